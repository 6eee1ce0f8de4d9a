"""How long a case's clocks run, and when somebody has to be told of one."""

from collections.abc import Callable, Mapping

import msgspec
from msgspec.structs import replace

from domain import clocks as clockwork
from domain.calendar import WorkCalendar
from domain.case import Case
from domain.clocks import DUE_PERCENT, FAR_PERCENT, NEAR_PERCENT, Clock, ClockName
from domain.street import Allotment, Rung
from domain.understanding import Urgency
from domain.work import NEVER

THRESHOLDS = (NEAR_PERCENT, DUE_PERCENT, FAR_PERCENT)
"""When a clock warns that no ladder of the pack names (percent of its allotment)."""

INSTEAD: Mapping[tuple[str, Urgency], Urgency] = {
    ("REDO", "emergency"): "urgent",
    ("VERIFY", "low"): "normal",
}
"""Clocks the street leaves out for an urgency, and whose allotment holds when one is needed all
the same: work that has to be done again, a low case that somebody has to check."""


class Timing(msgspec.Struct, frozen=True):
    """What clocks need: allotments by clock and urgency, topics' own ones, ladders, the calendar."""

    allotments: Mapping[str, Mapping[Urgency, Allotment | None]]
    calendar: WorkCalendar
    by_topic: Mapping[str, Mapping[str, Allotment]] = {}
    ladders: Mapping[str, Mapping[Urgency, tuple[Rung, ...]]] = {}

    def allotment(self, case: Case, name: ClockName) -> Allotment | None:
        """How long a clock of this name runs for this case, None where there is none for it.

        Quiet cases (self-harm, violence, missing people) have theirs like all others: nobody is
        told a date, and whoever has to act is still held to one. Where nobody reported it (自办),
        nobody is called back.
        """
        if name == "CALLBACK" and not case.reporter:
            return None
        by_urgency = self.allotments.get(name, {})
        own = self.by_topic.get(case.topic, {}).get(name) or by_urgency.get(case.urgency)
        needed = name == "REDO" or case.check
        instead = INSTEAD.get((name, case.urgency)) if needed and own is None else None
        return by_urgency.get(instead) if instead else own

    def ladder(self, name: str, urgency: Urgency) -> tuple[Rung, ...]:
        """Who is told when of a clock of that name; empty where only the thresholds warn."""
        return self.ladders.get(name, {}).get(urgency, ())

    def thresholds(self, name: str, urgency: Urgency) -> tuple[int, ...]:
        """The percents at which a clock of that name calls, rising."""
        rungs = self.ladder(name, urgency)
        return tuple(sorted({rung.at for rung in rungs})) if rungs else THRESHOLDS

    def next_alarm(self, clock: Clock, urgency: Urgency) -> tuple[int, int]:
        """When this clock calls next and at which threshold; `NEVER` and 0 where it does not."""
        if not clock.counting:
            return NEVER, 0
        left = (p for p in self.thresholds(clock.name, urgency) if p > clock.fired)
        threshold = next(left, 0)
        if not threshold:
            return NEVER, 0
        return clockwork.reaches(clock, threshold, self.calendar), threshold

    def start(self, case: Case, name: ClockName, at: int) -> Clock | None:
        """A fresh clock for this case, None where its urgency has none of that name."""
        allotment = self.allotment(case, name)
        if allotment is None:
            return None
        number = sum(c.name == name for c in case.clocks) + 1
        return clockwork.start(name, allotment, at, self.calendar, number)


def start_clocks(case: Case, names: tuple[ClockName, ...], at: int, timing: Timing) -> Case:
    """The case with these clocks begun (those its urgency knows); one that runs begins anew."""
    before = tuple(clockwork.stop(c, at) if c.name in names else c for c in case.clocks)
    begun = tuple(c for n in names if (c := timing.start(case, n, at)) is not None)
    return timed(replace(case, clocks=before + begun), timing)


def retime(case: Case, at: int, timing: Timing) -> Case:
    """The case after its urgency or topic changed: what runs counts by the rule that holds now.

    A clock keeps its start, its pauses and what was first promised; one the new rule does not
    know stops.
    """
    clocks = tuple(_retimed(case, c, at, timing) if c.running else c for c in case.clocks)
    return timed(replace(case, clocks=clocks), timing)


def given_due(case: Case, name: ClockName, due: int, timing: Timing) -> Case:
    """The case with a deadline that somebody else set (12345's) on a running clock."""
    return _each_running(case, name, lambda clock: clockwork.given(clock, due), timing)


def moved_due(case: Case, names: tuple[ClockName, ...], due: int, timing: Timing) -> Case:
    """The case with running clocks deferred to `due`; what was first promised stays written."""
    for name in names:
        case = _each_running(case, name, lambda clock: clockwork.moved(clock, due), timing)
    return case


def fired(case: Case, name: ClockName, threshold: int, timing: Timing) -> Case:
    """The case after its running clock of that name called at `threshold`."""
    return _each_running(case, name, lambda clock: replace(clock, fired=threshold), timing)


def timed(case: Case, timing: Timing) -> Case:
    """The case with the two moments that queues and ticks look for."""
    counting = [c for c in case.clocks if c.counting]
    alarms = (timing.next_alarm(c, case.urgency)[0] for c in counting)
    return replace(
        case,
        next_due=min((c.due for c in counting), default=NEVER),
        alarm_at=min(alarms, default=NEVER),
    )


def _each_running(
    case: Case, name: ClockName, change: Callable[[Clock], Clock], timing: Timing
) -> Case:
    clocks = tuple(change(c) if c.name == name and c.running else c for c in case.clocks)
    return timed(replace(case, clocks=clocks), timing)


def _retimed(case: Case, clock: Clock, at: int, timing: Timing) -> Clock:
    allotment = timing.allotment(case, clock.name)
    if allotment is None:
        return clockwork.stop(clock, at)
    return clockwork.retime(clock, allotment, timing.calendar)
