"""The open question: a digit, a word or a pin answers it; another subject lets it be."""

import re
from collections.abc import Awaitable, Callable

from domain.message import Choice, Reply
from domain.session import Question
from handlers import lost
from handlers.emergency import calls
from handlers.meetings import minutes, notices, wishes
from handlers.own import appointments, own_cases, taking_back
from handlers.person import people
from handlers.reporting import appeals, corrections, desk_items, joining, photos, whereabouts
from handlers.staff import asked, finishing
from handlers.street import bookings, centre, micro_wishes, stations
from handlers.turn import Turn

Answer = Callable[[Turn, Question], Awaitable[Reply | None]]

_DIGIT = re.compile(r"^[\s第选]*([1-9１-９一二三四五六七八九])[\s.。、号个)）]*$")
_CHINESE = "一二三四五六七八九"
_YES = frozenset(
    "是 是的 对 对的 好 好的 嗯 要 要的 行 可以 确定 確定 同意 对呀 yes y ok okay sure".split()
)
_NO = frozenset("不 不是 不要 不用 不行 不对 不對 否 别 算了 no n nope".split())


async def answered(turn: Turn) -> Reply | None:
    """The reply where this message answers the open question, None where it is something new."""
    question = turn.question
    if question is None:
        return None
    choice = _chosen(turn, question.choices)
    if choice is not None:
        turn.chosen = choice.means
        turn.instead(choice.say)
    if question.kind == "menu" or (turn.command and turn.command.verb == "never_mind"):
        return None
    return await ANSWERS[question.kind](turn, question)


async def cancel(turn: Turn) -> Reply:
    """「算了」: the question is dropped; a case that exists goes on and says how to end it."""
    question = turn.question
    turn.settle()
    case = await own_cases.case_of_question(turn, question)
    if case is not None and case.opened:
        return turn.reply("cancel-case", number=case.serial)
    return turn.reply("cancel-done")


ANSWERS: dict[str, Answer] = {
    "where": whereabouts.told_where,
    "split": appeals.told_split,
    "apart": appeals.told_split,
    "similar": joining.told_similar,
    "photo": photos.told_whose,
    "outside": appeals.told_outside,
    "which": own_cases.told_which,
    "withdraw": taking_back.told_withdraw,
    "regret": taking_back.told_regret,
    "move": corrections.told_move,
    "lost": lost.told_lost,
    "erase": people.told_erase,
    "reply": own_cases.told_reply,
    "appoint": appointments.told_appointment,
    "ask_what": desk_items.told_what,
    "service": centre.told_service,
    "booking": bookings.told_booking,
    "wish": micro_wishes.told_wish,
    "station_where": stations.told_where,
    "station": stations.told_station,
    "station_shut": stations.told_shut,
    "call": calls.told_draft,
    "call_part": calls.told_part,
    "staff_case": asked.told_case,
    "staff_words": asked.told_words,
    "staff_item": asked.told_item,
    "staff_proof": finishing.told_proof,
    "self_proof": finishing.told_proof,
    "meeting": wishes.told_meeting,
    "minutes": minutes.told_minutes,
    "notice": notices.told_notice,
}


def _chosen(turn: Turn, choices: tuple[Choice, ...]) -> Choice | None:
    words = _plain(turn.words)
    if match := _DIGIT.match(turn.words):
        return _numbered(match[1], choices)
    same = (c for c in choices if words in (_plain(c.label), _plain(c.say)))
    return next(same, None) or _agreed(words, choices)


def _numbered(digit: str, choices: tuple[Choice, ...]) -> Choice | None:
    number = _CHINESE.index(digit) + 1 if digit in _CHINESE else int(digit)
    chosen = choices[number - 1] if number <= len(choices) else None
    return chosen if chosen and not chosen.word else None


def _agreed(words: str, choices: tuple[Choice, ...]) -> Choice | None:
    """A plain yes or no, where that is what was asked."""
    wanted = "-yes" if words in _YES else "-no" if words in _NO else None
    return next((c for c in choices if wanted and c.means.endswith(wanted)), None)


def _plain(words: str) -> str:
    return words.strip(" \t。.!！~～,，").lower()
