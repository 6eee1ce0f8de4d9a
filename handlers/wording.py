"""Sentences that several handlers say of a case."""

from domain.case import Case
from domain.message import Card
from handlers.turn import Turn
from services.cases.telling import alerts, pages, promise
from services.people import callers

OFFICE_HOURS = frozenset({"high", "normal", "low"})
"""Urgencies whose clocks stand still while the office is closed."""

OF_THEIRS = ("case-to-grid", "case-to-desk", "case-dates")
OF_A_CALLER = ("behalf-to-grid", "behalf-to-desk", "behalf-dates")
"""Who has it and until when: said to its reporter, and to whoever told of it for another."""


def named(turn: Turn, case: Case) -> str:
    """What a case is called to whoever reported it; a quiet one never by its topic."""
    if case.quiet:
        return turn.say("kind-quiet")
    return alerts.headline(turn.office, case, turn.session.language)


def closed_now(turn: Turn) -> list[str]:
    """That nobody sits there now, kindly, where a promise begins with the next morning."""
    return [] if turn.office.calendar.is_open(turn.now) else [turn.say("after-hours")]


async def page_of(turn: Turn, case: Case) -> tuple[Card, ...]:
    """The way to the case's page and, where they have none left, to one notice of how it goes on."""
    language = turn.session.language
    if callers.by_telephone(case):
        return ()  # it is the reporter's, and a link in somebody else's hands would be theirs
    return await pages.card(turn.office, case, language, turn.now, account=turn.identity.address)


def offers(turn: Turn, case: Case) -> str:
    """That a photo helps, and that a phone may be left: the last way where no other stays open."""
    if callers.by_telephone(case):
        return turn.say("behalf-answers")
    return turn.say("case-photo-thanks" if case.photos else "case-photo")


def promised(turn: Turn, case: Case) -> list[str]:
    """Number, who has it now, and the two dates."""
    grid = turn.office.grid_name(case.grid, turn.session.language)
    to_grid, to_desk, dates = OF_A_CALLER if callers.by_telephone(case) else OF_THEIRS
    id = to_grid if case.state == "dispatched" else to_desk
    lines = [turn.say(id, serial=case.serial, number=case.number, grid=grid)]
    language = turn.session.language
    contact = promise.contact_by(turn.office, case, language)
    answer = promise.answer_by(turn.office, case, language)
    if contact and answer:
        lines += closed_now(turn) if case.urgency in OFFICE_HOURS else []
        lines.append(turn.say(dates, contact=contact, answer=answer))
    return lines
