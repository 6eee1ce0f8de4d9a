"""What every stored document has in common."""

from typing import Any, ClassVar, NamedTuple

import msgspec


class Index(NamedTuple):
    """Fields that a store keeps in order for one kind of document.

    `street` is always first, so two streets never meet in one index, and `id` is always last,
    so every order is total. Both are added by the stores; name only what lies between.
    """

    fields: tuple[str, ...]
    unique: bool = False


class Document(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=False):
    """A record in the store: found by `id`, replaced only at the `version` it was read with.

    `collection` names where it lives; `indexes` are the only fields it can be searched by.
    Indexed fields are never null and keep one type (a sentinel stands for "none").
    `shape` is the schema number of this kind of document; older shapes are lifted on read.
    """

    collection: ClassVar[str]
    indexes: ClassVar[tuple[Index, ...]] = ()

    id: str
    street: str
    shape: int = 1
    version: int = 0

    @classmethod
    def lift(cls, raw: dict[str, Any]) -> dict[str, Any]:
        """Bring a stored record of an older `shape` to this class's fields; pure."""
        return raw
