"""A person's own cases: hurry, add, take back, say how it was handled."""

from domain.case import Case
from domain.message import Choice, Reply
from domain.session import Question
from handlers.progress import SHOWN, one_line
from handlers.turn import TALK_LIFE, Turn
from handlers.whereabouts import placed
from services import when
from services.cases import acts, alerts, lookup, promise
from services.cases.where import spot_of
from services.masking import excerpt, phone_in

ANSWERS_TO_WORDS = frozenset({"other", "thanks", "help", "ack", "case_add", "case_rate", "faq"})
"""What people answer a colleague with; anything else is a matter of its own."""


async def case_of_question(turn: Turn, question: Question | None) -> Case | None:
    """The case that an open question is about."""
    return await turn.unit.get(Case, question.case) if question and question.case else None


async def urge(turn: Turn) -> Reply:
    """「催办 7」: counted, and its owner is told."""
    case = await _one(turn, "urge")
    if isinstance(case, Reply):
        return case
    if not case.opened:
        return turn.reply("case-over", number=case.serial)
    case = acts.urge(turn.unit, case, turn.actor(), turn.now)
    text = turn.office.texts.say(
        alerts.STAFF_LANGUAGE,
        "alert-urged",
        number=case.serial,
        count=case.urged,
        what=alerts.headline(turn.office, case),
    )
    seats = await alerts.concerned(turn.office, case)
    await alerts.tell_seats(turn.unit, case, seats, Reply(text=text), turn.now)
    answer = promise.answer_by(turn.office, case, turn.session.language)
    late = promise.late(case, turn.now)
    id = "urge-late" if late else "urge-done" if answer else "urge-done-quiet"
    return turn.reply(id, number=case.serial, answer=answer)


async def add(turn: Turn) -> Reply:
    """「还有…」 adds to the last case, 「补充 7 …」 to that one; a place may be what was missing."""
    case = await _case_to_add(turn)
    if isinstance(case, Reply):
        return case
    case = note(turn, case, turn.command.rest if turn.command else turn.words)
    turn.keep_case(case)
    spot = spot_of(turn.heard)
    if case.state == "submitted" and not case.grid and spot.known:
        return await placed(turn, case, spot)
    return turn.reply("add-done", number=case.serial)


async def withdraw(turn: Turn) -> Reply:
    """「撤回 7」 takes it back; without a number it says first what it will do."""
    case = await _one(turn, "withdraw")
    if isinstance(case, Reply):
        return case
    if not case.opened:
        return turn.reply("case-over", number=case.serial)
    if turn.wanted_case:
        return _withdrawn(turn, case)
    choices = (turn.choice("withdraw-yes"), turn.choice("withdraw-no"))
    turn.ask("withdraw", choices, case=case.id)
    what = alerts.headline(turn.office, case, turn.session.language)
    return Reply(text=turn.say("withdraw-sure", number=case.serial, what=what), choices=choices)


async def told_withdraw(turn: Turn, question: Question) -> Reply | None:
    """The answer to «take 7 back?»."""
    case = await case_of_question(turn, question)
    if turn.chosen == "withdraw-yes" and case is not None and case.opened:
        return _withdrawn(turn, case)
    if turn.chosen == "withdraw-no" and case is not None:
        turn.settle()
        return turn.reply("withdraw-kept", number=case.serial)
    return None


async def rate(turn: Turn) -> Reply:
    """「行」 closes a handled case, 「没好」 sends it back to work; silence means neither."""
    cases = await lookup.of_reporter(turn.office.store, turn.person)
    handled = [c for c in cases if c.state == "handled"]
    found = lookup.choose(cases, turn.wanted_case) if turn.wanted_case else handled
    if len(found) > 1:
        return _which(turn, "rate" if turn.pleased else "unrated", found)
    if not found:
        return _still_open(turn, cases)
    if found[0].state != "handled":
        return _too_early(turn, found[0])
    if turn.pleased:
        case = acts.confirm(turn.office, turn.unit, found[0], turn.actor(), turn.now)
        return turn.reply("rate-thanks", number=case.serial)
    return await _redone(turn, found[0])


