"""What of ours lies with a platform for some days, so that it is not brought there twice."""

from typing import ClassVar

from domain.document import Document, Index

DAY = 86_400_000

KEPT = 2 * DAY + DAY // 2
"""How long a platform's name for it is used, ms: it forgets it after three days (临时素材)."""


class Upload(Document, frozen=True, kw_only=True):
    """One file of ours at one account: `media` is what the platform calls it.

    The id says which account and which file.
    """

    collection: ClassVar[str] = "platform_uploads"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("expires_at",)),)

    media: str
    expires_at: int
