"""The file's own tables: which schema it has, and the running numbers."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from storage.kinds import Kind
from storage.schema import SCHEMA, refuse_newer
from storage.sqlite.layout import lay_out

OWN = (
    "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS series (street TEXT NOT NULL, name TEXT NOT NULL,"
    " value INTEGER NOT NULL, PRIMARY KEY (street, name)) WITHOUT ROWID",
    "ANALYZE sqlite_schema",  # makes the planner's own table, for `layout`
)


def draw(connection: sqlite3.Connection, street: str, series: str) -> int:
    """The next number of a series."""
    drawn = connection.execute(
        "INSERT INTO series (street, name, value) VALUES (?, ?, 1)"
        " ON CONFLICT (street, name) DO UPDATE SET value = value + 1 RETURNING value",
        (street, series),
    )
    ((number,),) = drawn.fetchall()
    return int(number)


def touch(connection: sqlite3.Connection) -> None:
    """Write something, to see whether it can be written."""
    connection.execute(
        "INSERT INTO meta (key, value) VALUES ('ping', 1)"
        " ON CONFLICT (key) DO UPDATE SET value = value + 1"
    )


def prepare(connection: sqlite3.Connection, kinds: Iterable[Kind[Any]]) -> None:
    """Make what is missing in the file, in one transaction; refuse a newer file's schema."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in OWN:
        connection.execute(statement)
    row = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    refuse_newer(row[0] if row else 0)
    connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('schema', ?)", (SCHEMA,))
    for kind in kinds:
        lay_out(connection, kind)
    connection.execute("COMMIT")
    connection.execute("ANALYZE sqlite_schema")  # read again what the planner is to believe