def note(turn: Turn, case: Case, text: str) -> Case:
    """Add this message to a case: its words, photo, pin and phone, whatever it carries."""
    media = (turn.incoming.media,) if turn.incoming.media else ()
    words = acts.said(case, turn.actor(), turn.now, "note", text)
    words = turn.with_message(words, media, phone_in(text))
    return acts.note(turn.unit, case, turn.actor(), turn.now, words)


async def told_reply(turn: Turn, question: Question) -> Reply | None:
    """The answer to what a colleague said («联系»): it goes to the case and to its handler."""
    case = await case_of_question(turn, question)
    if case is None or not case.opened or turn.heard.intent not in ANSWERS_TO_WORDS:
        return None
    case = note(turn, case, turn.words)
    turn.settle()
    turn.keep_case(case)
    words = excerpt(turn.words)
    said = turn.office.texts.say(
        alerts.STAFF_LANGUAGE, "alert-reply", number=case.serial, words=words
    )
    seats = await alerts.concerned(turn.office, case)
    await alerts.tell_seats(turn.unit, case, seats, Reply(text=said), turn.now)
    return turn.reply("reply-passed", number=case.serial)


async def recent(turn: Turn, within: int = TALK_LIFE) -> Case | None:
    """The case they spoke of last, if it is open and not longer ago than `within` ms."""
    if not turn.session.last_case or turn.now - turn.session.last_case_at > within:
        return None
    case = await turn.unit.get(Case, turn.session.last_case)
    return case if case is not None and case.opened else None


async def _one(turn: Turn, verb: str) -> Case | Reply:
    cases = await lookup.of_reporter(turn.office.store, turn.person)
    found = lookup.choose(cases, turn.wanted_case)
    if len(found) == 1:
        return found[0]
    if found:
        return _which(turn, verb, found)
    if turn.wanted_case:
        return turn.reply("case-unknown", number=turn.wanted_case)
    return turn.reply("mine-none" if not cases else "mine-none-open")


async def _case_to_add(turn: Turn) -> Case | Reply:
    if not turn.wanted_case:
        last = await recent(turn)
        if last is not None:
            return last
    case = await _one(turn, "add")
    if isinstance(case, Case) and not case.opened:
        return turn.reply("case-over", number=case.serial)
    return case


def _which(turn: Turn, verb: str, found: list[Case]) -> Reply:
    choices = tuple(
        Choice(one_line(turn, c, found), turn.say(f"which-{verb}-say", number=c.number))
        for c in found[:SHOWN]
    )
    words = turn.command.rest if turn.command else turn.words
    turn.ask("which", choices, words=words if verb == "add" else "")
    return Reply(text=turn.say("which"), choices=choices)


async def told_which(turn: Turn, question: Question) -> Reply | None:
    """The answer to «which one?»: what they wanted to add goes to the case they chose."""
    if not question.words or not turn.wanted_case:
        return None
    case = await _one(turn, "add")
    if isinstance(case, Reply) or not case.opened:
        return None
    case = note(turn, case, question.words)
    turn.settle()
    turn.keep_case(case)
    return turn.reply("add-done", number=case.serial)


def _withdrawn(turn: Turn, case: Case) -> Reply:
    case = acts.withdraw(turn.office, turn.unit, case, turn.actor(), turn.now)
    turn.settle()
    turn.remember(last_case="")
    return turn.reply("withdraw-done", number=case.serial)


def _still_open(turn: Turn, cases: list[Case]) -> Reply:
    opened = [c for c in cases if c.opened]
    if not opened:
        return turn.reply("rate-nothing" if turn.pleased else "rate-again")
    if turn.pleased:
        return turn.reply("rate-early", number=opened[0].serial)
    return _too_early(turn, opened[0])


def _too_early(turn: Turn, case: Case) -> Reply:
    if turn.pleased or not case.opened:
        return turn.reply("rate-early" if case.opened else "rate-again", number=case.serial)
    note(turn, case, turn.words)
    return turn.reply("rate-unsolved", number=case.serial)


async def _redone(turn: Turn, case: Case) -> Reply:
    case = acts.redo(turn.office, turn.unit, case, turn.actor(), turn.words, turn.now)
    await alerts.alert(turn.office, turn.unit, case, turn.words, turn.now)
    clock = case.clock("REDO")
    by = when.day(clock.due, turn.now, turn.office.calendar, turn.session.language) if clock else ""
    return turn.reply("rate-redo" if by else "rate-redo-soon", number=case.serial, answer=by)
