"""The clocks of one case that call now: what the rule does of it, and who is told."""

from collections.abc import Sequence

from domain import clocks as clockwork
from domain.case import Case
from domain.clocks import Clock
from domain.firing import Firing
from domain.message import Reply
from domain.people import Staff
from domain.understanding import Urgency
from domain.workflow import Timing, fired, timed
from services.escalation import rules, wording
from services.escalation.choosing import Call, ladder
from services.escalation.roster import Roster
from services.escalation.teller import Drawn, Teller
from services.office import Office
from services.unit import Unit
from storage.port import Order, Store, eq

KNOWN = 500
"""How many earlier calls of one case are looked at."""


def reached(timing: Timing, clock: Clock, urgency: Urgency, now: int) -> tuple[int, ...]:
    """The thresholds that a clock has passed and nobody was told of, rising."""
    if not clock.counting:
        return ()
    left = (p for p in timing.thresholds(clock.name, urgency) if p > clock.fired)
    return tuple(p for p in left if clockwork.reaches(clock, p, timing.calendar) <= now)


def next_call(timing: Timing, case: Case, now: int) -> Call | None:
    """The call of a case that is most overdue, None where no clock calls."""
    calls = [
        Call(clock, passed)
        for clock in case.clocks
        if (passed := reached(timing, clock, case.urgency, now))
    ]
    return min(calls, key=lambda call: call.clock.due, default=None)


async def known_of(store: Store, of: str) -> list[Firing]:
    """The calls made before of a case or a task."""
    return await store.find(Firing, [eq("of", of)], order=Order(("-at",)), limit=KNOWN)


async def drawn(office: Office, case: Case, roster: Roster, now: int) -> Drawn:
    """What a case's clocks do at `now` (ms UTC); nothing is written yet. Raises `Unavailable`."""
    known = await known_of(office.store, case.id)
    teller = Teller(office, roster, known, now, Unit(office.store))
    while call := next_call(office.timing, case, now):
        if not teller.knows(case.id, call):
            case = _called(office, teller, case, call, now)
        case = fired(case, call.clock.name, call.threshold, office.timing)
    teller.unit.put(timed(case, office.timing))
    return teller.drawn


def _called(office: Office, teller: Teller, case: Case, call: Call, now: int) -> Case:
    """The case after one call: the rule first, then whoever is to be told."""
    ruled = rules.at_due(office, teller.unit, case, call, now)
    case = ruled.case if ruled else case
    rungs = ladder(office.timing, call.clock.name, case)
    if ruled and ruled.rungs is not None:
        rungs = ruled.rungs
    elif call.clock.name == "VERIFY" and not case.check:
        rungs = rules.NOBODY

    def words(_: Staff, names: Sequence[str]) -> Reply:
        if call.clock.name == "WAITING":
            return wording.answered(office, case, now)
        return wording.alarm(office, case, call, names, now)

    return teller.tell(case, case.id, call, rungs, words)
