"""Which case is meant: «7号» among those the speaker may mean, never a suffix (contracts.md)."""

import re
from collections.abc import Sequence
from datetime import timedelta

from domain.case import Case, Event, Words
from domain.people import Staff
from domain.rights import TABLE, seat_may
from domain.session import Language
from domain.workflow import TAKEN
from services.cases.intake import DESK
from services.office import Office
from services.people.names import Names, names_of, under
from storage.port import Order, Store, Where, among, eq

_FULL = re.compile(r"^([A-Z]+\d{8})-(\d{1,6})$")
_DAY = re.compile(r"^(\d{1,2})-(\d{1,6})$")
DAYS = 31
"""Days in which a short number still names a case that is over."""
NEWEST = Order(("-opened_at",))
LATELY = 30 * 86_400_000
SOONEST = Order(("next_due",))


def matches(case: Case, ref: str) -> bool:
    """Whether `ref` names this case: its full number, «21-7» (day of month and number), or «7»."""
    ref = ref.strip().removesuffix("号").removesuffix("號").upper()
    if full := _FULL.match(ref):
        return case.number.startswith(f"{full[1]}-") and case.serial == int(full[2])
    if day := _DAY.match(ref):
        return int(case.day[-2:]) == int(day[1]) and case.serial == int(day[2])
    return ref.isdecimal() and case.serial == int(ref)


def short(case: Case, others: list[Case]) -> str:
    """How people call it: «7», or «21-7» where another of theirs has the same running number."""
    twin = any(c.serial == case.serial and c.id != case.id for c in others)
    return f"{int(case.day[-2:])}-{case.serial}" if twin else str(case.serial)


async def of_reporter(store: Store, names: Names, limit: int = 50) -> list[Case]:
    """The cases that somebody with these names reported, newest first."""
    return await store.find(Case, [under("reporter", names)], order=NEWEST, limit=limit)


async def called(store: Store, case: Case) -> str:
    """What its reporter calls a case: «7», or «21-7» while another open one of theirs is 7 too."""
    mine = await of_reporter(store, await names_of(store, case.reporter))
    return short(case, [c for c in mine if c.opened])


def queues_of(seat: Staff) -> list[str]:
    """The queues a seat looks after: its grid's, or the desk's for those who may see that."""
    if seat.outside:
        return []
    if seat.grid:
        return [seat.grid]
    return [DESK] if TABLE[seat.role].get("see") == "street" else []


async def of_queues(store: Store, queues: list[str], limit: int = 50) -> list[Case]:
    """The open cases of some queues, the clock that ends first on top."""
    where = [among("queue", queues), eq("opened", True)]
    return await store.find(Case, where, order=SOONEST, limit=limit)


async def before_supervisors(store: Store) -> list[Case]:
    """The open cases that wait for a supervisor's ruling, the clock that ends first on top."""
    where = [eq("owner", "role:supervisor"), eq("opened", True)]
    return await store.find(Case, where, order=SOONEST, limit=200)


def seen_by(mine: list[Staff], cases: list[Case]) -> list[Case]:
    """Those of the cases that a person may see from one of their seats."""
    return [case for case in cases if any(seat_may(seat, "see", case) for seat in mine)]


def every_queue(office: Office) -> list[str]:
    """All queues of the street: the desk's and each grid's."""
    return [DESK, *(grid.id for grid in office.street.grids)]


async def merged(store: Store, now: int, limit: int = 1000) -> list[Case]:
    """What was merged into other cases in the last 30 days."""
    where = [Where("parent", ">", ""), Where("opened_at", ">=", now - LATELY)]
    return await store.find(Case, where, limit=limit)


async def by_number(office: Office, ref: str, now: int) -> list[Case]:
    """The cases that people may call so, open or over: by their whole number, or of this month."""
    ref = ref.strip().removesuffix("号").removesuffix("號").upper()
    today = office.calendar.local(now).date()
    days = [f"{today - timedelta(days=ago):%Y%m%d}" for ago in range(DAYS)]
    if full := _FULL.match(ref):
        numbers = [f"{full[1]}-{int(full[2]):04d}"]
    elif day := _DAY.match(ref):
        wanted = [d for d in days if int(d[-2:]) == int(day[1])]
        numbers = [f"{office.street.prefix}{d}-{int(day[2]):04d}" for d in wanted]
    else:
        serial = int(ref) if ref.isdecimal() else 0
        numbers = [f"{office.street.prefix}{d}-{serial:04d}" for d in days]
    return await office.store.find(Case, [among("number", numbers)], order=Order(("number",)))


async def in_hand(store: Store, mine: list[Staff]) -> list[Case]:
    """What these seats have signed for and not finished, the clock that ends first on top."""
    where = [among("owner", [seat.id for seat in mine]), eq("opened", True)]
    found = await store.find(Case, where, order=SOONEST, limit=50) if mine else []
    return [case for case in found if case.handler and case.state in TAKEN]


def choose(cases: list[Case], ref: str | None) -> list[Case]:
    """Those that may be meant: the named ones, else the only open one, else all open ones."""
    if ref:
        named = [c for c in cases if matches(c, ref)]
        return [c for c in named if c.opened] or named
    return [c for c in cases if c.opened]


async def history(store: Store, case: Case) -> list[Event]:
    """A case's history, oldest first."""
    return await store.find(Event, [eq("case", case.id)], order=Order(("at",)), limit=200)


def neighbours(events: Sequence[Event]) -> set[str]:
    """Who added to a case as one of its followers, for all that they may have stopped since."""
    return {event.actor for event in events if event.role == "follower"}


async def words(store: Store, case: Case) -> list[Words]:
    """What was said for a case, oldest first."""
    return await store.find(Words, [eq("case", case.id)], order=Order(("at",)), limit=100)


def topic_name(office: Office, case: Case, language: Language = "zh-Hans") -> str:
    """The topic as people call it, "" while nobody knows it."""
    topic = office.topic(case.topic)
    return topic.called(language) if topic else ""
