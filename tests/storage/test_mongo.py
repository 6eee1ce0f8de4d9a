"""What only MongoDB can do to us: stand alone, be away, outlive a worker."""

import asyncio
import gc
import socket
import subprocess
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.asynchronous.client_session import AsyncClientSession
from pymongo.database import Database
from pymongo.errors import OperationFailure, PyMongoError

from domain.errors import Unavailable
from storage.mongo import MongoStore
from storage.mongo.transaction import transact
from storage.port import Guard, Insert, Replace, eq
from tests.mongod import transactions_last
from tests.offices import PATIENCE
from tests.ports import free_port
from tests.storage.documents import KINDS, Card, Plain, card, plain
from tests.storage.killing import kill_after, start
from tests.storage.test_contract import kept, take
from tools.mongod import find

SERVER_READY = 30.0


@pytest.fixture
async def store(mongo_uri: str) -> AsyncIterator[MongoStore]:
    """A store on a street of its own."""
    made = MongoStore(mongo_uri, uuid.uuid4().hex, KINDS, patience=PATIENCE)
    await made.open()
    yield made
    await made.close()


@pytest.fixture
def standalone(tmp_path: Path) -> Iterator[str]:
    """A mongod without a replica set."""
    mongod = find()
    if mongod is None:
        pytest.skip("no mongod to start alone")
    port = free_port()
    process = subprocess.Popen(
        [mongod.binary, "--dbpath", tmp_path, "--port", str(port), "--bind_ip", "127.0.0.1"],
        env=mongod.environment(),
        stdout=subprocess.DEVNULL,
    )
    uri = f"mongodb://127.0.0.1:{port}/xinyi"
    limit = int(SERVER_READY * 1000)
    with MongoClient[dict[str, object]](uri, serverSelectionTimeoutMS=limit) as client:
        client.admin.command("ping")
    yield uri
    process.kill()
    process.wait()


@pytest.fixture
def admin(mongo_uri: str) -> Iterator[Database[dict[str, Any]]]:
    """The server itself; what killed workers left open there ends with the test."""
    with MongoClient[dict[str, Any]](mongo_uri) as client:
        yield client.admin
        open_ones = client.admin.aggregate(
            [
                {"$currentOp": {"allUsers": True, "idleSessions": True}},
                {"$match": {"transaction": {"$exists": True}}},
            ]
        )
        for each in open_ones:
            client.admin.command("killAllSessionsByPattern", [{"lsid": each["lsid"]}])


async def test_a_server_that_stands_alone_is_refused(standalone: str) -> None:
    store = MongoStore(standalone, "yichuan", KINDS)
    with pytest.raises(Unavailable, match="replica set"):
        await store.open()
    with pytest.raises(Unavailable):
        await store.get(Card, "a")


@pytest.fixture
def forgotten_sockets() -> Iterator[None]:
    """PyMongo drops the sockets that it was just connecting when the client is closed."""
    yield
    gc.collect()


@pytest.mark.usefixtures("forgotten_sockets")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_a_server_that_is_not_there() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and does not listen
        uri = f"mongodb://127.0.0.1:{nobody.getsockname()[1]}/xinyi?replicaSet=x"
        with pytest.raises(Unavailable):
            await MongoStore(uri, "yichuan", KINDS, patience=0.3).open()


@pytest.mark.usefixtures("forgotten_sockets")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
async def test_a_server_that_accepts_and_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        uri = f"mongodb://127.0.0.1:{mute.getsockname()[1]}/xinyi?replicaSet=x"
        with pytest.raises(Unavailable):
            await MongoStore(uri, "yichuan", KINDS, patience=0.3).open()


async def test_a_lock_that_nobody_releases_is_waited_for_no_longer_than_agreed(
    store: MongoStore, mongo_uri: str
) -> None:
    """The lock ends with the test: who waited longer would never come to the end of it."""
    doc = await kept(store, card(store, "a"))
    with MongoClient[dict[str, object]](mongo_uri) as client:
        cards = client.get_default_database()["cards"]
        with client.start_session() as session, session.start_transaction():
            key = {"_id": f"{store.street}/a"}
            cards.update_one(key, {"$set": {"words": "held"}}, session=session)
            hasty = MongoStore(mongo_uri, store.street, KINDS, patience=0.2)
            await hasty.open()
            with pytest.raises(Unavailable):
                await hasty.commit([Insert(plain(store, "p")), Replace(take(doc))])
            await hasty.close()
            session.abort_transaction()
    assert await store.find(Plain) == []
    await store.commit([Replace(take(doc))])


