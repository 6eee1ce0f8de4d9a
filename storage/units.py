"""What one commit asks for, checked before any store is troubled with it."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from domain.document import Document
from domain.errors import Conflict
from storage.port import Change, Guard, Insert


class Unit(NamedTuple):
    """Changes with deliveries first, and the guards that no change implies already.

    Deliveries go first so that a repeated one is `Duplicate` in every store, whatever else in
    the unit is stale by then: the stored reply answers it, and running it again cannot.
    """

    changes: list[Change]
    guards: list[Guard]


def checked(
    changes: Sequence[Change], guards: Sequence[Guard], street: str, known: Callable[[type], object]
) -> Unit:
    """Sort out a unit of work; ValueError for what no honest caller asks.

    Raises `Conflict` where one document was read at two versions: one of them is stale.
    """
    seen: dict[tuple[type, str], Change | Guard] = {}
    for change in changes:
        key = _key(change.doc, street, known)
        if key in seen:
            raise ValueError(f"{change.doc.collection} {change.doc.id} is changed twice")
        seen[key] = change
    kept = []
    for guard in guards:
        key = _key(guard.doc, street, known)
        if (other := seen.setdefault(key, guard)) is guard:
            kept.append(guard)
        elif not isinstance(other, Insert) and other.doc.version != guard.doc.version:
            raise Conflict(collection=guard.doc.collection, id=guard.doc.id)
    return Unit(sorted(changes, key=_not_delivery), kept)


def _key(doc: Document, street: str, known: Callable[[type], object]) -> tuple[type, str]:
    known(type(doc))
    if doc.street != street:
        raise ValueError(f"{doc.collection} {doc.id} belongs to street {doc.street!r}")
    return type(doc), doc.id


def _not_delivery(change: Change) -> bool:
    return not (isinstance(change, Insert) and change.delivery)
