"""A unit of work as statements."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from storage.port import Change, Insert, Replace
from storage.sqlite.statement import Row, Statement
from storage.sqlite.table import AnyTable
from storage.units import Unit

Step = tuple[Statement, Row]


class Writing:
    """A unit of work ready to be written: what most of the writer's jobs are."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self.steps = steps

    def __call__(self, connection: sqlite3.Connection) -> None:
        """Write in the order asked for; the first that does not hold says what is wrong."""
        for statement, steps in groupby(self.steps, key=itemgetter(0)):
            statement.run(connection, [row for _, row in steps])


def writing(unit: Unit, table_of: Callable[[type[Any]], AnyTable]) -> Writing:
    """A unit with its bodies encoded: made where it is asked for, as it stands then."""
    steps = [_change(change, table_of(type(change.doc))) for change in unit.changes]
    for guard in unit.guards:
        doc = guard.doc
        steps.append((table_of(type(doc)).guard, (doc.street, doc.id, doc.version)))
    return Writing(steps)


def write_together(connection: sqlite3.Connection, units: Iterable[Writing]) -> None:
    """Write many units with each statement once; if any does not hold, the error is one of them.

    Guards go last: what a unit rests on then stands after all changes as it was read, so none of
    these units changed what another one only looked at, and any order of them would do.
    """
    rows: dict[Statement, list[Row]] = {}
    for unit in units:
        for statement, row in unit.steps:
            rows.setdefault(statement, []).append(row)
    for statement in sorted(rows, key=lambda each: each.guards):
        statement.run(connection, rows[statement])


def _change(change: Change, table: AnyTable) -> Step:
    doc = change.doc
    if isinstance(change, Insert):
        statement = table.deliver if change.delivery else table.insert
        return statement, (table.encode(doc, 1), 1, doc.street, doc.id)
    if isinstance(change, Replace):
        version = doc.version + 1
        row = (table.encode(doc, version), version, doc.street, doc.id, doc.version)
        return table.replace, row
    return table.delete, (doc.street, doc.id, doc.version)