async def test_a_transaction_that_ran_out_of_time_holds_nothing(store: MongoStore) -> None:
    doc = await kept(store, card(store, "a"))
    cards = store._database["cards"]

    async def too_much(session: AsyncClientSession) -> None:
        await cards.update_one({"_id": f"{store.street}/a"}, {"$set": {"x": 1}}, session=session)
        while True:
            await cards.find_one({}, session=session)

    with pytest.raises(PyMongoError) as ended:
        await transact(store._database.client, too_much, 0.2)
    assert ended.value.timeout
    await store.commit([Replace(take(doc))])


async def test_others_go_on_while_one_document_is_held(store: MongoStore, mongo_uri: str) -> None:
    held, free = await kept(store, card(store, "held")), await kept(store, card(store, "free"))
    with MongoClient[dict[str, object]](mongo_uri) as client:
        cards = client.get_default_database()["cards"]
        session = client.start_session()
        session.start_transaction()
        cards.update_one({"_id": f"{store.street}/held"}, {"$set": {"x": 1}}, session=session)
        waiting = asyncio.ensure_future(store.commit([Replace(take(held))], [Guard(free)]))
        await store.commit([Insert(plain(store, "p"))], [Guard(free)])
        assert not waiting.done()
        session.abort_transaction()
        await waiting
        session.end_session()
    assert len(await store.find(Card, [eq("state", "taken")])) == 1


@pytest.mark.usefixtures("admin")
async def test_what_was_acknowledged_survives_a_killed_worker(
    store: MongoStore, mongo_uri: str
) -> None:
    acknowledged = kill_after(start(mongo_uri, store.street), 50)
    # A commit that was sent before the kill may still come true between two looks.
    plains = {each.id for each in await store.find(Plain, limit=1_000_000)}
    cards = {each.id for each in await store.find(Card, limit=1_000_000)}
    later = {each.id for each in await store.find(Plain, limit=1_000_000)}
    assert len(acknowledged) >= 50
    assert set(acknowledged) <= plains <= cards <= later


@pytest.mark.usefixtures("admin")
async def test_a_worker_killed_half_way_leaves_nothing(store: MongoStore, mongo_uri: str) -> None:
    with transactions_last(mongo_uri, 1):  # docker-compose.yml sets it to a few seconds
        assert kill_after(start(mongo_uri, store.street, "half"), 1) == ["half"]
        assert await store.find(Card) == []
        # The dead hold their documents until MongoDB gives them up.
        await store.commit([Insert(card(store, "torn")), Insert(plain(store, "torn"))])
    assert await store.count(Card) == {"": 1}


async def test_the_operator_is_told_of_long_locks(
    store: MongoStore, mongo_uri: str, caplog: pytest.LogCaptureFixture
) -> None:
    for seconds in (5, 60):
        with transactions_last(mongo_uri, seconds):
            caplog.clear()
            await store.close()
            await store.open()
        assert ("transactionLifetimeLimitSeconds" in caplog.text) == (seconds == 60)


async def test_writes_wait_for_the_majority_whatever_the_uri_says(mongo_uri: str) -> None:
    glue = "&" if "?" in mongo_uri else "?"
    store = MongoStore(f"{mongo_uri}{glue}w=0&readPreference=secondary", "yichuan", KINDS)
    await store.open()
    database = store._database
    assert database.write_concern.document == {"w": "majority", "j": True}
    assert database.client.options.read_preference.mode == 0
    await store.close()


async def test_an_operator_s_own_index_stays(store: MongoStore, mongo_uri: str) -> None:
    with MongoClient[dict[str, object]](mongo_uri) as client:
        cards = client.get_default_database()["cards"]
        cards.create_index("words", name="mine")
        await store.close()
        await store.open()
        assert "mine" in cards.index_information()
        cards.drop_index("mine")


async def test_a_page_comes_from_its_index(store: MongoStore, mongo_uri: str) -> None:
    await store.commit([Insert(card(store, f"{n:03}", rank=n % 5)) for n in range(200)])
    with MongoClient[dict[str, object]](mongo_uri) as client:
        database = client.get_default_database()
        try:
            database.command("profile", 2)
        except OperationFailure as denied:  # a named server may not let us
            pytest.skip(str(denied))
        await store.find(Card, [eq("box", "red"), eq("rank", 3)], limit=10)
        database.command("profile", 0)
        (seen,) = database["system.profile"].find({"command.find": "cards"})
        database.drop_collection("system.profile")
    assert seen["planSummary"] == "IXSCAN { street: 1, box: 1, rank: 1, _id: 1 }"
    assert seen["docsExamined"] == 10


def test_a_street_s_name_cannot_reach_into_another() -> None:
    with pytest.raises(ValueError, match="a/b"):
        MongoStore("mongodb://127.0.0.1/xinyi", "a/b", KINDS)
