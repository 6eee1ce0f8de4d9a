"""A unit of work as statements."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from domain.document import Document
from domain.errors import Conflict, Duplicate
from storage.port import Change, Insert, Replace
from storage.sqlite.table import AnyTable
from storage.units import Unit


class Step(NamedTuple):
    """One statement of a unit. It must touch one row; what it means if it does not is `doc`'s."""

    sql: str
    parameters: tuple[Any, ...]
    doc: Document
    delivery: bool = False


def steps(unit: Unit, table_of: Callable[[type[Any]], AnyTable]) -> list[Step]:
    """The statements of a unit, bodies encoded: made where it is asked, as it stands then."""
    made = [_change(change, table_of(type(change.doc))) for change in unit.changes]
    for guard in unit.guards:
        doc = guard.doc
        made.append(Step(table_of(type(doc)).guard, (doc.street, doc.id, doc.version), doc))
    return made


def _change(change: Change, table: AnyTable) -> Step:
    doc = change.doc
    if isinstance(change, Insert):
        row = (table.encode(doc, 1), 1, doc.street, doc.id)
        return Step(table.insert, row, doc, change.delivery)
    if isinstance(change, Replace):
        version = doc.version + 1
        row = (table.encode(doc, version), version, doc.street, doc.id)
        return Step(table.replace, (*row, doc.version), doc)
    return Step(table.delete, (doc.street, doc.id, doc.version), doc)


def apply(connection: sqlite3.Connection, made: Sequence[Step]) -> None:
    """Run the statements; the first that does not hold is `Duplicate` or `Conflict`."""
    for step in made:
        try:
            cursor = connection.execute(step.sql, step.parameters)
        except sqlite3.IntegrityError:
            wrong = Duplicate if step.delivery else Conflict
            raise wrong(collection=step.doc.collection, id=step.doc.id) from None
        if cursor.rowcount != 1 and (cursor.rowcount == 0 or cursor.fetchone() is None):
            raise Conflict(collection=step.doc.collection, id=step.doc.id)
