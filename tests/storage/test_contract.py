"""What the port promises of one caller at a time, over both stores."""

from collections.abc import Sequence
from typing import Any

import pytest
from msgspec.structs import replace

from domain.errors import Conflict, Duplicate, StoreError, Unavailable
from storage.port import Change, Delete, Guard, Insert, Order, Replace, Store, among, eq
from tests.storage.conftest import Opened
from tests.storage.documents import (
    Answer,
    Card,
    Plain,
    Point,
    Stranger,
    Urgency,
    answer,
    card,
    plain,
)


async def kept(store: Store, doc: Card) -> Card:
    """The card, stored and read back."""
    await store.commit([Insert(doc)])
    found = await store.get(Card, doc.id)
    assert found is not None
    return found


async def refused(
    store: Store, error: type[StoreError], changes: Sequence[Change], guards: Sequence[Guard] = ()
) -> None:
    """The unit fails so, and what was put before and behind its changes is not there either."""
    first, last = plain(store, "first"), plain(store, "last")
    with pytest.raises(error):
        await store.commit([Insert(first), *changes, Insert(last)], guards)
    assert await store.get(Plain, "first") is None
    assert await store.get(Plain, "last") is None


class TestGet:
    async def test_nothing(self, store: Store) -> None:
        assert await store.get(Card, "a") is None

    async def test_the_document_as_it_was_given(self, store: Store) -> None:
        doc = card(
            store,
            "号:a/b.c$",
            words="路灯坏了 \x00\u2028 'quoted\" 😀",
            where=Point(31.25, -0.5),
            points=(Point(1.0, 2.0), Point(3.0, 4.0)),
            facts={"a.b": [1, 2.5, None, {"$set": "x"}], "": True, "深": "浅"},
            tallies={7: -1, 2**40: 2**62},
            rank=-(2**53),
            urgency=Urgency.now,
        )
        assert await kept(store, doc) == replace(doc, version=1)

    async def test_not_of_another_street(self, store: Store, opened: Opened) -> None:
        await store.commit([Insert(card(store, "a"))])
        other = await opened("putuo")
        assert await other.get(Card, "a") is None
        assert await other.find(Card) == []
        assert await other.count(Card) == {"": 0}


class TestInsert:
    async def test_version_is_one_whatever_it_says(self, store: Store) -> None:
        assert (await kept(store, card(store, "a", version=41))).version == 1

    async def test_same_id(self, store: Store) -> None:
        await store.commit([Insert(card(store, "a"))])
        await refused(store, Conflict, [Insert(card(store, "a", code="other"))])

    async def test_same_unique_field(self, store: Store) -> None:
        await store.commit([Insert(card(store, "a", code="x"))])
        await refused(store, Conflict, [Insert(card(store, "b", code="x"))])
        assert await store.get(Card, "b") is None

    async def test_same_in_another_street(self, store: Store, opened: Opened) -> None:
        other = await opened("putuo")
        await store.commit([Insert(card(store, "a"))])
        await other.commit([Insert(card(other, "a"))])
        assert await other.count(Card) == {"": 1}

    async def test_delivery_with_the_same_id(self, store: Store) -> None:
        await store.commit([Insert(answer(store, "m1"), delivery=True)])
        again = Insert(answer(store, "m1", "other"), delivery=True)
        await refused(store, Duplicate, [again])

    async def test_delivery_with_the_same_unique_field(self, store: Store) -> None:
        await store.commit([Insert(answer(store, "m1", "n"), delivery=True)])
        await refused(store, Duplicate, [Insert(answer(store, "m2", "n"), delivery=True)])

    async def test_not_called_a_delivery(self, store: Store) -> None:
        await store.commit([Insert(answer(store, "m1"), delivery=True)])
        await refused(store, Conflict, [Insert(answer(store, "m1"))])

    async def test_duplicate_tells_before_conflict(self, store: Store) -> None:
        await store.commit([Insert(answer(store, "m1")), Insert(card(store, "a"))])
        stale = card(store, "a", version=9)
        late = Insert(answer(store, "m1"), delivery=True)
        await refused(store, Duplicate, [Replace(stale), late], [Guard(card(store, "gone"))])

    async def test_duplicate_tells_before_conflict_in_any_collection(self, store: Store) -> None:
        await store.commit([Insert(answer(store, "m1")), Insert(plain(store, "p"))])
        new, known = Insert(answer(store, "m2"), delivery=True), Insert(answer(store, "m1"))
        late = Insert(plain(store, "p"), delivery=True)
        await refused(store, Duplicate, [new, known, late])

    async def test_five_thousand_at_once(self, store: Store) -> None:
        await store.commit([Insert(card(store, f"{n:04}", rank=n)) for n in range(5000)])
        assert await store.count(Card) == {"": 5000}


