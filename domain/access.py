"""Who is signed in to the API, by which account, and what they sent ahead of its words."""

from typing import ClassVar

from domain.document import Document, Index
from domain.message import Media


class Access(Document, frozen=True, kw_only=True):
    """One sign-in; its id is the hash of the word that the caller holds, which is kept nowhere.

    `account` is the id of the `Identity` it was made with. Over at `expires_at` (ms UTC).
    """

    collection: ClassVar[str] = "accesses"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("person",)), Index(("expires_at",)))

    person: str
    account: str
    made_at: int
    expires_at: int


class Union(Document, frozen=True, kw_only=True):
    """Whose a unionid is; its id is the unionid's hash."""

    collection: ClassVar[str] = "unions"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("person",)),)

    person: str


class Upload(Document, frozen=True, kw_only=True):
    """A photo that `person` sent before the words it belongs to; nobody's after `expires_at`."""

    collection: ClassVar[str] = "uploads"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("person",)), Index(("expires_at",)))

    person: str
    media: Media
    expires_at: int
