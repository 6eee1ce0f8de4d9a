"""A clock that called: written once, whoever ticks (contracts.md, Work to do outside)."""

from typing import ClassVar

from domain.clocks import Clock
from domain.document import Document, Index


class Firing(Document, frozen=True, kw_only=True):
    """One threshold of one run of one clock, and who was told.

    Its id is unique, so of any number of workers one makes it. `of` is the case's or child task's
    id, `clock` and `run` name the clock and its start number, `threshold` is in percent, `due`
    the moment it was reached, `at` when it was noticed (both ms UTC). `told` are seats, `people`
    who sat on them: a later step of the same run tells somebody else.
    """

    collection: ClassVar[str] = "firings"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("of", "at")), Index(("at",)))

    of: str
    clock: str
    run: int
    threshold: int
    due: int
    at: int
    told: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def round_of(of: str, clock: Clock) -> str:
    """What names one run of a clock; a deferral begins it anew, for its new date."""
    run = f"{of}:{clock.name}:{clock.start_number}"
    return f"{run}@{clock.due}" if clock.basis == "moved" else run


def firing_id(of: str, clock: Clock, threshold: int) -> str:
    """The one id of this call."""
    return f"{round_of(of, clock)}:{threshold}"