class TestReplace:
    async def test_next_version(self, store: Store) -> None:
        doc = await kept(store, card(store, "a"))
        await store.commit([Replace(replace(doc, words="neu"))])
        assert await store.get(Card, "a") == replace(doc, words="neu", version=2)

    async def test_stale(self, store: Store) -> None:
        doc = await kept(store, card(store, "a"))
        await store.commit([Replace(doc)])
        await refused(store, Conflict, [Replace(replace(doc, words="neu"))])
        assert (await store.find(Card))[0].words == ""

    async def test_missing(self, store: Store) -> None:
        await refused(store, Conflict, [Replace(card(store, "a", version=1))])

    async def test_unique_field_of_another(self, store: Store) -> None:
        await store.commit([Insert(card(store, "b"))])
        doc = await kept(store, card(store, "a"))
        await refused(store, Conflict, [Replace(replace(doc, code="b"))])

    async def test_an_index_follows(self, store: Store) -> None:
        doc = await kept(store, card(store, "a", box="red"))
        await store.commit([Replace(replace(doc, box="blue"))])
        assert await store.find(Card, [eq("box", "red")]) == []
        assert [each.id for each in await store.find(Card, [eq("box", "blue")])] == ["a"]


class TestDelete:
    async def test_gone(self, store: Store) -> None:
        await store.commit([Delete(await kept(store, card(store, "a")))])
        assert await store.get(Card, "a") is None

    async def test_stale(self, store: Store) -> None:
        doc = await kept(store, card(store, "a"))
        await store.commit([Replace(doc)])
        await refused(store, Conflict, [Delete(doc)])

    async def test_twice(self, store: Store) -> None:
        doc = await kept(store, card(store, "a"))
        await store.commit([Delete(doc)])
        await refused(store, Conflict, [Delete(doc)])

    async def test_only_of_this_street(self, store: Store, opened: Opened) -> None:
        other = await opened("putuo")
        await store.commit([Insert(card(store, "a"))])
        await refused(other, Conflict, [Delete(card(other, "a", version=1))])
        assert await store.get(Card, "a") is not None

    async def test_frees_its_unique_field(self, store: Store) -> None:
        doc = await kept(store, card(store, "a", code="x"))
        await store.commit(
            [Insert(card(store, "b")), Delete(doc), Insert(card(store, "c", code="x"))]
        )
        assert [each.id for each in await store.find(Card)] == ["b", "c"]


class TestGuard:
    async def test_holds_and_leaves_it_as_it_is(self, store: Store) -> None:
        doc = await kept(store, card(store, "a"))
        await store.commit([Insert(plain(store, "p"))], [Guard(doc), Guard(doc)])
        await store.commit([], [Guard(doc)])
        assert await store.get(Card, "a") == doc
        assert await store.find(Card) == [doc]

    async def test_changed(self, store: Store) -> None:
        doc = await kept(store, card(store, "a"))
        await store.commit([Replace(doc)])
        await refused(store, Conflict, [], [Guard(doc)])

    async def test_gone(self, store: Store) -> None:
        doc = await kept(store, card(store, "a"))
        await store.commit([Delete(doc)])
        await refused(store, Conflict, [], [Guard(doc)])

    async def test_one_of_many(self, store: Store) -> None:
        docs = [await kept(store, card(store, id)) for id in "abc"]
        await store.commit([Replace(docs[1])])
        await refused(store, Conflict, [], [Guard(doc) for doc in docs])

    @pytest.mark.parametrize("change", [Replace, Delete])
    async def test_of_what_is_changed_as_well(self, store: Store, change: Any) -> None:
        doc = await kept(store, card(store, "a"))
        await store.commit([change(doc)], [Guard(doc)])
        await refused(store, Conflict, [change(doc)], [Guard(doc)])

    async def test_of_what_is_inserted(self, store: Store) -> None:
        doc = card(store, "a")
        await store.commit([Insert(doc)], [Guard(doc)])
        await refused(store, Conflict, [Insert(doc)], [Guard(doc)])

    async def test_of_another_version_than_the_change(self, store: Store) -> None:
        old = await kept(store, card(store, "a"))
        await store.commit([Replace(old)])
        new = replace(old, version=2)
        await refused(store, Conflict, [Replace(new)], [Guard(old)])
        await refused(store, Conflict, [], [Guard(new), Guard(old)])


