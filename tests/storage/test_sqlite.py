"""What only the embedded store promises: one server, one file, the disk."""

import asyncio
import sqlite3
import sys
import threading
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from domain.errors import Conflict, StoreInUse, Unavailable
from storage.port import Guard, Insert, Order, Replace, Store
from storage.sqlite import SqliteStore
from storage.sqlite.lane import SWITCH
from tests.storage.documents import KINDS, Card, Plain, card, plain
from tests.storage.killing import kill_after, start
from tests.storage.test_contract import take


@pytest.fixture
def store(embedded: SqliteStore) -> SqliteStore:
    """A server's store."""
    return embedded


@asynccontextmanager
async def held_up(store: SqliteStore) -> AsyncIterator[None]:
    """The writer waits, so that everything committed inside becomes one batch."""
    gate, entered, loop = threading.Event(), asyncio.Event(), asyncio.get_running_loop()

    def hold(_: sqlite3.Connection) -> None:
        loop.call_soon_threadsafe(entered.set)
        gate.wait()

    holding = asyncio.ensure_future(store._writer.run(hold))
    await entered.wait()
    try:
        yield
    finally:
        gate.set()
        await holding


async def in_one_batch(store: SqliteStore, *asked: Coroutine[Any, Any, object]) -> list[object]:
    """How each ended, all of them having been one transaction."""
    async with held_up(store):
        tasks = [asyncio.ensure_future(each) for each in asked]
        await asyncio.sleep(0)  # each has queued its work and waits
    return list(await asyncio.gather(*tasks, return_exceptions=True))


async def on_writer(store: SqliteStore, sql: str) -> list[tuple[object, ...]]:
    """What a statement says on the writer's own connection."""
    return await store._writer.run(lambda connection: connection.execute(sql).fetchall())


class TestOneServer:
    async def test_a_second_is_refused_and_told_what_to_use(
        self, store: SqliteStore, path: Path
    ) -> None:
        second = SqliteStore(path, "yichuan", KINDS, exclusive=True)
        with pytest.raises(StoreInUse, match="MongoDB"):
            await second.open()
        await second.close()
        await store.ping()
        with pytest.raises(StoreInUse):
            await second.open()

    async def test_the_next_may_come_when_it_has_gone(self, store: SqliteStore, path: Path) -> None:
        await store.close()
        second = SqliteStore(path, "yichuan", KINDS, exclusive=True)
        await second.open()
        await second.close()

    async def test_the_lock_ends_with_a_killed_process(self, path: Path) -> None:
        worker = start(str(path), "yichuan")
        assert worker.stdout is not None
        worker.stdout.readline()
        second = SqliteStore(path, "yichuan", KINDS, exclusive=True)
        with pytest.raises(StoreInUse):
            await second.open()
        kill_after(worker, 0)
        await second.open()
        await second.close()

    async def test_a_command_reads_and_writes_beside_it(
        self, store: SqliteStore, path: Path
    ) -> None:
        command = SqliteStore(path, "yichuan", KINDS)
        await command.open()

        async def work(by: Store, name: str) -> None:
            for n in range(40):
                await by.commit([Insert(card(by, f"{name}{n}"))])

        await asyncio.gather(work(store, "server"), work(command, "command"))
        await command.close()
        assert await store.count(Card) == {"": 80}
        assert await store.get(Card, "command39") is not None

    async def test_waits_for_another_process_s_transaction(
        self, store: SqliteStore, path: Path
    ) -> None:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        commit = asyncio.ensure_future(store.commit([Insert(card(store, "a"))]))
        assert await store.find(Card) == []  # reads do not wait
        assert not commit.done()
        other.execute("COMMIT")
        await commit
        other.close()

    async def test_does_not_wait_for_ever(
        self, store: SqliteStore, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ((usual,),) = await on_writer(store, "PRAGMA busy_timeout")
        assert usual == 10_000
        monkeypatch.setattr("storage.sqlite.connection.BUSY_MS", 20)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="locked"):
            await store.commit([Insert(card(store, "a"))])
        other.execute("ROLLBACK")
        other.close()
        await store.commit([Insert(card(store, "a"))])


