"""Documents for the stores' own tests: every type of field, every sort of index."""

from enum import IntEnum
from typing import Any, ClassVar, Literal

import msgspec

from domain.document import Document, Index
from storage.port import Store


class Urgency(IntEnum):
    """An enumeration in an index, as `domain.work.Lane` is."""

    now = 0
    later = 1


class Point(msgspec.Struct, frozen=True):
    """Something inside a document."""

    lat: float
    lng: float


class Card(Document, frozen=True, kw_only=True):
    """A document with a unique index and some to search by."""

    collection: ClassVar[str] = "cards"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("box", "rank")),
        Index(("open", "rank")),
        Index(("urgency",)),
        Index(("state",)),
        Index(("code",), unique=True),
    )

    code: str
    box: str = "red"
    rank: int = 0
    open: bool = True
    urgency: Urgency = Urgency.later
    state: Literal["free", "taken"] = "free"
    words: str = ""
    where: Point | None = None
    points: tuple[Point, ...] = ()
    facts: dict[str, Any] = msgspec.field(default_factory=dict)
    tallies: dict[int, int] = msgspec.field(default_factory=dict)


class Answer(Document, frozen=True, kw_only=True):
    """A delivery: its id is the key, and `nonce` another one."""

    collection: ClassVar[str] = "answers"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("nonce",), unique=True),)

    nonce: str
    reply: str = ""


class Plain(Document, frozen=True, kw_only=True):
    """A document found by its id alone."""

    collection: ClassVar[str] = "plains"

    words: str = ""


class Stranger(Document, frozen=True, kw_only=True):
    """A kind that no store here was told of."""

    collection: ClassVar[str] = "strangers"


KINDS: tuple[type[Document], ...] = (Card, Answer, Plain)


def card(store: Store, id: str, **fields: Any) -> Card:
    """A card of the store's street; its code is its id unless given."""
    return Card(id=id, street=store.street, **{"code": id, **fields})


def answer(store: Store, id: str, nonce: str = "") -> Answer:
    """A delivery of the store's street."""
    return Answer(id=id, street=store.street, nonce=nonce or id, reply="好的")


def plain(store: Store, id: str, words: str = "") -> Plain:
    """A document without indexes."""
    return Plain(id=id, street=store.street, words=words)
