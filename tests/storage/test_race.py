"""What the port promises of callers at the same time, as two workers on one database."""

import asyncio
import itertools
from collections.abc import Awaitable

import pytest
from msgspec.structs import replace

from domain.errors import Conflict
from storage.port import Guard, Insert, Order, Replace, Store, eq
from tests.storage.conftest import Opened
from tests.storage.documents import Answer, Card, answer, card, plain
from tests.storage.test_contract import kept, take


@pytest.fixture
async def workers(opened: Opened) -> list[Store]:
    """Two stores on one database and street."""
    return [await opened(), await opened()]


async def outcomes(*asked: Awaitable[None]) -> list[str]:
    """How each of them ended, sorted."""
    ended = await asyncio.gather(*asked, return_exceptions=True)
    return sorted("ok" if each is None else type(each).__name__ for each in ended)


@pytest.mark.parametrize("callers", [2, 3, 12])
async def test_one_delivery_at_the_same_instant(workers: list[Store], callers: int) -> None:
    units = [
        workers[n % 2].commit(
            [
                Insert(answer(workers[0], "m1", f"nonce{n}"), delivery=True),
                Insert(card(workers[0], f"c{n}")),
            ]
        )
        for n in range(callers)
    ]
    assert await outcomes(*units) == ["Duplicate"] * (callers - 1) + ["ok"]
    (stored,) = await workers[0].find(Answer)
    (made,) = await workers[0].find(Card)
    assert stored.nonce.removeprefix("nonce") == made.id.removeprefix("c")


async def test_one_delivery_within_one_worker(store: Store) -> None:
    units = [store.commit([Insert(answer(store, "m1", f"n{n}"), delivery=True)]) for n in range(3)]
    assert await outcomes(*units) == ["Duplicate", "Duplicate", "ok"]


async def test_one_place_booked_by_two(workers: list[Store]) -> None:
    place = await kept(workers[0], card(workers[0], "place"))
    units = [
        store.commit([Insert(card(store, f"booking{n}")), Replace(take(place))])
        for n, store in enumerate(workers)
    ]
    assert await outcomes(*units) == ["Conflict", "ok"]
    assert await workers[0].count(Card) == {"": 2}


async def test_each_changes_what_the_other_only_read(workers: list[Store]) -> None:
    for n in range(10):
        left = await kept(workers[0], card(workers[0], f"left{n}"))
        right = await kept(workers[0], card(workers[0], f"right{n}"))
        ended = await outcomes(
            workers[0].commit([Replace(take(left))], [Guard(right)]),
            workers[1].commit([Replace(take(right))], [Guard(left)]),
        )
        assert ended == ["Conflict", "ok"]


async def test_each_changes_what_the_other_only_read_within_one_worker(store: Store) -> None:
    for n in range(10):
        left = await kept(store, card(store, f"left{n}"))
        right = await kept(store, card(store, f"right{n}"))
        ended = await outcomes(
            store.commit([Replace(take(left))], [Guard(right)]),
            store.commit([Replace(take(right))], [Guard(left)]),
        )
        assert ended == ["Conflict", "ok"]


async def test_guards_of_one_document_do_not_exclude_each_other(workers: list[Store]) -> None:
    rule = await kept(workers[0], card(workers[0], "rule"))
    units = [
        workers[n % 2].commit([Insert(card(workers[0], f"c{n}"))], [Guard(rule)]) for n in range(10)
    ]
    assert await outcomes(*units) == ["ok"] * 10


async def test_a_failing_unit_leaves_its_neighbours_alone(store: Store) -> None:
    stale = card(store, "nobody", version=3)
    units = [store.commit([Insert(card(store, f"c{n}"))]) for n in range(20)]
    units.insert(10, store.commit([Insert(card(store, "bad")), Replace(stale)]))
    units.insert(5, store.commit([Insert(card(store, "bad2", code="c0"))]))
    assert await outcomes(*units) == ["Conflict"] * 2 + ["ok"] * 20
    assert await store.count(Card) == {"": 20}


async def test_a_counter_that_everyone_adds_to(workers: list[Store]) -> None:
    await workers[0].commit([Insert(card(workers[0], "sum"))])

    async def add(store: Store) -> None:
        while True:
            doc = await store.get(Card, "sum")
            assert doc is not None
            try:
                await store.commit([Replace(replace(doc, rank=doc.rank + 1))])
            except Conflict:
                continue
            return

    await asyncio.gather(*(add(workers[n % 2]) for n in range(8)))
    assert (await workers[0].find(Card))[0].rank == 8


async def test_claims_never_meet(workers: list[Store]) -> None:
    await workers[0].commit([Insert(card(workers[0], f"{n:03}", rank=n % 7)) for n in range(100)])

    async def work(store: Store) -> list[str]:
        mine: list[str] = []
        while taken := await store.claim(
            Card, [eq("state", "free")], take, order=Order(("rank",)), limit=8
        ):
            mine += [each.id for each in taken]
        return mine

    claimed = await asyncio.gather(*(work(workers[n % 2]) for n in range(4)))
    assert sorted(itertools.chain(*claimed)) == [f"{n:03}" for n in range(100)]
    assert {each.version for each in await workers[0].find(Card)} == {2}


async def test_numbers_never_repeat(workers: list[Store]) -> None:
    drawn = await asyncio.gather(*(workers[n % 2].next("s") for n in range(40)))
    assert sorted(drawn) == list(range(1, 41))


async def test_a_cancelled_caller_disturbs_nobody(store: Store, opened: Opened) -> None:
    first = asyncio.ensure_future(store.commit([Insert(card(store, "a"))]))
    second = asyncio.ensure_future(store.commit([Insert(card(store, "b"))]))
    third = asyncio.ensure_future(store.find(Card))
    await asyncio.sleep(0)
    first.cancel()
    third.cancel()
    ended = await asyncio.gather(first, second, third, return_exceptions=True)
    assert isinstance(ended[0], asyncio.CancelledError)
    assert ended[1] is None
    await store.close()
    again = await opened()
    assert {each.id for each in await again.find(Card)} == {"a", "b"}


async def test_what_was_begun_is_finished_before_closing(store: Store, opened: Opened) -> None:
    units = [
        store.commit([Insert(card(store, f"c{n}")), Insert(plain(store, f"c{n}"))])
        for n in range(5)
    ]
    claim = asyncio.ensure_future(store.claim(Card, [], take, order=Order(), limit=9))
    tasks = [asyncio.ensure_future(unit) for unit in units]
    await asyncio.sleep(0)
    await store.close()
    assert await outcomes(*tasks) == ["ok"] * 5
    again = await opened()
    assert await again.count(Card) == {"": 5}
    assert isinstance(await claim, list)


async def test_reads_see_every_commit_that_has_returned(store: Store) -> None:
    async def write_and_look(n: int) -> None:
        await store.commit([Insert(card(store, f"c{n}", rank=n))])
        assert await store.get(Card, f"c{n}") is not None
        assert len(await store.find(Card, [eq("rank", n)])) == 1
        assert await store.count(Card, [eq("rank", n)]) == {"": 1}

    await asyncio.gather(*(write_and_look(n) for n in range(20)))


async def test_a_delivery_is_duplicate_for_those_that_lost_too_often(store: Store) -> None:
    """All of them also fight over one document: the repeated key is told all the same."""
    doc = await kept(store, card(store, "hot"))
    unit = [Replace(doc), Insert(answer(store, "m"), delivery=True)]
    ended = await outcomes(*(store.commit(unit) for _ in range(6)))
    assert ended == ["Duplicate"] * 5 + ["ok"]
