"""A wish to be forgotten that has to wait: somebody is still at work with these words."""

from typing import ClassVar

from domain.document import Document, Index


class Forgetting(Document, frozen=True, kw_only=True):
    """That a case's reporter wants their words in it erased once it is over; its id is the case's.

    `since` is when they asked for it or left, ms UTC.
    """

    collection: ClassVar[str] = "forgettings"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("since",)),)

    since: int
