"""Taking a case back, and thinking better of that."""

import re

from domain.case import Case
from domain.message import Reply
from domain.session import Question
from domain.understanding import Problem
from handlers.own.own_cases import case_of_question, one_case
from handlers.reporting.appeals import accepted, report
from handlers.staff.telling_staff import helpers_let_go
from handlers.turn import MOST_PHOTOS, Turn
from handlers.wording import named
from services.cases import appointments, by_reporter, lookup
from services.cases.telling import alerts
from services.cases.where import Spot

REGRET = re.compile(
    r"后悔|後悔|还是要|還是要|不撤|别撤|恢复|恢復|继续办|繼續辦|\bafter all\b|\bkeep it\b",
    re.IGNORECASE,
)
"""How people take a withdrawal back."""


async def withdraw(turn: Turn) -> Reply:
    """「撤回 7」 takes it back; without a number it says first what it will do."""
    case = await one_case(turn, "withdraw")
    if isinstance(case, Reply):
        return case
    if not case.opened:
        return turn.reply("case-over", number=case.serial)
    if turn.wanted_case:
        return await _withdrawn(turn, case)
    choices = (turn.choice("withdraw-yes"), turn.choice("withdraw-no"))
    turn.ask("withdraw", choices, case=case.id)
    number = await lookup.called(turn.office.store, case)
    said = turn.say("withdraw-sure", number=number, what=named(turn, case))
    return Reply(text=said, choices=choices)


async def told_withdraw(turn: Turn, question: Question) -> Reply | None:
    """The answer to «take 7 back?»."""
    case = await case_of_question(turn, question)
    if turn.chosen == "withdraw-yes" and case is not None and case.opened:
        return await _withdrawn(turn, case)
    if turn.chosen == "withdraw-no" and case is not None:
        turn.settle()
        return turn.reply("withdraw-kept", number=case.serial)
    return None


async def told_regret(turn: Turn, question: Question) -> Reply | None:
    """「还是要办」 after taking it back: told anew with the same words, under a new number."""
    case = await case_of_question(turn, question)
    if case is None or not (turn.chosen == "withdraw-undo" or REGRET.search(turn.words)):
        return None
    said = await lookup.words(turn.office.store, case)
    words = said[0].text if said else ""
    turn.heard = turn.office.understanding.understand(words)
    sent = tuple(m for one in said for m in one.media)[-MOST_PHOTOS:]
    turn.remember(photos=sent, photos_at=turn.now)
    problems = (Problem(case.topic, words),) if case.topic else ()
    spot = Spot(case.grid, case.place, case.door)
    return await accepted(turn, await report(turn, spot, problems, words))


async def _withdrawn(turn: Turn, case: Case) -> Reply:
    """Taken back; who would have gone there is told not to."""
    seats = await alerts.concerned(turn.office, case)
    text = turn.office.texts.say(
        alerts.STAFF_LANGUAGE,
        "alert-withdrawn",
        number=case.serial,
        what=alerts.headline(turn.office, case),
    )
    number = await lookup.called(turn.office.store, case)
    case = await appointments.cancel(turn.unit, case, turn.actor(), turn.now)
    case = by_reporter.withdraw(turn.office, turn.unit, case, turn.actor(), turn.now)
    await helpers_let_go(turn, case)
    await alerts.tell_seats(turn.unit, case, seats, Reply(text=text), turn.now)
    turn.remember(last_case="")
    choices = (turn.choice("withdraw-undo"),)
    turn.ask("regret", choices, case=case.id)
    return Reply(text=turn.say("withdraw-done", number=number), choices=choices)
