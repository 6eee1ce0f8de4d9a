"""Clocks: when something is due, how near that is, and when somebody has to be told so."""

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
    "WAITING",
    "CALLBACK",
    "RATING",
    "REVIEW",
]
Stage = Literal["calm", "near", "over", "far"]
Basis = Literal["rule", "moved", "given"]

NEAR_PERCENT = 75
DUE_PERCENT = 100
FAR_PERCENT = 300


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """One running, paused or stopped clock; all moments ms UTC.

    `basis` says where `due` comes from: the allotment (`rule`), a deferral (`moved`), or somebody
    else's deadline that nothing here may shift (`given`: 12345's). `original_due` stays what was
    first promised. `pauses` are the earned ones, from and to; `paused` is when the present one
    began, 0 outside one. `stopped` is 0 while it runs. `start_number` counts restarts and `fired`
    is the highest threshold (percent) somebody was told of, so that each threshold of each run
    fires once.
    """

    name: ClockName
    allotment: Allotment
    started: int
    due: int
    original_due: int
    basis: Basis = "rule"
    pauses: tuple[tuple[int, int], ...] = ()
    paused: int = 0
    stopped: int = 0
    start_number: int = 1
    fired: int = 0

    @property
    def running(self) -> bool:
        """Whether it was not stopped yet (it may be paused)."""
        return self.stopped == 0

    @property
    def counting(self) -> bool:
        """Whether it comes nearer to its due moment right now."""
        return self.running and not self.paused


def due_after(at: int, allotment: Allotment, calendar: WorkCalendar, extra: int = 0) -> int:
    """The moment an allotment that starts at `at` is used up, `extra` counted ms not counted in."""
    match allotment.unit:
        case "min":
            return at + allotment.amount * MINUTE + extra
        case "h":
            return at + allotment.amount * 60 * MINUTE + extra
        case "WH":
            return calendar.after_minutes(at, allotment.amount * 60 + extra // MINUTE)
        case "WD":
            return calendar.after_days(at, allotment.amount, extra // MINUTE)


def start(
    name: ClockName, allotment: Allotment, at: int, calendar: WorkCalendar, number: int = 1
) -> Clock:
    """A clock that begins now."""
    due = due_after(at, allotment, calendar)
    return Clock(
        name=name, allotment=allotment, started=at, due=due, original_due=due, start_number=number
    )


def given(clock: Clock, due: int) -> Clock:
    """The clock with a deadline that somebody else set; it is what is promised, too."""
    return replace(clock, due=due, original_due=due, basis="given")


def moved(clock: Clock, due: int) -> Clock:
    """The clock deferred to `due`; what was told of the old date may be told of the new one."""
    return replace(clock, due=due, basis="moved", fired=0)


def stop(clock: Clock, at: int) -> Clock:
    """The clock, stopped; one that stands already stays as it is."""
    if not clock.running:
        return clock
    return replace(clock, stopped=at, pauses=_pauses(clock, at), paused=0)


def pause(clock: Clock, at: int) -> Clock:
    """The clock, holding its breath; one that does not count stays as it is."""
    return replace(clock, paused=at) if clock.counting else clock


def resume(clock: Clock, at: int, calendar: WorkCalendar) -> Clock:
    """The clock counting again, due later by what it was paused; others stay as they are."""
    if not clock.paused:
        return clock
    return _shifted(replace(clock, pauses=_pauses(clock, at), paused=0), clock, at, calendar)


def revive(clock: Clock, at: int, calendar: WorkCalendar) -> Clock:
    """A stopped clock running on, as if it had been paused since."""
    if clock.running:
        return clock
    return resume(replace(clock, stopped=0, paused=clock.stopped), at, calendar)


def retime(clock: Clock, allotment: Allotment, calendar: WorkCalendar) -> Clock:
    """The clock by another rule: pauses stay earned, and dates that no rule made stay."""
    if clock.basis != "rule":
        return replace(clock, allotment=allotment)
    earned = _counted_pauses(clock, calendar)
    due = due_after(clock.started, allotment, calendar, earned)
    return replace(clock, allotment=allotment, due=due)


def percent(clock: Clock, at: int, calendar: WorkCalendar) -> int:
    """How much of its time is used, in percent of the allotment (contracts.md, Time).

    Working clocks count working minutes, so a weekend uses nothing up; pauses use nothing. Where
    no rule made the due moment, the way to that moment is the whole.
    """
    end = at if clock.running else min(at, clock.stopped)
    ended = replace(clock, pauses=_pauses(clock, end))
    used = _counted(clock, clock.started, end, calendar) - _counted_pauses(ended, calendar)
    return used * 100 // max(_whole(clock, calendar), 1)


def stage(clock: Clock, at: int, calendar: WorkCalendar) -> Stage:
    """Amber at 75 %, red when past its due moment, dark red at three times (domain.md, Clocks).

    A stopped clock stays what it was when it stopped, a paused one what it was when it paused.
    """
    end = at if clock.counting else min(at, clock.stopped or clock.paused)
    used = percent(clock, end, calendar)
    if end > clock.due:
        return "far" if used >= FAR_PERCENT else "over"
    return "near" if used >= NEAR_PERCENT else "calm"


def reaches(clock: Clock, threshold: int, calendar: WorkCalendar) -> int:
    """The moment a counting clock has used `threshold` percent: 100 is its due moment."""
    if threshold == DUE_PERCENT:
        return clock.due
    used = _whole(clock, calendar) * threshold // 100 + _counted_pauses(clock, calendar)
    at = _on(clock, clock.started, used, calendar)
    return min(at, clock.due) if threshold < DUE_PERCENT else max(at, clock.due)


def _shifted(clock: Clock, before: Clock, at: int, calendar: WorkCalendar) -> Clock:
    """Due later by the pause that just ended, however the due moment came about."""
    match clock.basis:
        case "rule":
            return retime(clock, clock.allotment, calendar)
        case "moved":
            held = _counted(clock, before.paused, at, calendar)
            return replace(clock, due=_on(clock, clock.due, held, calendar))
        case "given":
            return clock


def _pauses(clock: Clock, at: int) -> tuple[tuple[int, int], ...]:
    open_one = ((clock.paused, at),) if clock.paused and at > clock.paused else ()
    return (*clock.pauses, *open_one)


def _counted_pauses(clock: Clock, calendar: WorkCalendar) -> int:
    return sum(_counted(clock, since, until, calendar) for since, until in clock.pauses)


def _counted(clock: Clock, since: int, until: int, calendar: WorkCalendar) -> int:
    """Ms that count between two moments, by the clock's own calendar."""
    if clock.allotment.unit in ("WH", "WD"):
        return calendar.minutes_between(since, until) * MINUTE
    return max(0, until - since)


def _on(clock: Clock, at: int, counted: int, calendar: WorkCalendar) -> int:
    """The moment when so many counted ms more have passed."""
    if clock.allotment.unit in ("WH", "WD"):
        return calendar.after_minutes(at, counted // MINUTE)
    return at + counted


def _whole(clock: Clock, calendar: WorkCalendar) -> int:
    """The counted ms of the whole clock."""
    if clock.basis != "rule":
        way = _counted(clock, clock.started, clock.due, calendar)
        return max(way - _counted_pauses(clock, calendar), MINUTE)
    match clock.allotment.unit:
        case "min":
            return clock.allotment.amount * MINUTE
        case "h" | "WH":
            return clock.allotment.amount * 60 * MINUTE
        case "WD":
            return clock.allotment.amount * calendar.day_minutes * MINUTE
