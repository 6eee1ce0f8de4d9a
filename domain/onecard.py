"""Holders of the 一卡通: that somebody has a card, and how often cards are used. Never for what."""

from typing import ClassVar

from domain.document import Document, Index


class OneCard(Document, frozen=True, kw_only=True):
    """A card that was given out; the id is a hash of its number, and no name is kept.

    `person` is whoever bound it with a one-time `code` (hashed, good until `code_until`, ms UTC).
    A `lost` card opens nothing.
    """

    collection: ClassVar[str] = "onecards"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("person",)), Index(("code",)))

    person: str = ""
    code: str = ""
    code_until: int = 0
    lost: bool = False


class CardDay(Document, frozen=True, kw_only=True):
    """How often cards were used on one day, all cards and services together; the id is the day."""

    collection: ClassVar[str] = "carddays"

    uses: int
