"""The same random life on both stores, step by step: whatever one answers, so does the other."""

import asyncio
import tempfile
import uuid
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from msgspec.structs import replace

from domain.document import Document
from domain.errors import StoreError
from storage.mongo import MongoStore
from storage.port import Change, Delete, Guard, Insert, Order, Replace, Store, Where
from storage.sqlite import SqliteStore
from tests.storage.documents import KINDS, Answer, Card, Plain, Urgency

T = TypeVar("T")

IDS = st.sampled_from(["a", "b", "c", "ß", "d:1/2"])
RANKS = st.integers(-2, 2)
BOXES = st.sampled_from(["red", "blue", ""])
FIELDS = st.sampled_from(["box", "rank", "open", "urgency", "state", "code", "id"])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "box": BOXES,
    "rank": RANKS,
    "open": st.booleans(),
    "urgency": st.sampled_from(Urgency),
    "state": st.sampled_from(["free", "taken"]),
    "code": IDS,
    "id": IDS,
}


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document; its version is for those who ignore it."""
    kind = draw(st.sampled_from([Card, Card, Answer, Plain]))
    common = {"id": draw(IDS), "street": "", "version": draw(st.integers(0, 3))}
    if kind is Answer:
        return Answer(**common, nonce=draw(IDS))
    if kind is Plain:
        return Plain(**common, words=draw(st.text(max_size=3)))
    return Card(**common, **{name: draw(VALUES[name]) for name in VALUES if name != "id"})


@st.composite
def conditions(draw: st.DrawFn) -> Where:
    """Any condition that a store takes."""
    field = draw(FIELDS)
    if draw(st.booleans()):
        return Where(field, "in", tuple(draw(st.lists(VALUES[field], max_size=3))))
    return Where(field, draw(st.sampled_from(["=", "<", "<=", ">", ">="])), draw(VALUES[field]))


@st.composite
def orders(draw: st.DrawFn) -> Order:
    """Any order; every field at most once."""
    fields = draw(st.lists(FIELDS, unique=True, max_size=3))
    if "id" in fields:
        fields = [*(field for field in fields if field != "id"), "id"]
    return Order(tuple(draw(st.sampled_from(["", "-"])) + field for field in fields))


def mark(doc: Card) -> Card:
    """A step for claims."""
    return replace(doc, state="taken", rank=doc.rank + 1)


class Twins(RuleBasedStateMachine):
    """Two stores, each with a street of its own that has the same name in this machine."""

    uri: str

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        street = uuid.uuid4().hex
        self.stores: list[Store] = [
            SqliteStore(Path(self.folder.name) / "store.db", street, KINDS),
            MongoStore(self.uri, street, KINDS),
        ]
        self.street = street
        self.known: list[Document] = []
        for store in self.stores:
            self.runner.run(store.open())

    def teardown(self) -> None:
        """Let go of both."""
        for store in self.stores:
            self.runner.run(store.close())
        self.runner.close()
        self.folder.cleanup()

    def both(self, ask: Callable[[Store], Awaitable[T]]) -> T | type[Exception]:
        """What both say, a value or an error's type."""

        async def said(store: Store) -> T | type[Exception]:
            try:
                return await ask(store)
            except (StoreError, ValueError) as error:
                return type(error)

        one, other = (self.runner.run(said(store)) for store in self.stores)
        assert one == other
        return one

    def at_home(self, doc: Document) -> Document:
        """The document in this machine's street."""
        return replace(doc, street=self.street)

    def seen(self, data: st.DataObject) -> Document:
        """A document as it is or was once, or one that never was."""
        if not self.known:
            return self.at_home(data.draw(documents()))
        return data.draw(st.sampled_from(self.known[-8:]))

    def change(self, data: st.DataObject) -> Change:
        """Any change."""
        choice = data.draw(st.sampled_from(["insert", "deliver", "replace", "delete"]))
        if choice in ("insert", "deliver"):
            return Insert(self.at_home(data.draw(documents())), delivery=choice == "deliver")
        doc = self.seen(data)
        if choice == "delete":
            return Delete(doc)
        fresh = data.draw(documents().filter(lambda each: type(each) is type(doc)))
        return Replace(replace(fresh, id=doc.id, street=self.street, version=doc.version))

    @rule(data=st.data(), changes=st.integers(0, 3), guards=st.integers(0, 2))
    def commit(self, data: st.DataObject, changes: int, guards: int) -> None:
        """A unit of work, honest or not."""
        unit = [self.change(data) for _ in range(changes)]
        rests_on = [Guard(self.seen(data)) for _ in range(guards)]
        self.both(lambda store: store.commit(unit, rests_on))

    @rule(
        where=st.lists(conditions(), max_size=2),
        order=orders(),
        limit=st.integers(0, 4),
        data=st.data(),
    )
    def find(self, where: list[Where], order: Order, limit: int, data: st.DataObject) -> None:
        """A page, and the one behind it."""
        page = self.both(lambda store: store.find(Card, where, order=order, limit=limit))
        assert isinstance(page, list)
        if page:
            last = data.draw(st.sampled_from(page))
            self.both(lambda store: store.find(Card, where, order=order, limit=limit, after=last))

    @rule(where=st.lists(conditions(), max_size=2), by=st.sampled_from(["", *VALUES]))
    def count(self, where: list[Where], by: str) -> None:
        """A count."""
        self.both(lambda store: store.count(Card, where, by=by))

    @rule(where=st.lists(conditions(), max_size=2), order=orders(), limit=st.integers(0, 3))
    def claim(self, where: list[Where], order: Order, limit: int) -> None:
        """Some are taken."""
        self.both(lambda store: store.claim(Card, where, mark, order=order, limit=limit))

    @rule(series=IDS)
    def next(self, series: str) -> None:
        """A number is drawn."""
        self.both(lambda store: store.next(series))

    @invariant()
    def the_same_in_both(self) -> None:
        """Every document, in order."""
        for kind in (Card, Answer, Plain):
            docs = self.both(lambda store, kind=kind: store.find(kind))  # type: ignore[misc]
            assert isinstance(docs, list)
            self.known += [doc for doc in docs if doc not in self.known]


@pytest.mark.timeout(120)
def test_twins(mongo_uri: str) -> None:
    class OnThisServer(Twins):
        uri = mongo_uri

    run_state_machine_as_test(
        OnThisServer,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
