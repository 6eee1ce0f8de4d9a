"""The Store port: nine methods, document-shaped, the same promises from both stores."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, Protocol, TypeVar

import msgspec

from domain.document import Document

D = TypeVar("D", bound=Document)
Scalar = str | int | bool


class Where(msgspec.Struct, frozen=True):
    """One condition on one indexed field; a search takes several, all of which must hold.

    `op`: `=` equals `value`; `in` is one of `value` (a tuple); `<`, `<=`, `>`, `>=` bound it.
    """

    field: str
    op: Literal["=", "in", "<", "<=", ">", ">="]
    value: Scalar | tuple[Scalar, ...]


def eq(field: str, value: Scalar) -> Where:
    """`field` equals `value`."""
    return Where(field, "=", value)


def among(field: str, values: Sequence[Scalar]) -> Where:
    """`field` is one of `values`; an empty sequence matches nothing."""
    return Where(field, "in", tuple(values))


class Order(msgspec.Struct, frozen=True):
    """Sort by these indexed fields; `-field` sorts downwards.

    `id` ends every order and goes the way of the field before it.
    """

    fields: tuple[str, ...] = ()


BY_ID = Order()


class Insert(msgspec.Struct, frozen=True):
    """A new document. A violated unique index is `Conflict`, unless `delivery`: `Duplicate`.

    It is stored with `version` 1 whatever the document says.
    """

    doc: Document
    delivery: bool = False


class Replace(msgspec.Struct, frozen=True):
    """A document read at `doc.version`, to be stored as `doc.version + 1`; else `Conflict`."""

    doc: Document


class Delete(msgspec.Struct, frozen=True):
    """Remove a document read at `doc.version`; else `Conflict`."""

    doc: Document


class Guard(msgspec.Struct, frozen=True):
    """«My decision rests on this document as I read it»: changed or gone means `Conflict`.

    It leaves the document as it is, so two units that both only guard it both pass. A decision
    that rests on something *not* being there (no booking yet) has to `Replace` a document that
    every such decision replaces.
    """

    doc: Document


Change = Insert | Replace | Delete


class Store(Protocol):
    """What services may ask of a store. Times are integer milliseconds UTC, given by the caller."""

    street: str

    async def open(self) -> None:
        """Connect, create collections and indexes, refuse a newer schema (`Unavailable`)."""

    async def close(self) -> None:
        """Finish what was begun and let go; afterwards every call is `Unavailable`."""

    async def ping(self) -> None:
        """Raise `Unavailable` where the store cannot be read and written."""

    async def get(self, kind: type[D], id: str) -> D | None:
        """The document with this id, or None."""

    async def find(
        self,
        kind: type[D],
        where: Sequence[Where] = (),
        *,
        order: Order = BY_ID,
        limit: int = 100,
        after: D | None = None,
    ) -> list[D]:
        """Documents of this street that meet every condition, in order, at most `limit`.

        Conditions and order name indexed fields or `id`; else ValueError (no index, no search).
        `after` is the last document of the page before (keyset paging): the search goes on
        behind it, also where documents came or went in between.
        """

    async def count(
        self, kind: type[Document], where: Sequence[Where] = (), *, by: str = ""
    ) -> Mapping[Scalar, int]:
        """How many documents for each value of the indexed field `by` (`{"": n}` without)."""

    async def commit(self, changes: Sequence[Change], guards: Sequence[Guard] = ()) -> None:
        """All changes or none, durable on return; a cancelled caller's unit is written all the same.

        Raises `Duplicate` (a delivery was answered before), `Conflict` (a version or a unique
        index did not hold: read again, decide again) or `Unavailable` (nothing was written).
        """

    async def claim(
        self,
        kind: type[D],
        where: Sequence[Where],
        change: Callable[[D], D],
        *,
        order: Order,
        limit: int,
    ) -> list[D]:
        """Take up to `limit` matching documents, each for one caller only.

        `change` is the pure step that marks a document as taken (it must leave the conditions
        unmet); it may run more than once and in another thread. The documents are returned as
        stored, after it. Raises what `commit` raises.
        """

    async def next(self, series: str) -> int:
        """The next number of this street's series (1, 2, …); its own durable write, gaps allowed."""
