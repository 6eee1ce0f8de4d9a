"""One kind of document as a table: its columns, its indexes, and what the planner is told of them.

`body` is the document as JSON and holds everything. The generated columns are views of it for
indexes to stand on, so a new index needs no rewriting of rows.
"""

import sqlite3
from typing import Any

from domain.document import Index
from storage.kinds import Kind
from storage.sqlite.names import quoted

OWN = frozenset({"street", "id", "version", "body"})
"""Columns that every table has."""

COLUMN = {str: "TEXT", int: "INTEGER", bool: "INTEGER"}

ALIKE = (1_000_000, 1_000_000, 1_000, 50, 10, 5, 4, 3, 2)
"""The planner's belief: so many documents, so many of them in one street, with one field the
same, with two, ….

Without statistics SQLite takes a street for a rare thing and reads all of it in the order of ids
rather than use the index made for the question. Measured ones (ANALYZE) would change the plans
with the data, from one day to the next.
"""


def lay_out(connection: sqlite3.Connection, kind: Kind[Any]) -> None:
    """Bring the kind's table to what its class says, whatever there is of it."""
    views = "".join(f"{_view(kind, field)}, " for field in sorted(kind.fields.keys() - OWN))
    connection.execute(
        f"CREATE TABLE IF NOT EXISTS {quoted(kind.collection)} (street TEXT NOT NULL,"
        f" id TEXT NOT NULL, version INTEGER NOT NULL, body TEXT NOT NULL, {views}"
        "PRIMARY KEY (street, id)) WITHOUT ROWID"
    )
    _columns(connection, kind)
    _indexes(connection, kind)
    _estimates(connection, kind)


def _columns(connection: sqlite3.Connection, kind: Kind[Any]) -> None:
    """Add what the class named since the table was made: slow, so a new table has all of them."""
    table = quoted(kind.collection)
    there = {row[1] for row in connection.execute(f"PRAGMA table_xinfo({table})")}
    for field in kind.fields.keys() - there:
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {_view(kind, field)}")


def _view(kind: Kind[Any], field: str) -> str:
    return (
        f"{quoted(field)} {COLUMN[kind.fields[field]]}"
        f" GENERATED ALWAYS AS (json_extract(body, '$.{field}')) VIRTUAL"
    )


def _indexes(connection: sqlite3.Connection, kind: Kind[Any]) -> None:
    """Make the indexes that are missing, drop those that the class names no more."""
    wanted = {_name(kind, index): index for index in kind.indexes}
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql != ''",
        (kind.collection,),
    )
    there = {row[0] for row in rows}
    for name in there - wanted.keys():
        connection.execute(f"DROP INDEX {quoted(name)}")
    for name in wanted.keys() - there:
        unique = "UNIQUE" if wanted[name].unique else ""
        columns = ", ".join(quoted(column) for column in _key(wanted[name]))
        connection.execute(
            f"CREATE {unique} INDEX {quoted(name)} ON {quoted(kind.collection)} ({columns})"
        )


def _estimates(connection: sqlite3.Connection, kind: Kind[Any]) -> None:
    """Write the planner's statistics where they are not there yet."""
    wanted = {(kind.collection, _alike(2))}
    wanted |= {(_name(kind, index), _alike(len(_key(index)))) for index in kind.indexes}
    rows = connection.execute(
        "SELECT idx, stat FROM sqlite_stat1 WHERE tbl = ?", (kind.collection,)
    )
    if set(rows) != wanted:
        connection.execute("DELETE FROM sqlite_stat1 WHERE tbl = ?", (kind.collection,))
        connection.executemany(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)",
            [(kind.collection, *row) for row in wanted],
        )


def _alike(columns: int) -> str:
    """How many rows there are, and how many are the same in the first column, in two, …, in all."""
    return " ".join(str(n) for n in (*ALIKE[:columns], 1))


def _key(index: Index) -> tuple[str, ...]:
    """An index's columns: ids make an order total, and would make every row unique."""
    return ("street", *index.fields, *(() if index.unique else ("id",)))


def _name(kind: Kind[Any], index: Index) -> str:
    return f"{kind.collection}:{','.join(index.fields)}{'!' if index.unique else ''}"
