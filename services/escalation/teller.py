"""One call told: who hears it, the firing that makes it happen once, the line of history."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from domain import clocks as clockwork
from domain.case import Case
from domain.firing import Firing, firing_id, round_of
from domain.message import Reply
from domain.people import Staff
from domain.street import Rung
from domain.task import Task
from domain.workflow import mark
from services.cases.intake import RULE
from services.escalation import hours
from services.escalation.choosing import Call, Chosen, choose
from services.escalation.notices import Telling
from services.escalation.roster import Roster
from services.office import Office
from services.unit import Unit

Words = Callable[[Staff, Sequence[str]], Reply]
"""The push for a seat, given the names of who was told before."""


class Fired(msgspec.Struct, frozen=True):
    """One call: which clock, at which percent, how late it was noticed (ms), how many are told.

    `unheard`: somebody was to be told, and nobody is there.
    """

    clock: str
    threshold: int
    late: int
    told: int
    unheard: bool


class Drawn(msgspec.Struct, frozen=True):
    """Everything that the calls of one case change, not committed yet, and who is to be told."""

    unit: Unit
    tellings: tuple[Telling, ...]
    fired: tuple[Fired, ...]


class Teller:
    """Collects what the calls of one case come to. `known` are the calls made before."""

    def __init__(
        self, office: Office, roster: Roster, known: Sequence[Firing], now: int, unit: Unit
    ) -> None:
        self.unit = unit
        self._office, self._roster, self._now = office, roster, now
        self._known = {firing.id: firing for firing in known}
        self._tellings: list[Telling] = []
        self._fired: list[Fired] = []

    @property
    def drawn(self) -> Drawn:
        """All of it."""
        return Drawn(self.unit, tuple(self._tellings), tuple(self._fired))

    def knows(self, of: str, call: Call) -> bool:
        """Whether this call was made before."""
        return firing_id(of, call.clock, call.threshold) in self._known

    def tell(
        self,
        case: Case,
        of: str,
        call: Call,
        rungs: Sequence[Rung],
        words: Words,
        task: Task | None = None,
    ) -> Case:
        """Make the call `of` a case or its task; the case after it."""
        before = self._before(of, call)
        chosen = self._chosen(call, rungs, case, before, task)
        reaches = clockwork.reaches(call.clock, call.threshold, self._office.calendar)
        self._fire(case, of, call, chosen, reaches)
        if not chosen.meant:
            return case
        late = self._now - reaches
        self._roster.guard(self.unit, [*(seat.id for seat in chosen.told), *chosen.skipped])
        case, event = mark(case, "escalate", RULE, self._now, **_facts(call, chosen))
        self.unit.insert(event)
        names = [self._roster.seats[id].name for id in before if id in self._roster.seats]
        for seat in chosen.told:
            at = hours.hears_at(self._office, case, seat, self._now)
            self._tellings.append(Telling(seat, case, words(seat, names), at, late))
        return case

    def _before(self, of: str, call: Call) -> dict[str, str]:
        """Seats told at earlier steps of this run, and who sat there."""
        start = f"{round_of(of, call.clock)}:"
        earlier = [firing for id, firing in self._known.items() if id.startswith(start)]
        return {
            seat: person
            for firing in earlier
            for seat, person in zip(firing.told, firing.people, strict=True)
        }

    def _chosen(
        self,
        call: Call,
        rungs: Sequence[Rung],
        case: Case,
        before: Mapping[str, str],
        task: Task | None,
    ) -> Chosen:
        """Who hears of it; at night the desk besides those who hear of it in the morning."""
        told = {*before, *before.values()}
        chosen = choose(call, rungs, case, self._roster, told, task=task)
        if not hours.asleep(self._office, case, self._now):
            return chosen
        times = [hours.hears_at(self._office, case, seat, self._now) for seat in chosen.told]
        if not times or min(times) <= self._now:
            return chosen
        return choose(call, rungs, case, self._roster, told, task=task, also=("desk",))

    def _fire(self, case: Case, of: str, call: Call, chosen: Chosen, due: int) -> None:
        firing = Firing(
            id=firing_id(of, call.clock, call.threshold),
            street=case.street,
            of=of,
            clock=call.clock.name,
            run=call.clock.start_number,
            threshold=call.threshold,
            due=due,
            at=self._now,
            told=tuple(seat.id for seat in chosen.told),
            people=tuple(seat.person for seat in chosen.told),
        )
        self.unit.insert(firing)
        self._known[firing.id] = firing
        unheard = chosen.meant and not (chosen.told or chosen.summary)
        late, told = self._now - due, len(chosen.told)
        self._fired.append(Fired(firing.clock, firing.threshold, late, told, unheard))


def _facts(call: Call, chosen: Chosen) -> dict[str, str | int]:
    """What history says: the clock, how far it was, who is told, who was passed over and why."""
    told = ",".join(seat.id for seat in chosen.told)
    skipped = ",".join(f"{id}:{why}" for id, why in chosen.skipped.items() if why != "told")
    missed = ",".join(map(str, call.reached[:-1]))
    facts: dict[str, str | int] = {"clock": call.clock.name, "threshold": call.threshold}
    more = {"told": told, "skipped": skipped, "missed": missed}
    facts |= {name: value for name, value in more.items() if value}
    return facts | {"summary": 1} if chosen.summary else facts
