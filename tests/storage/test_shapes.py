"""Documents and stores that an older or a newer program wrote."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from msgspec.structs import replace
from pymongo import MongoClient

from domain.document import Document, Index
from domain.errors import Conflict, Unavailable
from storage.mongo import MongoStore
from storage.port import Guard, Insert, Order, Replace, eq
from storage.schema import SCHEMA
from storage.sqlite import SqliteStore
from tests.mongod import fresh_database
from tests.storage.conftest import Make, Opened
from tests.storage.documents import KINDS


class First(Document, frozen=True, kw_only=True):
    """As it was stored once."""

    collection: ClassVar[str] = "people"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("name",), unique=True), Index(("age",)))

    name: str
    age: str = ""
    kept: str = ""


class Third(Document, frozen=True, kw_only=True):
    """As it is now: `age` became a number in shape 2, `name` two words in shape 3."""

    collection: ClassVar[str] = "people"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("surname",)),)

    shape: int = 3
    surname: str
    given: str
    age: int
    kept: str = "by default"

    @classmethod
    def lift(cls, raw: dict[str, Any]) -> dict[str, Any]:
        """From shape 1 or 2."""
        if raw["shape"] < 2:
            raw = {**raw, "age": int(raw["age"] or 0)}
        surname, _, given = raw["name"].partition(" ")
        return {**raw, "surname": surname, "given": given}


class Same(Document, frozen=True, kw_only=True):
    """A newer shape that today's class could read without noticing."""

    collection: ClassVar[str] = "people"

    shape: int = 2
    name: str

    @classmethod
    def lift(cls, raw: dict[str, Any]) -> dict[str, Any]:
        """Names are in capitals since shape 2."""
        return {**raw, "name": raw["name"].upper()}


@pytest.fixture(params=["sqlite", "mongo"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Make]:
    """As everywhere, but a database of its own: these tests change its indexes."""
    if request.param == "sqlite":
        yield lambda street, kinds: SqliteStore(tmp_path / "store.db", street, kinds)
        return
    uri = fresh_database(request.getfixturevalue("mongo_uri"))
    yield lambda street, kinds: MongoStore(uri, street, kinds)
    with MongoClient[dict[str, object]](uri) as client:
        client.drop_database(client.get_default_database())


async def test_an_older_shape_is_lifted_on_read(opened: Opened) -> None:
    old = await opened(kinds=[First])
    await old.commit(
        [Insert(First(id="p", street=old.street, name="李 雷", age="41", kept="words"))]
    )
    new = await opened(kinds=[Third])
    expected = Third(
        id="p", street=new.street, version=1, surname="李", given="雷", age=41, kept="words"
    )
    assert await new.get(Third, "p") == expected
    assert await new.find(Third) == [expected]


async def test_also_where_it_would_pass_for_the_new_one(opened: Opened) -> None:
    old = await opened(kinds=[First])
    await old.commit([Insert(First(id="p", street=old.street, name="li"))])
    new = await opened(kinds=[Same])
    found = await new.get(Same, "p")
    assert found == Same(id="p", street=new.street, version=1, name="LI")


async def test_it_is_guarded_and_stored_in_the_new_shape(opened: Opened) -> None:
    old = await opened(kinds=[First])
    await old.commit([Insert(First(id="p", street=old.street, name="李 雷"))])
    new = await opened(kinds=[Third])
    doc = await new.get(Third, "p")
    assert doc is not None
    assert await new.find(Third, [eq("surname", "李")]) == []
    await new.commit([], [Guard(doc)])
    await new.commit([Replace(doc)])
    with pytest.raises(Conflict):
        await new.commit([Replace(doc)])
    found = await new.find(Third, [eq("surname", "李")], order=Order(("surname",)))
    assert found == [replace(doc, version=2)]


async def test_an_index_that_is_no_more_holds_nobody_up(opened: Opened) -> None:
    await opened(kinds=[First])
    new = await opened(kinds=[Same])
    same = Same(id="q", street=new.street, name="LI")
    await new.commit([Insert(same), Insert(replace(same, id="r"))])
    assert await new.count(Same) == {"": 2}


async def test_a_newer_sqlite_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "xinyi.db"
    store = SqliteStore(path, "yichuan", KINDS, exclusive=True)
    await store.open()
    await store.close()
    change = f"UPDATE meta SET value = {SCHEMA + 1} WHERE key = 'schema'"
    with sqlite3.connect(path) as file:
        file.execute(change)
    file.close()
    with pytest.raises(Unavailable, match=f"schema {SCHEMA + 1}"):
        await store.open()
    with pytest.raises(Unavailable):
        await store.ping()
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT value FROM meta").fetchall() == [(SCHEMA + 1,)]
        file.execute(f"UPDATE meta SET value = {SCHEMA}")
    file.close()
    await store.open()  # refused before, it had let go of the lock
    await store.close()


async def test_a_newer_mongo_database_is_refused(mongo_uri: str) -> None:
    uri = fresh_database(mongo_uri)
    with MongoClient[dict[str, object]](uri) as client:
        meta = client.get_default_database()["meta"]
        meta.insert_one({"_id": "schema", "value": SCHEMA + 1})
        store = MongoStore(uri, "yichuan", KINDS)
        with pytest.raises(Unavailable, match=f"schema {SCHEMA + 1}"):
            await store.open()
        with pytest.raises(Unavailable):
            await store.ping()
        client.drop_database(client.get_default_database())
