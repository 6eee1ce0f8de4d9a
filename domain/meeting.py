"""Meetings (三会, 1+1+6): who meets about what, and the minutes that close one."""

from typing import ClassVar, Literal

from domain.document import Document, Index
from domain.people import Role
from domain.reminder import Recurring

Item = Literal["overdue", "ambiguous", "joint"]
"""What fills an agenda by itself: overdue cases, 模糊点, and what several handle together."""


class MeetingRule(Recurring, frozen=True, kw_only=True):
    """A meeting of the pack; `who` are its attendees.

    So many working days after it (`minutes_days`, 0: none are expected) the `keeper` is told that
    its minutes are missing.
    """

    agenda: tuple[Item, ...] = ()
    minutes_days: int = 0
    keeper: tuple[Role, ...] = ("desk",)


class Minutes(Document, frozen=True, kw_only=True):
    """What a meeting came to (纪要); the id is its occurrence's, and having it closes the meeting.

    `at` is when it took place (ms UTC), `by` the seat that wrote ("" for the
    operator's command), `text` without telephone and
    identity numbers.
    """

    collection: ClassVar[str] = "minutes"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("rule", "grid", "at")), Index(("at",)))

    rule: str
    grid: str
    at: int
    written_at: int
    by: str
    text: str
