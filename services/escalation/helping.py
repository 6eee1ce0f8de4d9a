"""The clock of one child task that calls now: the helper, then whoever asked, then the desk."""

from collections.abc import Sequence

from msgspec.structs import replace

from domain.case import Case
from domain.message import Reply
from domain.people import Staff
from domain.rights import seat_may_help
from domain.street import Rung
from domain.task import Task
from domain.work import NEVER
from services.escalation import wording
from services.escalation.calling import known_of, reached
from services.escalation.choosing import Call, ladder
from services.escalation.roster import Roster
from services.escalation.teller import Drawn, Teller, Words
from services.office import Office
from services.unit import Unit

LADDER = "TASK"


async def drawn(office: Office, task: Task, case: Case, roster: Roster, now: int) -> Drawn:
    """What a task's clock does at `now` (ms UTC); nothing is written yet. Raises `Unavailable`.

    A helper who is asked once more has a new run: the moment of asking is part of its name.
    """
    of = f"{task.id}@{task.asked_at}"
    known = await known_of(office.store, of)
    teller = Teller(office, roster, known, now, Unit(office.store))
    clock = task.clock if task.open and case.opened else None
    passed = reached(office.timing, clock, case.urgency, now) if clock else ()
    if clock and passed:
        call = Call(clock, passed)
        if not teller.knows(of, call):
            rungs = _rungs(ladder(office.timing, LADDER, case), call)
            words = _words(office, case, task, call, now)
            case = teller.tell(case, of, call, rungs, words, task)
            teller.unit.put(case)
        clock = replace(clock, fired=call.threshold)
    alarm = office.timing.next_alarm(clock, case.urgency)[0] if clock else NEVER
    teller.unit.put(replace(task, clock=clock or task.clock, alarm_at=alarm))
    return teller.drawn


def _rungs(rungs: Sequence[Rung], call: Call) -> tuple[Rung, ...]:
    """A task's clock calls at the percents of its own name's ladder: the nearest rung below holds."""
    below = max((rung.at for rung in rungs if rung.at <= call.threshold), default=rungs[0].at)
    held = (replace(rung, at=call.threshold) for rung in rungs if rung.at == below)
    return (*held, *(rung for rung in rungs if rung.at > call.threshold))


def _words(office: Office, case: Case, task: Task, call: Call, now: int) -> Words:
    """Helpers hear of their own part only, all others of the case."""

    def words(seat: Staff, names: Sequence[str]) -> Reply:
        if seat_may_help(seat, task.helper, case.grid):
            return wording.helping(office, case, call, now)
        return wording.alarm(office, case, call, names, now, name=LADDER)

    return words
