"""Sentences that several handlers say of a case."""

from domain.case import Case
from handlers.turn import Turn
from services.cases import promise


def promised(turn: Turn, case: Case) -> list[str]:
    """Number, who has it now, and the two dates."""
    grid = turn.office.grid_name(case.grid)
    id = "case-to-grid" if case.state == "dispatched" else "case-to-desk"
    lines = [turn.say(id, serial=case.serial, number=case.number, grid=grid)]
    language = turn.session.language
    contact = promise.contact_by(turn.office, case, language)
    answer = promise.answer_by(turn.office, case, language)
    if contact and answer:
        lines.append(turn.say("case-dates", contact=contact, answer=answer))
    return lines
