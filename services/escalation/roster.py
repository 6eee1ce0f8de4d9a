"""Everybody who may be told, as one pass of the tick finds them."""

import asyncio
from collections.abc import Callable, Iterable, Mapping

import msgspec

from domain.case import Case
from domain.document import Document
from domain.people import STAFF_ROLES, Staff
from domain.rights import seat_may, seat_may_help
from domain.task import Task
from services.delivery.address import ANY_OF
from services.duty.running import running
from services.people.presence import Reach, absence, reach
from services.unit import Unit
from storage.port import Store, among

SEATS = 1000


class Roster(msgspec.Struct, frozen=True):
    """The street's seats by id, and which of them can be reached, at the moment `now` (ms UTC).

    `on_shift` are the seats whose duty (值班) runs then.
    """

    now: int
    seats: Mapping[str, Staff]
    reached: Mapping[str, Reach]
    on_shift: frozenset[str] = frozenset()

    def away(self, seat: Staff) -> str:
        """Why this seat cannot be told anything, "" where it can."""
        if why := absence(seat, self.now):
            return why
        return "" if self.reached[seat.id].open else "unreachable"

    def post(self, post: str, case: Case, task: Task | None = None) -> list[Staff]:
        """The seats that stand on this post (`domain.street.Post`) for a case."""
        chiefs = self._of("grid_chief", case.grid)
        owners = self.owners(case)
        own = {case.owner, case.handler, case.handled_by}
        posts: Mapping[str, Callable[[], list[Staff]]] = {
            "owner": lambda: owners,
            "chiefs": lambda: chiefs,
            "other_chief": lambda: [seat for seat in chiefs if seat.id not in own],
            "desk": self._desk,
            "deputy": lambda: self._deputies(owners) or self._deputies(chiefs),
            "duty_phone": lambda: self._duty_phone(case),
            "supervisor": lambda: self._of("supervisor"),
            "helper": lambda: self._helpers(case, task) if task else [],
        }
        return posts[post]()

    def owners(self, case: Case) -> list[Staff]:
        """Whose a case is: the seat that signed, or everybody of the role it stands with."""
        if not case.owner.startswith(ANY_OF):
            return self._named([case.owner])
        role = case.owner.removeprefix(ANY_OF)
        if role == "grid_chief":
            return self._of(role, case.grid)
        return self._desk() if role == "desk" else self._of(role)

    def guard(self, unit: Unit, ids: Iterable[str]) -> None:
        """Let the unit fail should one of these seats, or how to reach it, change meanwhile."""
        for id in ids:
            documents: list[Document] = [self.seats[id], *self.reached[id].accounts]
            for document in documents:
                unit.guard(document)

    def _duty_phone(self, case: Case) -> list[Staff]:
        """Whoever has the running shift and may hear of it; else who carries the duty phone."""
        on_shift = [seat for seat in self._named(sorted(self.on_shift)) if may_hear(seat, case)]
        return on_shift or [seat for seat in self.seats.values() if seat.duty]

    def _desk(self) -> list[Staff]:
        """Whoever sits at the desk; the duty phone is a post of its own."""
        return [seat for seat in self._of("desk") if not seat.duty]

    def _of(self, role: str, grid: str = "") -> list[Staff]:
        if role == "grid_chief" and not grid:
            return []
        seats = self.seats.values()
        return [seat for seat in seats if seat.role == role and seat.grid == grid]

    def _helpers(self, case: Case, task: Task) -> list[Staff]:
        if task.seat:
            return self._named([task.seat])
        seats = self.seats.values()
        return [seat for seat in seats if seat_may_help(seat, task.helper, case.grid)]

    def _deputies(self, seats: Iterable[Staff]) -> list[Staff]:
        return self._named(seat.deputy for seat in seats)

    def _named(self, ids: Iterable[str]) -> list[Staff]:
        return [self.seats[id] for id in dict.fromkeys(ids) if id in self.seats]


async def roster_of(store: Store, now: int) -> Roster:
    """Everybody as they stand in the store. Raises `Unavailable`."""
    seats = {
        seat.id: seat for seat in await store.find(Staff, [among("role", STAFF_ROLES)], limit=SEATS)
    }
    reached = await asyncio.gather(*(reach(store, seat) for seat in seats.values()))
    on_shift = await running(store, now)
    return Roster(now, seats, dict(zip(seats, reached, strict=True)), on_shift)


def may_hear(seat: Staff, case: Case, task: Task | None = None) -> bool:
    """Whether a case may be named to this seat: sealed ones stay with those who handle them.

    Helpers hear of their own task, whatever they may see of the case.
    """
    if task is not None and seat_may_help(seat, task.helper, case.grid):
        return True
    return seat_may(seat, "see", case)
