"""The open question: a digit, a word or a pin answers it; another subject lets it be."""

import re
from collections.abc import Awaitable, Callable, Mapping

from msgspec.structs import replace

from domain.message import Choice, Reply
from domain.session import Question
from handlers import appeals, centre, own_cases, people, stations, whereabouts
from handlers.turn import Turn

Handler = Callable[[Turn], Awaitable[Reply]]
Answer = Callable[[Turn, Question], Awaitable[Reply | None]]

_DIGIT = re.compile(r"^[\s第选]*([1-9１-９一二三四五六七八九])[\s.。、号个)）]*$")
_CHINESE = "一二三四五六七八九"


async def answered(turn: Turn, intents: Mapping[str, Handler]) -> Reply | None:
    """The reply where this message answers the open question, None where it is something new."""
    question = turn.question
    if question is None:
        return None
    chosen = _chosen(turn.words, question.choices)
    if chosen is not None:
        rehear(turn, chosen.say)
    if question.kind == "menu":
        return None
    if turn.command and turn.command.verb == "never_mind":
        return None
    return await ANSWERS[question.kind](turn, question)


def rehear(turn: Turn, words: str) -> None:
    """Take a chosen answer for what was said."""
    understanding = turn.office.understanding
    turn.incoming = replace(turn.incoming, text=words)
    turn.heard = understanding.understand(words)
    turn.command = understanding.parse_command(words)


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
    "outside": appeals.told_outside,
    "withdraw": own_cases.told_withdraw,
    "erase": people.told_erase,
    "service": centre.told_service,
    "station_where": stations.told_where,
}


def _chosen(words: str, choices: tuple[Choice, ...]) -> Choice | None:
    match = _DIGIT.match(words)
    if match:
        digit = match[1]
        number = _CHINESE.index(digit) + 1 if digit in _CHINESE else int(digit)
        return choices[number - 1] if number <= len(choices) else None
    return next((c for c in choices if words in (c.label, c.say)), None)
