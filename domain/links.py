"""Signed links: what a link opens, for whom and until when (contracts.md, People and rights)."""

from typing import ClassVar, Literal

import msgspec

from domain.document import Document, Index

Purpose = Literal["case", "file", "check", "call", "map"]
"""What a link is for; one made for another purpose opens nothing."""


class Claim(msgspec.Struct, frozen=True, array_like=True):
    """What a link says: `person` may look at `object` until `expires_at` (ms UTC).

    `epoch` is the person's when the link was made: raising it makes all their links void.
    Until `acts_until` (ms UTC, 0: never) one act may be done with it; `use` counts the links
    that followed one another in that time.
    """

    purpose: Purpose
    object: str
    person: str
    expires_at: int
    epoch: int = 0
    acts_until: int = 0
    use: int = 0


class Spent(Document, frozen=True, kw_only=True):
    """That the one act of a link was done; its id is the link's fingerprint."""

    collection: ClassVar[str] = "spent_links"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("expires_at",)),)

    expires_at: int


class Epoch(Document, frozen=True, kw_only=True):
    """How often all of a person's links were made void; its id is the person's."""

    collection: ClassVar[str] = "epochs"

    number: int = 0
