"""What a later date has to be: ahead, later than the one there is, and no later than the pack says."""

from typing import Literal

from domain.case import Case
from domain.clocks import Clock, due_after
from services.office import Office

Fault = Literal["", "past", "earlier", "later", "given"]


def fault(office: Office, case: Case, due: int, now: int, *, capped: bool) -> Fault:
    """Why a case cannot be put off until `due` (ms UTC), "" where it can.

    `given`: the date is another house's (12345) and can only be moved there. `later`: beyond
    what complex cases get at most (COMPLEX), which only the supervisor may exceed.
    """
    running = promised(case)
    if due <= now:
        return "past"
    if running and running.basis == "given":
        return "given"
    if running and due <= running.due:
        return "earlier"
    return "later" if capped and due > latest(office, case) else ""


def latest(office: Office, case: Case) -> int:
    """Until when a case may be put off without the supervisor, ms UTC."""
    running = promised(case)
    start = running.started if running else case.opened_at
    complex_ones = office.timing.allotments["COMPLEX"][case.urgency]
    assert complex_ones is not None
    return due_after(start, complex_ones, office.calendar)


def promised(case: Case) -> Clock | None:
    """The clock of the answer that somebody waits for."""
    both = (case.clock("REDO"), case.clock("RESOLVE"))
    return next((clock for clock in both if clock and clock.running), None)
