"""What the reporter is promised: a first contact by, and an answer by (never «solved by»)."""

from domain.case import Case
from domain.clocks import Clock
from domain.session import Language
from services import when
from services.office import Office


def contact_by(office: Office, case: Case, language: Language) -> str:
    """The day of the first contact in words, "" where none is promised."""
    return _day(office, case, case.clock("FIRST_CONTACT"), language)


def answer_by(office: Office, case: Case, language: Language) -> str:
    """The day of the answer in words, "" where none is promised (quiet cases).

    A case sent back to work is promised anew; one that waits for a supervisor, their answer.
    """
    return _day(office, case, _promise(case), language)


def first_promised(office: Office, case: Case, language: Language) -> str:
    """The day that was promised before it was put off, "" where it never was."""
    clock = _promise(case)
    if clock is None or case.quiet or clock.original_due == clock.due:
        return ""
    return when.day(clock.original_due, office.clock.now(), office.calendar, language)


def late(case: Case, now: int) -> bool:
    """Whether the promised answer is overdue: then nobody may be told that date as a promise."""
    clock = _promise(case)
    return bool(clock and clock.running and clock.due < now)


def contact_ahead(case: Case, now: int) -> bool:
    """Whether the first contact is still to come, in time."""
    clock = case.clock("FIRST_CONTACT")
    return bool(clock and clock.running and clock.due >= now)


def _promise(case: Case) -> Clock | None:
    """The clock that the reporter waits for."""
    names = ("REVIEW", "REDO") if case.state == "reopen_requested" else ("REDO",)
    running = (c for name in names if (c := case.clock(name)) and c.running)
    return next(running, None) or case.clock("RESOLVE")


def _day(office: Office, case: Case, clock: Clock | None, language: Language) -> str:
    if clock is None or case.quiet:
        return ""
    said = when.day if clock.allotment.unit == "WD" else when.moment
    return said(clock.due, office.clock.now(), office.calendar, language)
