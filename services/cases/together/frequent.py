"""高频问题库: what comes up again and again, where, and what was done the last time."""

from collections import Counter

import msgspec

from domain.case import Case
from services.cases import lookup
from services.office import Office
from storage.port import Order, Where, eq

DAY = 86_400_000
LATELY = 30 * DAY
"""How far back is counted, ms."""

PAGE = 500
OFTEN = 3
"""From so many reports on it is called frequent."""

SHOWN = 10


class Frequent(msgspec.Struct, frozen=True):
    """A topic at a place: how many reports, how many still open, what was done the last time."""

    topic: str
    place: str
    count: int
    open: int
    result: str


async def frequent(office: Office, queue: str, now: int) -> list[Frequent]:
    """The most frequent ones of the last 30 days, of one grid or ("") the whole street.

    Sealed and quiet cases are not counted: nobody shall be found by counting.
    """
    counts: Counter[tuple[str, str]] = Counter()
    still: Counter[tuple[str, str]] = Counter()
    last: dict[tuple[str, str], Case] = {}
    where = [Where("opened_at", ">=", now - LATELY)]
    where += [eq("queue", queue)] if queue else []
    page: list[Case] = []
    while page := await office.store.find(
        Case, where, order=Order(("opened_at",)), limit=PAGE, after=page[-1] if page else None
    ):
        for case in page:
            if case.sealed or case.quiet or not (case.topic and case.place):
                continue
            key = case.topic, case.place
            counts[key] += 1
            still[key] += case.opened
            if case.handled_by:
                last[key] = case
    found = [(key, count) for key, count in counts.most_common(SHOWN) if count >= OFTEN]
    return [
        Frequent(*key, count, still[key], await _done(office, last.get(key)))
        for key, count in found
    ]


async def _done(office: Office, case: Case | None) -> str:
    if case is None:
        return ""
    said = await lookup.words(office.store, case)
    return next((one.text for one in reversed(said) if one.part == "result"), "")
