"""What a search costs in the embedded store, and where it is made."""

import sqlite3

import pytest

from storage.port import Delete, Guard, Insert, Order, Replace, Where, among, eq
from storage.searches import checked
from storage.sqlite import SqliteStore
from storage.sqlite.search import select
from tests.storage.documents import Card, card


@pytest.fixture
def store(embedded: SqliteStore) -> SqliteStore:
    """A server's store."""
    return embedded


class TestNear:
    """Short searches are made on the event loop, and none is made there for long."""

    async def test_the_loop_reads_no_more_than_a_page_or_two(self, store: SqliteStore) -> None:
        await store.commit([Insert(card(store, f"{n:04}", rank=n)) for n in range(2000)])
        table = store._table(Card)
        near = store._reading()
        for where, order, limit, there in (
            ([eq("box", "red")], Order(("rank",)), 20, True),
            ([eq("box", "red")], Order(("rank",)), 2000, False),
            ([eq("urgency", 1)], Order(("rank",)), 1, False),  # sorts all of them for one
        ):
            search = checked(table.kind, where, order, None)
            found = near.few(*select(table, "yichuan", search, limit))
            assert (found is not None) is there
            assert len(await store.find(Card, where, order=order, limit=limit)) == limit

    async def test_a_long_one_leaves_no_trace(self, store: SqliteStore) -> None:
        await store.commit([Insert(card(store, f"{n:04}", rank=n)) for n in range(2000)])
        for _ in range(3):
            assert len(await store.find(Card, limit=2000)) == 2000
            assert await store.get(Card, "0007") is not None


class TestPlans:
    """No search and no change may read a whole table: a street has a million cases."""

    @pytest.mark.parametrize(
        ("where", "order", "index"),
        [
            ([eq("box", "red")], Order(("rank",)), "cards:box,rank"),
            ([eq("box", "red")], Order(("-rank",)), "cards:box,rank"),
            ([eq("box", "red")], Order(("box", "rank")), "cards:box,rank"),
            ([among("box", ["red"])], Order(("rank",)), "cards:box,rank"),
            ([eq("box", "red"), Where("rank", ">", 3)], Order(("rank",)), "cards:box,rank"),
            ([eq("code", "x")], Order(), "cards:code!"),
            ([eq("urgency", 1)], Order(), "cards:urgency"),
            ([], Order(("urgency",)), "cards:urgency"),
        ],
    )
    async def test_a_page_comes_from_its_index_in_order(
        self, store: SqliteStore, where: list[Where], order: Order, index: str
    ) -> None:
        table = store._table(Card)
        for after in (None, card(store, "a")):
            sql, values = select(
                table, "yichuan", checked(table.kind, where, order, after), limit=10
            )
            plan = await explained(store, sql, values)
            assert index in plan
            assert "SCAN" not in plan
            assert "TEMP B-TREE" not in plan

    async def test_a_page_costs_the_same_among_many(self, store: SqliteStore) -> None:
        """Also where several boxes share it: each is read no further than the page needs."""
        where, order = [among("box", ["red", "blue", "green"])], Order(("rank",))
        costs = []
        for first, last in ((0, 100), (100, 5000)):
            docs = [
                card(store, f"{n}", box=("red", "blue", "green")[n % 3], rank=n)
                for n in range(first, last)
            ]
            await store.commit([Insert(doc) for doc in docs])
            costs.append(await steps(store, where, order))
        assert costs[1] < costs[0] * 1.5

    async def test_a_page_costs_the_same_behind_many(self, store: SqliteStore) -> None:
        """Also between bounds: each page begins where the last one ended, not at the bound."""
        docs = [card(store, f"{n:04}", box=("red", "blue")[n % 2], rank=n) for n in range(3000)]
        await store.commit([Insert(doc) for doc in docs])
        boxes = among("box", ["red", "blue"])
        down = [boxes, Where("rank", "<=", 3000), Where("rank", ">", 0)]
        up = [boxes, Where("rank", ">=", 0), Where("rank", "<", 3000)]
        for where, order, near, far in (
            (down, Order(("-rank",)), docs[-1], docs[1000]),
            (up, Order(("rank",)), docs[0], docs[2000]),
        ):
            costs = [await steps(store, where, order, after) for after in (near, far)]
            assert costs[1] < costs[0] * 1.5

    @pytest.mark.parametrize("n", [1, 2, 64])
    async def test_changes_go_by_the_primary_key(self, store: SqliteStore, n: int) -> None:
        table = store._table(Card)
        for statement in (table.replace, table.delete, table.guard):
            sql = statement._sql(n)
            plan = await explained(store, sql, [1] * sql.count("?"))
            assert "SEARCH cards USING PRIMARY KEY (street=? AND id=?)" in plan
            assert "SCAN cards" not in plan

    async def test_many_rows_of_every_change(self, store: SqliteStore) -> None:
        docs = [card(store, f"{n:03}", version=1) for n in range(131)]
        await store.commit([Insert(doc) for doc in docs])
        await store.commit([], [Guard(doc) for doc in docs])
        await store.commit([Replace(doc) for doc in docs])
        found = await store.find(Card, limit=1000)
        assert {each.version for each in found} == {2}
        await store.commit([Delete(doc) for doc in found])
        assert await store.count(Card) == {"": 0}


async def steps(
    store: SqliteStore, where: list[Where], order: Order, after: Card | None = None
) -> int:
    """How many tens of SQLite's own instructions a page of ten took."""
    table = store._table(Card)
    sql, values = select(table, "yichuan", checked(table.kind, where, order, after), limit=10)
    counted = 0

    def tick() -> int:
        nonlocal counted
        counted += 1
        return 0

    def read(connection: sqlite3.Connection) -> None:
        connection.set_progress_handler(tick, 10)
        connection.execute(sql, values).fetchall()
        connection.set_progress_handler(None, 0)

    await store._reader.run(read)
    return counted


async def explained(store: SqliteStore, sql: str, values: list[object]) -> str:
    """SQLite's plan for a statement."""
    rows = await store._reader.run(
        lambda connection: connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    )
    return "; ".join(row[3] for row in rows)
