"""Clocks that are missing, misnamed or run for no time."""

from collections.abc import Iterator, Sequence
from typing import get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.clocks import DUE_PERCENT, ClockName
from domain.street import Allotment, Post, Rung
from domain.understanding import URGENCIES
from services.pack.convert import did_you_mean
from services.pack.draft import Draft, Located
from services.pack.fault import Fault

NEEDED: tuple[str, ...] = get_args(ClockName)
KNOWN = (*NEEDED, "COMPLEX", "WAITING")

LADDERS = (*NEEDED, "TASK")
POSTS: tuple[str, ...] = get_args(Post)

LONGEST_NIGHT = 12
"""Hours: who writes [07:00, 22:00] means the reverse."""


def faults(draft: Draft) -> Iterator[Fault]:
    """Every clock for every urgency, and a working day that begins before it ends."""
    yield from _missing(draft)
    for name, clock in draft.clocks.items():
        yield from _named(clock, name)
        for urgency in URGENCIES:
            if urgency not in clock.value:
                yield clock.fault(f"{name}: nothing for `{urgency}` (null: no such clock)")
        for urgency, allotment in clock.value.items():
            yield from _runs(clock, allotment, urgency)
    for topic in draft.topics.values():
        for name, allotment in topic.value.clocks.items():
            yield from _named(topic, name, "clocks", name)
            yield from _runs(topic, allotment, "clocks", name)
    yield from _ladders(draft)
    yield from _working_day(draft)


def _ladders(draft: Draft) -> Iterator[Fault]:
    for name, ladder in draft.ladders.items():
        yield from _named(ladder, name, known=LADDERS)
        for urgency, rungs in ladder.value.items():
            yield from _climbs(ladder, rungs, urgency)


def _missing(draft: Draft) -> Iterator[Fault]:
    for head in draft.head.values():
        for name in NEEDED:
            if name not in draft.known("clocks"):
                yield head.fault(f"no clock {name}: write it in clocks.yaml, or inherit common")


def _named(
    record: Located[object], name: str, *steps: str, known: Sequence[str] = KNOWN
) -> Iterator[Fault]:
    if name not in known:
        yield record.fault(f"unknown clock `{name}`" + did_you_mean(name, known), *steps)


def _climbs(record: Located[object], rungs: Sequence[Rung], urgency: str) -> Iterator[Fault]:
    """What the rule does at a clock's due moment happens at 100 %: every ladder calls then."""
    if not any(rung.at == DUE_PERCENT for rung in rungs):
        yield record.fault("a ladder needs a rung `at: 100`, the due moment", urgency)
    for number, rung in enumerate(rungs):
        if rung.at <= 0:
            yield record.fault("at: percent of the clock, above 0", urgency, number, "at")
        for place, post in enumerate(rung.tell):
            if post not in POSTS:
                message = f"tell: unknown post `{post}`" + did_you_mean(post, POSTS)
                yield record.fault(message, urgency, number, "tell", place)


def _runs(record: Located[object], allotment: Allotment | None, *steps: str) -> Iterator[Fault]:
    if allotment is not None and allotment.amount <= 0:
        yield record.fault("a clock has to run for some time", *steps)


def _working_day(draft: Draft) -> Iterator[Fault]:
    for calendar in draft.calendar.values():
        if calendar.value.opens >= calendar.value.closes:
            yield calendar.fault("the working day ends before it begins", "closes")
        if _hours(*calendar.value.quiet) > LONGEST_NIGHT:
            yield calendar.fault(f"quiet for more than {LONGEST_NIGHT} hours: swapped?", "quiet")
        for day in set(calendar.value.workdays) & set(calendar.value.holidays):
            yield calendar.fault(f"{day} is a workday and a holiday", "holidays")
    for head in draft.head.values():
        try:
            ZoneInfo(head.value.zone)
        except (ZoneInfoNotFoundError, ValueError):
            yield head.fault(f"unknown time zone `{head.value.zone}`", "zone")


def _hours(start: str, end: str) -> float:
    """How long it is from one time of day to the next other one."""
    first, last = (int(time[:2]) + int(time[3:]) / 60 for time in (start, end))
    return (last - first) % 24
