"""What the desk has to say by telephone, because no message does."""

from typing import ClassVar, Literal

from domain.document import Document, Index

Why = Literal["callback", "unreached"]


class TelephoneTask(Document, frozen=True, kw_only=True):
    """A call that the desk owes a reporter; its id says what it came from, so it is made once.

    `why`: nobody called back in time after closing (never the handler's to do), or no channel
    reaches the reporter any more. `not_by` is the seat that may not make the call.
    """

    collection: ClassVar[str] = "telephone"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("open", "made_at")),
        Index(("case", "open")),
    )

    case: str
    why: Why
    made_at: int
    not_by: str = ""
    open: bool = True
    done_at: int = 0
