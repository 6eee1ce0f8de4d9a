"""What stands in the store afterwards, read directly, and whether it fits together."""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from bot.settings import Settings
from bot.wiring import make_store
from domain.case import Case, Event, Words
from domain.document import Document
from domain.people import Identity
from domain.session import Delivery, Session
from domain.work import Notice
from storage.port import Store
from tests.whole.callers import Told

D = TypeVar("D", bound=Document)
PAGE = 500


@asynccontextmanager
async def store_of(where: str | Path) -> AsyncIterator[Store]:
    """The store behind a server, opened beside it as the operator's commands do."""
    uri = where if isinstance(where, str) else f"sqlite:///{where}"
    store = make_store(Settings(store=uri), "yichuan")
    await store.open()
    try:
        yield store
    finally:
        await store.close()


async def every(store: Store, kind: type[D]) -> list[D]:
    """All documents of a kind."""
    found: list[D] = []
    while page := await store.find(kind, limit=PAGE, after=found[-1] if found else None):
        found += page
    return found


class Books:
    """Everything that is kept of a street's cases and conversations."""

    def __init__(
        self,
        cases: Sequence[Case],
        events: Sequence[Event],
        words: Sequence[Words],
        deliveries: Sequence[Delivery],
        notices: Sequence[Notice],
        sessions: Sequence[Session],
        identities: Sequence[Identity],
    ) -> None:
        self.cases = {case.id: case for case in cases}
        self.numbers = {case.number: case for case in cases}
        self.history = _by_case(events)
        self.words = _by_case(words)
        self.notices = _by_case([one for one in notices if one.case])
        self.late = [one.reply.text for one in notices if not one.case and one.reply]
        self.messages = {one.message: one for one in words}
        self.written = Counter(one.message for one in words if one.message)
        self.deliveries = {one.id: one for one in deliveries}
        self.sessions = {one.id: one for one in sessions}
        self.identities = {one.id: one for one in identities}
        self.ids = {one.id for kind in (cases, events, words, deliveries, notices) for one in kind}

    def said(self, delivery: Delivery) -> str:
        """The answer to a message; a slow house gives it as a push behind an empty one."""
        return delivery.passive or "\n".join(self.late)

    def made_of(self, told: Told) -> Case:
        """The one case that a message made."""
        assert self.written[told.message] == 1, f"{told.message}: {self.written[told.message]}"
        return self.cases[self.messages[told.message].case]


async def read(store: Store) -> Books:
    """All of it, as it stands once nobody writes any more: kinds are read one after the other."""
    books = await _read(store)
    while (now := await _read(store)).ids != books.ids:
        books = now
    return now


async def _read(store: Store) -> Books:
    return Books(
        await every(store, Case),
        await every(store, Event),
        await every(store, Words),
        await every(store, Delivery),
        await every(store, Notice),
        await every(store, Session),
        await every(store, Identity),
    )


def fit_together(books: Books, known: Collection[str] = ()) -> None:
    """Nothing is half there: whatever a case needs was written with it; not so with `known` ones."""
    assert books.cases
    assert len(books.numbers) == len(books.cases), "a number was given twice"
    for part in (books.history, books.words, books.notices):
        assert set(part) == set(books.cases)
    assert max(books.written.values()) == 1, "one message was written down twice"
    for case in books.cases.values():
        if case.id not in known:
            _fits_together(books, case)


def _fits_together(books: Books, case: Case) -> None:
    acts = [event.act for event in books.history[case.id]]
    routed = case.state == "dispatched"
    assert acts == (["submit", "accept", "dispatch"] if routed else ["submit"]), case
    assert case.steps == len(acts)
    (words,) = books.words[case.id]
    assert (words.part, words.said_by) == ("report", case.reporter)
    assert len(books.notices[case.id]) == 1
    _answered(books, case, words)


def _answered(books: Books, case: Case, words: Words) -> None:
    """The person, their conversation and the answer stand where their case does."""
    person, _, message = words.message.rpartition(":")
    key = f"{person.rpartition(':')[0]}:{message}"
    assert case.number in books.said(books.deliveries[key])
    assert books.identities[person].person == case.reporter
    assert books.sessions[person].last_case in books.cases


def kept(books: Books, told: Iterable[Told]) -> int:
    """Everybody who was told a number has that case, once; how many they are."""
    answered = [one for one in told if one.answer is not None]
    for one in answered:
        case = books.made_of(one)
        if books.deliveries[one.key].passive:
            assert (case.serial, case.number) == (one.serial, one.number)
        else:
            assert any(case.number in text for text in books.late), f"{case.number}: never told"
    return len(answered)


def nothing_else(before: Books, after: Books, told: Iterable[Told]) -> None:
    """Nothing was made that nobody sent; an answer and its case stand or fall together."""
    new = set(after.deliveries) - set(before.deliveries)
    assert new <= {one.key for one in told}
    assert len(after.cases) - len(before.cases) == len(new)


def _by_case(found: "Sequence[Event] | Sequence[Words] | Sequence[Notice]") -> dict[str, list]:  # type: ignore[type-arg]
    grouped: dict[str, list] = defaultdict(list)  # type: ignore[type-arg]
    for one in found:
        grouped[one.case].append(one)
    return grouped
