"""A child task of a joint handling (联办): one helper, what is asked of them, until when."""

from typing import ClassVar, Literal

from domain.clocks import Clock
from domain.document import Document, Index
from domain.work import NEVER

TaskState = Literal["asked", "taken", "done", "declined", "dropped"]
ENDED: frozenset[TaskState] = frozenset({"done", "declined", "dropped"})


class Task(Document, frozen=True, kw_only=True):
    """What one helper (城管, 物业 …) is asked to do for a case.

    Its id is the case's and the helper's, so that nobody is asked twice at once. `helper` is a
    role of the pack; `seat` the seat that takes it, "" for helpers outside the program, whose
    part the lead writes down. The lead's own words for it are the case's `Words` of part `task`
    (`words` is their id): helpers never read the reporter's. `clock` is the task's own.
    """

    collection: ClassVar[str] = "tasks"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("case", "asked_at")),
        Index(("seat", "open", "alarm_at")),
        Index(("alarm_at",)),
        Index(("helper", "open", "asked_at")),
    )

    case: str
    helper: str
    state: TaskState = "asked"
    open: bool = True
    asked_at: int
    asked_by: str
    words: str = ""
    seat: str = ""
    clock: Clock | None = None
    alarm_at: int = NEVER
    ended_at: int = 0
