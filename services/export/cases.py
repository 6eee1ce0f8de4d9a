"""All cases of some days, a page at a time: a hundred thousand take no more memory than a few."""

import getpass
from collections.abc import AsyncIterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import TypeVar

import msgspec

from domain.case import Case, Event, Words
from domain.street import Track
from services.export.columns import COLUMNS
from services.export.record import Record, View
from services.export.sheet import Value
from services.ids import new_id
from services.people import seats
from storage.port import Insert, Order, Store, Where, among

PAGE = 200
_SAID = TypeVar("_SAID", Event, Words)


class Days(msgspec.Struct, frozen=True):
    """Which cases: received from `since` to `until` (both included), of one track or of all."""

    since: date
    until: date
    track: Track | None = None


def headings(view: View) -> list[Value]:
    """The sheet's first row."""
    return [view.say(column.heading) for column in COLUMNS]


async def rows(view: View, days: Days) -> AsyncIterator[list[Value]]:
    """A row for each case, oldest first."""
    async for record in _records(view, days):
        yield [column.tell(record) for column in COLUMNS]


async def write_down(view: View, days: Days) -> None:
    """Keep that somebody takes personal data away, before they have it (contracts.md, People)."""
    store = view.office.store
    taken = Event(
        id=new_id(view.now),
        street=store.street,
        case="",
        at=view.now,
        act="export",
        actor=f"operator:{getpass.getuser()}",
        role="admin",
        channel="command",
        before="",
        after="",
        facts={
            "since": days.since.isoformat(),
            "until": days.until.isoformat(),
            "track": days.track or "",
        },
    )
    await store.commit([Insert(taken)])


async def _records(view: View, days: Days) -> AsyncIterator[Record]:
    store = view.office.store
    names = {seat.id: seat.name for seat in await seats.all_seats(store)}
    async for page in _pages(view, days):
        ids = [case.id for case in page]
        words, events = await _all(store, Words, ids), await _all(store, Event, ids)
        for case in page:
            yield Record(case, words.get(case.id, ()), events.get(case.id, ()), names, view)


async def _pages(view: View, days: Days) -> AsyncIterator[list[Case]]:
    """By number, which begins with the day; a keyset, so nothing is missed while people work.

    Each page's search begins at the last one's end: from the first day on it would be read
    through all that went before.
    """
    prefix, last = view.office.street.prefix, None
    begin = f"{prefix}{days.since:%Y%m%d}"
    end = Where("number", "<", f"{prefix}{days.until + timedelta(days=1):%Y%m%d}")
    order = Order(("number",))
    while page := await view.office.store.find(
        Case, [Where("number", ">=", begin), end], order=order, limit=PAGE, after=last
    ):
        last, begin = page[-1], page[-1].number
        if mine := [case for case in page if days.track in (None, case.track)]:
            yield mine


async def _all(
    store: Store, kind: type[_SAID], cases: Sequence[str]
) -> dict[str, tuple[_SAID, ...]]:
    """Everything of one kind that belongs to these cases, oldest first, by case."""
    found: list[_SAID] = []
    last: _SAID | None = None
    where, order = [among("case", cases)], Order(("case", "at"))
    while page := await store.find(kind, where, order=order, limit=5 * PAGE, after=last):
        found += page
        last = page[-1]
    return {case: tuple(each) for case, each in groupby(found, lambda one: one.case)}
