"""Whoever has a case owes its next step sooner: 催办 by its reporter, 督办 from above."""

from domain.case import Case
from domain.clocks import ClockName, due_after
from domain.street import Allotment
from domain.workflow import Timing, moved_due

SOON = Allotment(2, "WH")
"""How soon something has to happen then."""

NEXT: frozenset[ClockName] = frozenset({"TRIAGE", "ACK", "FIRST_CONTACT", "UPDATE", "REVIEW"})
"""Clocks of the next step; by when it is answered stays as it was promised."""


def hurried(case: Case, now: int, timing: Timing) -> Case:
    """The case with its next step due within `SOON`.

    So it rises in every queue, which stand by the clock that ends first; no date that was
    promised becomes a later one.
    """
    soon = due_after(now, SOON, timing.calendar)
    late = [c.name for c in case.clocks if c.counting and c.name in NEXT and c.due > soon]
    return moved_due(case, tuple(late), soon, timing)
