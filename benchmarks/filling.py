"""A street with very many cases, most of them over: real ones of a month, stamped out."""

import random
from collections.abc import Sequence

from msgspec.structs import replace

from benchmarks.month.street import DAY, SEATS, office_of, reports, settle_in
from domain import clocks as clockwork
from domain.case import Actor, Case
from domain.people import Staff
from domain.workflow import timed
from services.cases import by_staff
from services.cases.intake import open_case
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from storage.port import Insert, Store

MORNING = 1_789_574_400_000
MODELS, BATCH, BLOCK = 600, 1_000, 10_000
"""Different cases; cases in one commit; cases of which as many are open as pages and ticks need."""

OWN = 20
"""Cases that every resident has, in a small street and in a large one."""


class Filling:
    """Makes cases like those of one month, with the clocks they had, as many as are asked for."""

    def __init__(self, store: Store) -> None:
        self.office = office_of(store, FixedClock(MORNING))
        self._models: Sequence[Case] = ()
        self._there = 0

    async def up_to(self, size: int) -> None:
        """Add cases until there are so many.

        Of the first ten thousand a quarter is open, of all others one in a hundred: what is open
        follows how many people work there, what is over only grows.
        """
        store = self.office.store
        if not self._there:
            await settle_in(store, MORNING)
            self._models = await _models(self.office)
        for start in range(self._there, size, BATCH):
            numbers = range(start, min(start + BATCH, size))
            await store.commit([Insert(self.case(number)) for number in numbers])
        self._there = size

    def case(self, number: int) -> Case:
        """The `number`-th of them."""
        model = self._models[number % MODELS]
        opened = number * 7_919 % 1_000_003 % 100 < (25 if number < BLOCK else 1)
        return replace(
            model if opened else _over(model, self.office),
            id=f"{number:012}",
            number=f"YC20260917-{number:07}",
            reporter=f"p-{number // BLOCK}-{number % (BLOCK // OWN)}",
            version=0,
        )


async def _models(office: Office) -> list[Case]:
    """Reported within a day; what lies in a grid of somebody's is half signed for."""
    chiefs = [seat for name, _, grid in SEATS if grid and (seat := await _seat(office, name))]
    made, chance = list[Case](), random.Random(1690)
    for number, (at, who, report) in enumerate(
        reports(office.street, chance, MODELS, MORNING, days=1)
    ):
        unit = Unit(office.store)
        case = open_case(office, unit, report, Actor(who, "resident", "wechat"), number, at)
        own = [seat for seat in chiefs if seat.grid == case.queue]
        if own and number % 2:
            seat = own[number // 2 % len(own)]
            actor = Actor(seat.person, "grid_chief", "wecom")
            case = by_staff.sign(office, unit, case, seat, actor, at + DAY // 24)
        made.append(case)
    return made


async def _seat(office: Office, name: str) -> Staff | None:
    return await office.store.get(Staff, name)


def _over(case: Case, office: Office) -> Case:
    """The same when it is closed: its clocks stand."""
    end = MORNING + 2 * DAY
    clocks = tuple(clockwork.stop(clock, end) for clock in case.clocks)
    over = replace(case, state="closed", opened=False, clocks=clocks, closed_at=end)
    return timed(over, office.timing)
