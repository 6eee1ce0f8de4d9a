"""Searches, pages and counts, over both stores."""

from collections.abc import Sequence
from typing import Literal

import pytest

from storage.port import BY_ID, Delete, Insert, Order, Store, Where, among, eq
from tests.storage.documents import Card, Plain, Urgency, card, plain


@pytest.fixture
async def cards(store: Store) -> Store:
    """Ten cards: box red or blue in turn, ranks 0 0 1 1 2 2 …, every third closed."""
    await store.commit(
        [
            Insert(
                card(
                    store,
                    f"c{n}",
                    box=("red", "blue")[n % 2],
                    rank=n // 2,
                    open=n % 3 > 0,
                    urgency=Urgency(n % 2),
                )
            )
            for n in range(10)
        ]
    )
    return store


async def ids(
    store: Store, where: Sequence[Where] = (), order: Order = BY_ID, limit: int = 100
) -> str:
    """The numbers of the cards found, in one word."""
    found = await store.find(Card, where, order=order, limit=limit)
    return "".join(each.id.removeprefix("c") for each in found)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ([], "0123456789"),
        ([eq("box", "red")], "02468"),
        ([eq("box", "green")], ""),
        ([eq("box", "red"), eq("rank", 2)], "4"),
        ([eq("box", "red"), Where("rank", "<", 2)], "02"),
        ([eq("box", "red"), Where("rank", "<=", 2)], "024"),
        ([eq("box", "red"), Where("rank", ">", 2)], "68"),
        ([eq("box", "red"), Where("rank", ">=", 2)], "468"),
        ([Where("rank", ">", 0), Where("rank", "<", 3)], "2345"),
        ([among("box", ["red", "green"])], "02468"),
        ([among("box", ["red", "red", "blue"]), eq("rank", 1)], "23"),
        ([among("box", [])], ""),
        ([among("rank", [4, 0])], "0189"),
        ([among("open", [False])], "0369"),
        ([eq("open", True), eq("box", "red")], "248"),
        ([eq("urgency", Urgency.now)], "02468"),
        ([eq("urgency", 1), eq("open", False)], "39"),
        ([among("urgency", [Urgency.later])], "13579"),
        ([eq("id", "c3")], "3"),
        ([among("id", ["c3", "nobody", "c1"])], "13"),
        ([Where("id", ">", "c7")], "89"),
        ([Where("id", "<=", "c1"), eq("box", "red")], "0"),
    ],
)
async def test_conditions(cards: Store, where: Sequence[Where], expected: str) -> None:
    assert await ids(cards, where) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ((), "0123456789"),
        (("id",), "0123456789"),
        (("-id",), "9876543210"),
        (("rank",), "0123456789"),
        (("-rank",), "9876543210"),
        (("-rank", "id"), "8967452301"),
        (("rank", "-id"), "1032547698"),
        (("box", "rank"), "1357902468"),
        (("box", "-rank"), "9753186420"),
        (("-box", "rank"), "0246813579"),
    ],
)
async def test_order_and_its_pages(cards: Store, fields: tuple[str, ...], expected: str) -> None:
    order = Order(fields)
    assert await ids(cards, order=order) == expected
    paged, last = "", None
    while page := await cards.find(Card, order=order, limit=3, after=last):
        paged, last = paged + "".join(each.id[1] for each in page), page[-1]
    assert paged == expected


async def test_order_within_conditions(cards: Store) -> None:
    where = [eq("box", "red"), among("rank", [0, 2, 4])]
    first = await cards.find(Card, where, order=Order(("box", "-rank")), limit=2)
    assert [each.id for each in first] == ["c8", "c4"]
    rest = await cards.find(Card, where, order=Order(("box", "-rank")), after=first[-1])
    assert [each.id for each in rest] == ["c0"]


async def test_a_page_behind_the_one_that_was_asked_for_by_id(cards: Store) -> None:
    (only,) = await cards.find(Card, [eq("id", "c3")])
    assert await cards.find(Card, [eq("id", "c3")], after=only) == []


