"""Many requests at one instant, to two workers on one store, on both stores."""

import asyncio
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from pymongo import MongoClient

from bot.wiring import KINDS
from domain.booking import Booking, SlotBook
from storage.mongo import MongoStore
from storage.port import Store, eq
from storage.sqlite import SqliteStore
from tests.api.two_doors import Doors, doors
from tests.mongod import fresh_database, replica_set

MANY = 40


@pytest.fixture(scope="module")
def mongo_uri() -> Iterator[str]:
    """One database for these tests; each has a street of its own in it."""
    mongo = replica_set()
    if mongo.uri is None:
        pytest.skip(mongo.reason)
    uri = fresh_database(mongo.uri)
    yield uri
    with MongoClient[dict[str, object]](uri) as client:
        client.drop_database(client.get_default_database())


@pytest.fixture(params=["sqlite", "mongo"])
async def two(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Doors]:
    """Two workers."""
    name = f"yichuan-{uuid.uuid4().hex}"
    if request.param == "mongo":
        uri = request.getfixturevalue("mongo_uri")
        stores: list[Store] = [MongoStore(uri, name, KINDS) for _ in range(2)]
    else:
        stores = [SqliteStore(tmp_path / "both.db", name, KINDS) for _ in range(2)]
    for each in stores:
        await each.open()
    opened = await doors(stores, tmp_path)
    yield opened
    for http in opened.https:
        await http.close()
    for each in stores:
        await each.close()


async def test_many_want_two_places_over_http(two: Doors) -> None:
    """Two have them, every other one is told of the line, and nobody of a busy store."""
    words = [await two.sign_in(f"o{n}") for n in range(MANY)]
    _, offered = await two.ask(0, words[0], "GET", "centre/services/haircut/slots")
    slot = offered["slots"][0]["slot"]
    path, body = "centre/services/haircut/bookings", {"slot": slot}
    asked = (two.ask(n, word, "POST", path, json=body) for n, word in enumerate(words))
    ended = Counter((status, said.get("why", "")) for status, said in await asyncio.gather(*asked))
    assert ended == {(201, ""): 2, (409, "full"): MANY - 2}
    stored = await two.offices[1].store.find(Booking, [eq("slot", slot)], limit=100)
    assert len(stored) == 2


async def test_everybody_in_line_has_a_place_of_their_own(two: Doors) -> None:
    """And when both booked ones leave at once, the first two of the line are in."""
    words = [await two.sign_in(f"o{n}") for n in range(12)]
    _, offered = await two.ask(0, words[0], "GET", "centre/services/haircut/slots")
    slot = offered["slots"][0]["slot"]
    path, body = "centre/services/haircut/bookings", {"slot": slot, "wait": True}
    asked = (two.ask(n, word, "POST", path, json=body) for n, word in enumerate(words))
    ended = [said for _, said in await asyncio.gather(*asked)]
    numbers = {said["booking"]["number"]: n for n, said in enumerate(ended)}
    assert len(numbers) == len(words)
    inside = [one["booking"]["number"] for one in ended if one["booking"]["state"] == "booked"]
    assert len(inside) == 2
    gone = (two.ask(n, words[numbers[n]], "DELETE", f"bookings/{n}") for n in inside)
    assert [status for status, _ in await asyncio.gather(*gone)] == [200, 200]
    store = two.offices[0].store
    where = [eq("slot", slot), eq("state", "booked")]
    let_in = await store.find(Booking, where)
    assert sorted(one.place for one in let_in) == sorted(
        sorted(
            b.place
            for b in await store.find(Booking, [eq("slot", slot)], limit=100)
            if b.state != "cancelled"
        )[:2]
    )
    book = await store.get(SlotBook, slot)
    assert book is not None
    assert (book.booked, book.waiting) == (2, 8)
