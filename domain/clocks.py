"""Clocks of a case: when something is due, and how near that is."""

from typing import Literal

import msgspec
from msgspec.structs import replace

from domain.calendar import MINUTE, WorkCalendar
from domain.street import Allotment

ClockName = Literal[
    "TRIAGE",
    "ACK",
    "FIRST_CONTACT",
    "RESOLVE",
    "VERIFY",
    "REDO",
    "UPDATE",
    "CALLBACK",
    "RATING",
    "REVIEW",
]
Stage = Literal["calm", "near", "over", "far"]

NEAR_PERCENT = 75
FAR_PERCENT = 300


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """One running (or stopped) clock of a case; all moments ms UTC.

    `original_due` stays what was first promised, whatever a deferral does to `due`.
    `stopped` is 0 while it runs. `start_number` counts restarts, so that each threshold of
    each run fires once.
    """

    name: ClockName
    allotment: Allotment
    started: int
    due: int
    original_due: int
    stopped: int = 0
    start_number: int = 1

    @property
    def running(self) -> bool:
        """Whether it still counts."""
        return self.stopped == 0


def due_after(at: int, allotment: Allotment, calendar: WorkCalendar) -> int:
    """The moment an allotment that starts at `at` is used up."""
    match allotment.unit:
        case "min":
            return at + allotment.amount * MINUTE
        case "h":
            return at + allotment.amount * 60 * MINUTE
        case "WH":
            return calendar.after_minutes(at, allotment.amount * 60)
        case "WD":
            return calendar.after_days(at, allotment.amount)


def start(
    name: ClockName, allotment: Allotment, at: int, calendar: WorkCalendar, number: int = 1
) -> Clock:
    """A clock that begins now."""
    due = due_after(at, allotment, calendar)
    return Clock(
        name=name, allotment=allotment, started=at, due=due, original_due=due, start_number=number
    )


def stop(clock: Clock, at: int) -> Clock:
    """The clock, stopped; one that stands already stays as it is."""
    return replace(clock, stopped=at) if clock.running else clock


def percent(clock: Clock, at: int, calendar: WorkCalendar) -> int:
    """How much of the time is used, in percent of the way from its start to its due moment.

    Working clocks count working minutes, so a weekend uses nothing up.
    """
    end = _counted_until(clock, at)
    if clock.allotment.unit in ("WH", "WD"):
        used = calendar.minutes_between(clock.started, end)
        whole = calendar.minutes_between(clock.started, clock.due)
    else:
        used, whole = end - clock.started, clock.due - clock.started
    return used * 100 // max(whole, 1)


def stage(clock: Clock, at: int, calendar: WorkCalendar) -> Stage:
    """Amber at 75 %, red when used up, dark red at three times (domain.md, Clocks).

    A stopped clock stays what it was when it stopped.
    """
    used = percent(clock, at, calendar)
    if used >= FAR_PERCENT:
        return "far"
    if _counted_until(clock, at) > clock.due:
        return "over"
    return "near" if used >= NEAR_PERCENT else "calm"


def _counted_until(clock: Clock, at: int) -> int:
    return at if clock.running else min(at, clock.stopped)
