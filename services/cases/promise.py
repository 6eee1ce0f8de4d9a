"""What the reporter is promised: a first contact by, and an answer by (never «solved by»)."""

from domain.case import Case
from domain.session import Language
from services import when
from services.office import Office


def contact_by(office: Office, case: Case, language: Language) -> str:
    """The day of the first contact in words, "" where none is promised."""
    return _day(office, case, "FIRST_CONTACT", language)


def answer_by(office: Office, case: Case, language: Language) -> str:
    """The day of the answer in words, "" where none is promised (quiet cases).

    A case sent back to work is promised anew.
    """
    again = case.clock("REDO")
    return _day(office, case, "REDO" if again and again.running else "RESOLVE", language)


def _day(office: Office, case: Case, name: str, language: Language) -> str:
    clock = case.clock(name)
    if clock is None or case.quiet:
        return ""
    if clock.allotment.unit != "WD":
        return when.moment(clock.due, office.clock.now(), office.calendar, language)
    return when.day(clock.due, office.clock.now(), office.calendar, language)


def late(case: Case, now: int) -> bool:
    """Whether the promised answer is overdue: then nobody may be told that date as a promise."""
    clock = case.clock("RESOLVE")
    return bool(clock and clock.running and clock.due < now)
