"""One look at the clocks: whatever is due calls, once, however many workers look.

A case's calls are one commit: the case, its history, a `Firing` for each call, the pushes. Who
loses the race finds the case changed, reads again, and sees that nothing is due any more.
"""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

import msgspec
from msgspec.structs import replace

from domain.case import Case
from domain.errors import Conflict, StoreError
from domain.task import Task
from services.delivery.record import tell
from services.escalation import calling, crowd, helping
from services.escalation.roster import Roster, roster_of
from services.escalation.teller import Drawn, Fired
from services.office import Office
from storage.port import Order, Where

LIMIT = 200
"""How many cases, and how many tasks, one pass takes on."""

TRIES = 5
"""Races over one case that are run before it is left to the next pass."""

Draw = Callable[[Roster], Awaitable[Drawn | None]]
"""Reads a case (or task) anew and says what its clocks do; None where nothing is due any more."""


class Tally(msgspec.Struct, frozen=True):
    """What one pass came to.

    `lost` are races that somebody else won, `broken` cases that met a defect (told in the log).
    `more` says that there was more due than one pass takes on.
    """

    fired: tuple[Fired, ...] = ()
    lost: int = 0
    broken: int = 0
    more: bool = False


async def tick(office: Office, now: int, limit: int = LIMIT) -> Tally:
    """Let every clock that is due at `now` (ms UTC) call. Raises `Unavailable`."""
    where, order = [Where("alarm_at", "<=", now)], Order(("alarm_at",))
    cases = await office.store.find(Case, where, order=order, limit=limit)
    tasks = await office.store.find(Task, where, order=order, limit=limit)
    if not cases and not tasks:
        return Tally()
    draws = [_of_case(office, case.id, now) for case in cases]
    draws += [_of_task(office, task.id, now) for task in tasks]
    tally = await _Pass(office, now).run(draws)
    return replace(tally, more=limit in (len(cases), len(tasks)))


class _Pass:
    """Draws everything first, to see whom how much of it reaches; then commits case by case."""

    def __init__(self, office: Office, now: int) -> None:
        self._office, self._now = office, now
        self._fired: list[Fired] = []
        self._lost = self._broken = 0

    async def run(self, draws: Sequence[Draw]) -> Tally:
        """All of them; a defect in one is told and keeps no other from being told."""
        roster = await roster_of(self._office.store, self._now)
        first = [(draw, drawn) for draw in draws if (drawn := await self._safely(draw(roster)))]
        seats = crowd.crowded(drawn for _, drawn in first)
        for draw, drawn in first:
            done = await self._safely(self._written(draw, drawn, seats))
            self._fired += done.fired if done else ()
        return Tally(tuple(self._fired), self._lost, self._broken)

    async def _written(self, draw: Draw, drawn: Drawn, seats: frozenset[str]) -> Drawn | None:
        """Commit it, on fresh reads where somebody else was quicker."""
        for _ in range(TRIES):
            await crowd.put(self._office, drawn, seats, self._now)
            with suppress(Conflict):
                await drawn.unit.commit()
                return drawn
            fresh = await draw(await roster_of(self._office.store, self._now))
            if fresh is None:
                break
            drawn = fresh
        self._lost += 1
        return None

    async def _safely(self, work: Awaitable[Drawn | None]) -> Drawn | None:
        try:
            return await work
        except StoreError:
            raise
        except Exception as error:  # noqa: BLE001  one broken case must not silence all others
            tell("escalation", error)
            self._broken += 1
            return None


def _of_case(office: Office, id: str, now: int) -> Draw:
    async def draw(roster: Roster) -> Drawn | None:
        case = await office.store.get(Case, id)
        if case is None or case.alarm_at > now:
            return None
        return await calling.drawn(office, case, roster, now)

    return draw


def _of_task(office: Office, id: str, now: int) -> Draw:
    async def draw(roster: Roster) -> Drawn | None:
        task = await office.store.get(Task, id)
        case = await office.store.get(Case, task.case) if task else None
        if task is None or case is None or task.alarm_at > now:
            return None
        return await helping.drawn(office, task, case, roster, now)

    return draw
