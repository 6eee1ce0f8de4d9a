"""What a store has to know about a kind of document, read once from its class."""

from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Generic, NamedTuple, TypeVar, cast

import msgspec
from msgspec import inspect

from domain.document import Document, Index

D = TypeVar("D", bound=Document)

OWN_NAMES = frozenset({"meta", "series"})
"""Collections that the stores keep for themselves."""

ENVELOPE = frozenset({"id", "street", "shape", "version", "body"})
"""Fields that no index may name: the stores keep them in their own places."""

ScalarType = type[str] | type[int] | type[bool]


class Kind(NamedTuple, Generic[D]):
    """One Document class: where it lives, by which fields of which type it can be searched.

    `fields` holds the indexed fields and `id`; `shape` is the number new documents carry.
    """

    type: type[D]
    collection: str
    indexes: tuple[Index, ...]
    fields: Mapping[str, ScalarType]
    shape: int


class Kinds:
    """All kinds of one store. Asking for a kind that was not named is a programming error."""

    def __init__(self, kinds: Iterable[type[Document]]) -> None:
        self._kinds = {kind: describe(kind) for kind in kinds}
        names = [kind.collection for kind in self._kinds.values()]
        if twice := {name for name in names if names.count(name) > 1 or name in OWN_NAMES}:
            raise ValueError(f"collections named twice or reserved: {sorted(twice)}")

    def all(self) -> list[Kind[Document]]:
        """Every kind, in the order they were named."""
        return list(self._kinds.values())

    def of(self, kind: type[D]) -> Kind[D]:
        """The description of `kind`; ValueError if the store was not told of it."""
        try:
            return cast("Kind[D]", self._kinds[kind])
        except KeyError:
            raise ValueError(f"the store does not know {kind.__name__}") from None


@cache
def describe(kind: type[D]) -> Kind[D]:
    """Read a class, once: that is slow. ValueError where an index names what cannot be indexed."""
    declared = {field.name: field for field in msgspec.structs.fields(kind)}
    fields: dict[str, ScalarType] = {"id": str}
    for index in kind.indexes:
        for name in index.fields:
            if name not in declared or name in ENVELOPE:
                raise ValueError(f"{kind.__name__} cannot be indexed by {name!r}")
            fields[name] = _scalar(kind, name)
    return Kind(kind, kind.collection, kind.indexes, fields, int(declared["shape"].default))


def _scalar(kind: type[Document], name: str) -> ScalarType:
    """The one type of an indexed field: an index over mixed types or nulls has no one order."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    found = next(field.type for field in info.fields if field.name == name)
    types: set[object] = {_PLAIN.get(type(found))}
    if isinstance(found, inspect.LiteralType):
        types = {type(value) for value in found.values}
    elif isinstance(found, inspect.EnumType):
        types = {type(member.value) for member in found.cls}
    for scalar in (str, int, bool):
        if types == {scalar}:
            return scalar
    raise ValueError(f"{kind.__name__}.{name} is indexed but is not of one plain type")


_PLAIN: Mapping[type, ScalarType] = {
    inspect.StrType: str,
    inspect.IntType: int,
    inspect.BoolType: bool,
}


def plain(value: object) -> object:
    """An enumeration's value, anything else as it is: what both databases can compare."""
    return value.value if isinstance(value, Enum) else value
