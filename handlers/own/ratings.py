"""How it was handled: «fine» closes, «not fine» has it done again, what says neither is asked."""

from domain.case import Case
from domain.message import Choice, Reply
from domain.workflow import within_the_window
from handlers.own import followed
from handlers.own.notes import added, kept
from handlers.own.own_cases import ask_which
from handlers.own.verdicts import about_a_result, verdict
from handlers.turn import Turn
from handlers.wording import named, promised
from services.cases import by_reporter, lookup
from services.cases.by_reporter import Verdict
from services.cases.results import judging, reopening
from services.cases.telling import alerts, promise

STARS = frozenset("12345")
"""What may have been meant as stars, where no case of theirs has that number."""


async def rate(turn: Turn) -> Reply:
    """「行」, 「没好」, 「评价 7 4」: for the case they name, or the one that waits for their word."""
    said = verdict(turn)
    cases = await lookup.of_reporter(turn.office.store, turn.names)
    if about_theirs := await followed.judged(turn, cases, bad=said.bad):
        return about_theirs
    if turn.wanted_case and not lookup.choose(cases, turn.wanted_case):
        return _unknown(turn, cases)
    found = (
        lookup.choose(cases, turn.wanted_case) if turn.wanted_case else _meant(turn, cases, said)
    )
    if len(found) > 1:
        return ask_which(turn, "unrated" if said.bad or not said.good else "rate", found)
    if not found:
        return turn.reply("rate-again" if said.bad else "rate-nothing")
    return await rated(turn, found[0], said)


async def spoken(turn: Turn) -> Reply | None:
    """「没好,还在漏」 after we asked 「您看行吗?」: about that case, whatever else it sounds like."""
    waits = turn.question is not None and turn.question.kind not in ("reply", "menu")
    if not turn.free or waits or not about_a_result(turn.words):
        return None
    cases = await lookup.of_reporter(turn.office.store, turn.names)
    found = [c for c in _meant(turn, cases, verdict(turn)) if not c.opened or c.state == "handled"]
    if not found:
        return await followed.judged(turn, cases, bad=verdict(turn).bad)
    return await rated(turn, found[0], verdict(turn)) if len(found) == 1 else None


async def rated(turn: Turn, case: Case, said: Verdict) -> Reply:
    """What their word does to this case."""
    if said.bad:
        return await _not_fine(turn, case, said)
    if case.state == "handled":
        return _closed(turn, case, said) if said.good else ask_fine(turn, case)
    if not within_the_window(case, turn.now):
        return turn.reply("rate-early" if case.opened else "case-over", number=case.serial)
    by_reporter.rate(turn.office, turn.unit, case, turn.actor(), said, _more(turn), turn.now)
    turn.settle()
    return turn.reply("rate-noted", number=case.serial)


def ask_fine(turn: Turn, case: Case) -> Reply:
    """Fine or not? Asked where the words could mean either."""
    say = turn.say
    choices = (
        Choice(say("told-fine"), say("told-fine-say", number=case.number)),
        Choice(say("told-not-fine"), say("told-not-fine-say", number=case.number)),
    )
    turn.ask("which", choices, case=case.id)
    return Reply(text=say("rate-ask", number=case.serial), choices=choices)


def _meant(turn: Turn, cases: list[Case], said: Verdict) -> list[Case]:
    """Those that may be meant without a number: what waits for a word, else what may be reopened."""
    if handled := [c for c in cases if c.state == "handled"]:
        return handled
    closed = [c for c in cases if not c.opened and within_the_window(c, turn.now)]
    opened = [c for c in cases if c.opened]
    if said.bad and closed:
        return closed + opened
    return opened[:1] or closed[:1]


def _unknown(turn: Turn, cases: list[Case]) -> Reply:
    """「评价 4」 with one case to rate, and none of that number: the stars, most likely."""
    waits = [c for c in cases if within_the_window(c, turn.now)]
    if (
        len(waits) != 1
        or turn.command is None
        or turn.command.rest
        or turn.wanted_case not in STARS
    ):
        return turn.reply("case-unknown", number=turn.wanted_case)
    stars = turn.say("rate-stars-say", number=waits[0].number, stars=turn.wanted_case)
    choices = (Choice(turn.say("rate-stars-yes"), stars, means="rate-stars-yes"),)
    turn.ask("which", choices, case=waits[0].id)
    text = turn.say("rate-stars", number=waits[0].serial, stars=turn.wanted_case)
    return Reply(text=text, choices=choices)


def _closed(turn: Turn, case: Case, said: Verdict) -> Reply:
    judging.fine(turn.office, turn.unit, case, turn.actor(), said, _more(turn), turn.now)
    turn.settle()
    return turn.reply("rate-slow" if said.satisfied == "no" else "rate-thanks", number=case.serial)


def _more(turn: Turn) -> str:
    """What was said beside the word itself; kept, since it tells what to do better."""
    return "" if turn.command or turn.chosen else turn.words


async def _not_fine(turn: Turn, case: Case, said: Verdict) -> Reply:
    way = reopening.way(case, turn.now)
    if way == "early":
        await added(turn, case, turn.words)
        return turn.reply("rate-unsolved", number=case.serial)
    if way == "anew":
        return await _anew(turn, case)
    done = await judging.not_fine(
        turn.office, turn.unit, case, turn.actor(), said, _reason(turn), turn.now
    )
    turn.keep_case(done.case)
    turn.ask("reply", case=done.case.id)
    if done.way == "review":
        return _opened(turn, done.case, "rate-review")
    return _opened(turn, done.case, "rate-redo" if done.to_another else "rate-redo-same")


def _opened(turn: Turn, case: Case, id: str) -> Reply:
    answer = promise.answer_by(turn.office, case, turn.session.language)
    lines = [turn.say(id if answer else "rate-redo-soon", number=case.serial, answer=answer)]
    return Reply(text="\n".join([*lines, turn.say("rate-why")]))


async def _anew(turn: Turn, old: Case) -> Reply:
    """Too late to open it again, or never begun: a new case that knows the old one."""
    case = reopening.take_up(
        turn.office, turn.unit, old, turn.actor(), _reason(turn), await turn.serial(), turn.now
    )
    alerted = await alerts.alert(turn.office, turn.unit, case, _reason(turn), turn.now)
    turn.told, turn.twins = alerted.bound, alerted.twins
    turn.settle()
    turn.keep_case(case)
    if case.quiet:
        return kept(turn, case)
    before = turn.say("rate-anew", number=old.serial, what=named(turn, case))
    return Reply(text="\n".join([before, *promised(turn, case), turn.say("rate-why")]))


def _reason(turn: Turn) -> str:
    reason = turn.command.rest if turn.command else turn.words
    return reason or turn.say("told-not-fine")