class TestMistakes:
    async def test_twice_in_one_unit(self, store: Store) -> None:
        doc = card(store, "a", version=1)
        with pytest.raises(ValueError, match="twice"):
            await store.commit([Replace(doc), Delete(doc)])

    async def test_the_same_id_in_two_collections_is_none(self, store: Store) -> None:
        await store.commit([Insert(card(store, "a")), Insert(plain(store, "a"))])
        assert await store.get(Plain, "a") == plain(store, "a").__class__(
            id="a", street=store.street, version=1
        )

    async def test_another_street(self, store: Store) -> None:
        with pytest.raises(ValueError, match="street"):
            await store.commit([Insert(Plain(id="a", street="elsewhere"))])
        with pytest.raises(ValueError, match="street"):
            await store.commit([], [Guard(Plain(id="a", street="elsewhere"))])

    async def test_a_kind_it_was_not_told_of(self, store: Store) -> None:
        with pytest.raises(ValueError, match="Stranger"):
            await store.commit([Insert(Stranger(id="a", street=store.street))])
        with pytest.raises(ValueError, match="Stranger"):
            await store.get(Stranger, "a")

    @pytest.mark.parametrize("field", ["words", "version", "street", "nothing"])
    async def test_a_field_without_an_index(self, store: Store, field: str) -> None:
        for asked in (
            store.find(Card, [eq(field, "x")]),
            store.find(Card, order=Order((f"-{field}",))),
            store.count(Card, by=field),
            store.count(Card, [eq(field, "x")]),
        ):
            with pytest.raises(ValueError, match=field):
                await asked

    @pytest.mark.parametrize(
        "where", [eq("rank", "1"), eq("rank", True), eq("open", 1), among("box", ["red", 1])]
    )
    async def test_a_value_of_another_type(self, store: Store, where: Any) -> None:
        with pytest.raises(TypeError):
            await store.find(Card, [where])

    async def test_nothing_to_commit(self, store: Store) -> None:
        await store.commit([])
        assert await store.count(Card) == {"": 0}


class TestClaim:
    async def test_first_in_order_and_marked(self, store: Store) -> None:
        await store.commit([Insert(card(store, id, rank=-n)) for n, id in enumerate("abc")])

        taken = await store.claim(
            Card, [eq("state", "free")], take, order=Order(("rank",)), limit=2
        )
        assert [(each.id, each.state, each.version) for each in taken] == [
            ("c", "taken", 2),
            ("b", "taken", 2),
        ]
        assert await store.get(Card, "c") == taken[0]

    async def test_what_is_returned_can_be_replaced(self, store: Store) -> None:
        await store.commit([Insert(card(store, "a"))])
        (doc,) = await store.claim(Card, [eq("state", "free")], take, order=Order(), limit=9)
        await store.commit([Replace(replace(doc, words="done"))])
        assert await store.get(Card, "a") == replace(doc, words="done", version=3)

    async def test_overtakes_what_was_read_before(self, store: Store) -> None:
        doc = await kept(store, card(store, "a"))
        await store.claim(Card, [eq("state", "free")], take, order=Order(), limit=9)
        await refused(store, Conflict, [Replace(doc)])

    async def test_nothing_to_take(self, store: Store) -> None:
        await store.commit([Insert(card(store, "a"))])
        assert await store.claim(Card, [eq("box", "x")], take, order=Order(), limit=9) == []
        assert await store.claim(Card, [], take, order=Order(), limit=0) == []

    async def test_a_step_that_fails_takes_nothing(self, store: Store) -> None:
        await store.commit([Insert(card(store, id)) for id in "ab"])

        def fails(doc: Card) -> Card:
            if doc.id == "b":
                raise ArithmeticError
            return take(doc)

        with pytest.raises(ArithmeticError):
            await store.claim(Card, [], fails, order=Order(), limit=9)
        assert await store.count(Card, by="state") == {"free": 2}

    async def test_a_step_into_a_taken_unique_field(self, store: Store) -> None:
        await store.commit([Insert(card(store, id)) for id in "ab"])
        with pytest.raises(Conflict):
            await store.claim(Card, [], lambda doc: replace(doc, code="b"), order=Order(), limit=1)
        assert await store.get(Card, "a") == card(store, "a", version=1)


class TestNext:
    async def test_counts_from_one(self, store: Store) -> None:
        assert [await store.next("YC20261121") for _ in range(3)] == [1, 2, 3]

    async def test_series_and_streets_are_apart(self, store: Store, opened: Opened) -> None:
        other = await opened("putuo")
        await store.next("a")
        assert await store.next("b") == 1
        assert await other.next("a") == 1
        assert await store.next("a") == 2


class TestLife:
    async def test_ping(self, store: Store) -> None:
        await store.ping()
        await store.ping()

    async def test_kept_over_a_restart(self, store: Store, opened: Opened) -> None:
        await store.commit([Insert(card(store, "a"))])
        await store.next("s")
        await store.close()
        again = await opened()
        assert await again.get(Card, "a") == card(again, "a", version=1)
        assert await again.next("s") == 2

    async def test_opened_again(self, store: Store) -> None:
        await store.close()
        await store.open()
        await store.ping()

    async def test_closed(self, store: Store) -> None:
        await store.close()
        await store.close()
        for asked in (
            store.get(Card, "a"),
            store.find(Card),
            store.count(Card),
            store.commit([Insert(card(store, "a"))]),
            store.claim(Card, [], take, order=Order(), limit=1),
            store.next("s"),
            store.ping(),
        ):
            with pytest.raises(Unavailable):
                await asked

    async def test_never_opened(self, opened: Opened, make: Any) -> None:
        with pytest.raises(Unavailable):
            await make("yichuan", [Answer]).get(Answer, "a")


def take(doc: Card) -> Card:
    """Marks a card as taken."""
    return replace(doc, state="taken")