@pytest.mark.parametrize("downwards", [False, True])
@pytest.mark.parametrize("op", ["<", "<=", ">", ">="])
@pytest.mark.parametrize("bound", [1, 2, 3])
async def test_bounds_hold_on_every_page(
    cards: Store, op: Literal["<", "<=", ">", ">="], bound: int, downwards: bool
) -> None:
    """Also behind a document that lies beyond them, as when the question was another one before."""
    where, order = [Where("rank", op, bound)], Order(("-rank" if downwards else "rank",))
    inside = [card.id for card in await cards.find(Card, where, order=order)]
    everything = await cards.find(Card, order=order)
    for place, last in enumerate(everything):
        found = await cards.find(Card, where, order=order, after=last)
        behind = {card.id for card in everything[place + 1 :]}
        assert [card.id for card in found] == [id for id in inside if id in behind]


@pytest.mark.parametrize(("limit", "expected"), [(3, "012"), (0, ""), (1000, "0123456789")])
async def test_limit(cards: Store, limit: int, expected: str) -> None:
    assert await ids(cards, limit=limit) == expected


async def test_pages_stand_still_while_documents_come_and_go(cards: Store) -> None:
    order = Order(("rank",))
    first = await cards.find(Card, order=order, limit=4)
    before = card(cards, "a-new-one-before", rank=0)
    behind = card(cards, "c35", rank=1)
    await cards.commit([Insert(before), Insert(behind), Delete(first[-1]), Delete(first[0])])
    second = await cards.find(Card, order=order, limit=3, after=first[-1])
    assert [each.id for each in second] == ["c35", "c4", "c5"]


async def test_strings_sort_by_code_point(store: Store) -> None:
    names = ["", "A", "B", "a", "b", "é", "一", "宜", "!", "😀"]
    await store.commit([Insert(card(store, f"c{n}", code=name)) for n, name in enumerate(names)])
    found = await store.find(Card, order=Order(("code",)))
    assert [each.code for each in found] == sorted(names)


async def test_large_numbers_keep_their_order(store: Store) -> None:
    ranks = [-(2**62), -1, 0, 2**31, 2**53, 2**53 + 1, 2**62]
    await store.commit([Insert(card(store, f"c{n}", rank=rank)) for n, rank in enumerate(ranks)])
    found = await store.find(Card, [Where("rank", ">", 2**31)], order=Order(("rank",)))
    assert [each.rank for each in found] == ranks[4:]


async def test_a_kind_without_indexes(store: Store) -> None:
    await store.commit([Insert(plain(store, id)) for id in ("b", "a", "c")])
    found = await store.find(Plain, limit=2)
    assert [each.id for each in found] == ["a", "b"]
    assert [each.id for each in await store.find(Plain, after=found[-1])] == ["c"]


async def test_in_with_many_values(store: Store) -> None:
    await store.commit([Insert(card(store, f"{n:04}", rank=n)) for n in range(50)])
    values = list(range(25, 40_000))
    assert len(await store.find(Card, [among("rank", values)])) == 25


@pytest.mark.parametrize(
    ("where", "by", "expected"),
    [
        ([], "", {"": 10}),
        ([eq("box", "red")], "", {"": 5}),
        ([], "box", {"red": 5, "blue": 5}),
        ([eq("open", False)], "box", {"red": 2, "blue": 2}),
        ([], "open", {True: 6, False: 4}),
        ([Where("rank", ">", 2)], "rank", {3: 2, 4: 2}),
        ([], "urgency", {0: 5, 1: 5}),
        ([among("box", [])], "box", {}),
        ([among("box", [])], "", {"": 0}),
        ([eq("id", "c1")], "box", {"blue": 1}),
    ],
)
async def test_count(
    cards: Store, where: Sequence[Where], by: str, expected: dict[object, int]
) -> None:
    counted = await cards.count(Card, where, by=by)
    assert counted == expected
    assert {type(key) for key in counted} == {type(key) for key in expected}
