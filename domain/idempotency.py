"""What a request to the API was answered with, so that the same request sent again does nothing twice."""

from typing import ClassVar

from domain.document import Document, Index


class KeyUsed(Document, frozen=True, kw_only=True):
    """One idempotency key of one caller on one route; its id is made of these three.

    `body` is the digest of what was sent with it: other words under the same key are refused.
    `status`, `answer` (JSON) and `location` are what was said. Gone after `expires_at` (ms UTC).
    """

    collection: ClassVar[str] = "idempotency_keys"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("expires_at",)),)

    body: str
    status: int
    answer: str
    location: str
    expires_at: int