class TestGroupCommit:
    async def test_one_transaction_for_all_that_wait(self, store: SqliteStore) -> None:
        said: list[str] = []
        await store._writer.run(lambda connection: connection.set_trace_callback(said.append))
        said.clear()
        units = [store.commit([Insert(card(store, f"c{n}"))]) for n in range(20)]
        assert await in_one_batch(store, *units, store.next("s")) == [None] * 20 + [1]
        # The first is the one that held the writer up.
        assert said.count("COMMIT") == 2
        assert len([each for each in said if each.startswith('INSERT INTO "cards"')]) == 2

    async def test_nobody_is_answered_before_the_commit(self, store: SqliteStore) -> None:
        answered: list[bool] = []
        tasks: list[asyncio.Future[None]] = []

        def look(sql: str) -> None:
            if sql == "COMMIT" and tasks:
                answered.extend(task.done() for task in tasks)

        await store._writer.run(lambda connection: connection.set_trace_callback(look))
        async with held_up(store):
            units = [store.commit([Insert(card(store, f"c{n}"))]) for n in range(3)]
            tasks += [asyncio.ensure_future(unit) for unit in units]
            await asyncio.sleep(0)
        await asyncio.gather(*tasks)
        assert answered[-3:] == [False] * 3

    async def test_each_unit_for_itself_where_one_fails(self, store: SqliteStore) -> None:
        ended = await in_one_batch(
            store,
            store.commit([Insert(card(store, "a"))]),
            store.commit([Insert(plain(store, "x")), Insert(card(store, "a"))]),
            store.commit([Insert(plain(store, "y"))], [Guard(card(store, "nobody"))]),
            store.commit([Insert(card(store, "b"))]),
        )
        assert [type(each) for each in ended] == [type(None), Conflict, Conflict, type(None)]
        assert await store.count(Card) == {"": 2}
        assert await store.count(Plain) == {"": 0}

    async def test_a_guard_of_one_and_a_change_of_another(self, store: SqliteStore) -> None:
        await store.commit([Insert(card(store, "a"))])
        doc = card(store, "a", version=1)
        ended = await in_one_batch(
            store,
            store.commit([Insert(plain(store, "x"))], [Guard(doc)]),
            store.commit([Replace(doc)]),
            store.commit([Insert(plain(store, "y"))], [Guard(doc)]),
        )
        assert [type(each) for each in ended] == [type(None), type(None), Conflict]

    async def test_what_sqlite_cannot_bind_fails_alone(self, store: SqliteStore) -> None:
        ended = await in_one_batch(
            store,
            store.commit([Insert(card(store, "a"))]),
            store._writer.run(lambda connection: connection.execute("SELECT ?", (2**80,))),
            store.commit([Insert(card(store, "b"))]),
        )
        assert [type(each) for each in ended] == [type(None), OverflowError, type(None)]


class TestDisk:
    async def test_full_fails_everyone_in_the_batch(self, store: SqliteStore) -> None:
        await store.commit([Insert(card(store, "before"))])
        ((pages,),) = await on_writer(store, "PRAGMA page_count")
        await on_writer(store, f"PRAGMA max_page_count = {int(str(pages)) + 2}")
        ended = await in_one_batch(
            store,
            store.commit([Insert(card(store, "small"))]),
            store.next("s"),
            store.commit([Insert(card(store, "large", words="满" * 100_000))]),
            store.claim(Card, [], take, order=Order(), limit=1),
        )
        assert [type(each) for each in ended] == [Unavailable] * 4
        assert await store.find(Card) == [card(store, "before", version=1)]

        large = store.commit([Insert(card(store, "large", words="满" * 100_000))])
        ended = await in_one_batch(store, store.next("s"), large, store.next("s"))
        assert [type(each) for each in ended] == [Unavailable] * 3

        await on_writer(store, "PRAGMA max_page_count = 1000000")
        await store.commit([Insert(card(store, "large", words="满" * 100_000))])
        assert await store.next("s") == 1

    @pytest.mark.skipif(sys.platform == "win32", reason="rlimits are POSIX")
    async def test_a_write_that_the_system_refuses(self, store: SqliteStore, path: Path) -> None:
        import resource  # POSIX only

        await store.commit([Insert(card(store, "before"))])
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        size = path.with_name(path.name + "-wal").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20_000, hard))
        try:
            ended = await in_one_batch(
                store,
                store.commit([Insert(card(store, "small"))]),
                store.commit([Insert(card(store, "large", words="满" * 100_000))]),
            )
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert [type(each) for each in ended] == [Unavailable] * 2
        assert await store.find(Card) == [card(store, "before", version=1)]
        await store.commit([Insert(card(store, "small"))])

    async def test_ping_sees_it(self, store: SqliteStore) -> None:
        await on_writer(store, "PRAGMA query_only = 1")
        with pytest.raises(Unavailable):
            await store.ping()

    async def test_a_commit_waits_for_the_disk(self, store: SqliteStore) -> None:
        assert await on_writer(store, "PRAGMA synchronous") == [(2,)]
        assert await on_writer(store, "PRAGMA journal_mode") == [("wal",)]

    async def test_a_folder_in_the_file_s_place(self, tmp_path: Path) -> None:
        with pytest.raises(Unavailable, match="unable to open"):
            await SqliteStore(tmp_path, "yichuan", KINDS).open()

    async def test_no_database(self, tmp_path: Path) -> None:
        (tmp_path / "x").write_text("something else" * 100)
        with pytest.raises(Unavailable, match="not a database"):
            await SqliteStore(tmp_path / "x", "yichuan", KINDS).open()

    async def test_what_was_acknowledged_survives_kill_9(self, path: Path) -> None:
        acknowledged: list[str] = []
        for _ in range(3):
            acknowledged += kill_after(start(str(path), "yichuan"), 50)
        store = SqliteStore(path, "yichuan", KINDS, exclusive=True)
        await store.open()
        cards = {each.id for each in await store.find(Card, limit=1_000_000)}
        plains = {each.id for each in await store.find(Plain, limit=1_000_000)}
        checked = await on_writer(store, "PRAGMA integrity_check")
        await store.close()
        assert len(acknowledged) >= 150
        assert set(acknowledged) <= cards
        assert cards == plains
        assert checked == [("ok",)]


async def test_threads_get_their_turn_beside_a_busy_loop(store: SqliteStore) -> None:
    """Python's usual 5 ms starve a reader whose loop turns in less (see `lane.SWITCH`)."""
    assert sys.getswitchinterval() <= SWITCH + 1e-6
