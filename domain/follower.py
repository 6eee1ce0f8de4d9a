"""Those who follow a case because they reported the same thing."""

from typing import ClassVar

from domain.document import Document, Index


class Follower(Document, frozen=True, kw_only=True):
    """One person who hears how a case goes on, and may say that it is not fixed.

    Its id is the case's and the person's, so that following twice is following once. `own` is
    the case of theirs that was merged into this one, "" for who only follows.
    """

    collection: ClassVar[str] = "followers"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("case", "since")),
        Index(("person", "since")),
    )

    case: str
    person: str
    since: int
    own: str = ""


def follower_id(case: str, person: str) -> str:
    """The id of the one document that says so."""
    return f"{case}:{person}"
