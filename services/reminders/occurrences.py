"""When the pack's meetings and reminders take place, as the street's people changed them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from domain.calendar import WorkCalendar
from domain.meeting import MeetingRule
from domain.recurrence import days, shifted
from domain.reminder import (
    Occurrence,
    OccurrenceChange,
    Recurring,
    ReminderRule,
    RuleChange,
    minute_of,
)
from domain.street import Street
from storage.port import Order, Store, Where

DAY = 86_400_000
REST = timedelta(days=20)
"""Farther than any holiday shifts an occurrence."""

MOST = 1_000
"""Changed occurrences that are still ahead, or were lately."""


class Changes(msgspec.Struct, frozen=True):
    """What people changed: whole rules by their id, single occurrences by theirs."""

    rules: Mapping[str, RuleChange] = {}
    occurrences: Mapping[str, OccurrenceChange] = {}


async def changes_of(store: Store, since: int) -> Changes:
    """Everything changed that matters from `since` (ms UTC) on. Raises `Unavailable`."""
    rules = await store.find(RuleChange, limit=MOST)
    where, order = [Where("latest", ">=", since)], Order(("latest",))
    single = await store.find(OccurrenceChange, where, order=order, limit=MOST)
    return Changes({rule.id: rule for rule in rules}, {one.id: one for one in single})


def rule_of(street: Street, id: str) -> MeetingRule | ReminderRule | None:
    """The meeting or reminder of the pack with this id."""
    rules: list[MeetingRule | ReminderRule] = [*street.meetings, *street.reminders]
    return next((rule for rule in rules if rule.id == id), None)


def between(
    street: Street, calendar: WorkCalendar, changes: Changes, start: int, end: int
) -> list[Occurrence]:
    """What takes place from `start` to `end` (ms UTC), the earliest first."""
    found = [
        one
        for rule in (*street.meetings, *street.reminders)
        for one in of_rule(street, calendar, changes, rule, start, end)
    ]
    return sorted(found, key=lambda one: (one.at, one.id))


def of_rule(
    street: Street,
    calendar: WorkCalendar,
    changes: Changes,
    rule: Recurring,
    start: int,
    end: int,
) -> Iterator[Occurrence]:
    """What one rule brings from `start` to `end` (ms UTC)."""
    own = [one for one in changes.occurrences.values() if one.rule == rule.id]
    changed = {one.id for one in own}
    planned = (
        Occurrence(rule.id, grid, day.isoformat(), at)
        for day, at in _planned(rule, calendar, changes.rules.get(rule.id), start, end)
        for grid in grids_of(street, rule)
    )
    yield from (one for one in planned if one.id not in changed)
    for one in own:
        if one.state != "cancelled" and start <= one.at <= end:
            yield Occurrence(rule.id, one.grid, one.day, one.at, moved=True)


def grids_of(street: Street, rule: Recurring) -> tuple[str, ...]:
    """The grids that each have one of it, or "" for the street."""
    return tuple(grid.id for grid in street.grids) if rule.each else ("",)


def _planned(
    rule: Recurring, calendar: WorkCalendar, change: RuleChange | None, start: int, end: int
) -> Iterator[tuple[date, int]]:
    """By the pack's rule until it was changed, by the changed one from then on."""
    if change is None:
        yield from _days(rule, calendar, start, end)
        return
    yield from _days(rule, calendar, start, min(end, change.changed_at - 1))
    new = replace(rule, rule=change.rule, at=change.at, since=change.since)
    yield from _days(new, calendar, max(start, change.changed_at), end)


def _days(
    rule: Recurring, calendar: WorkCalendar, start: int, end: int
) -> Iterator[tuple[date, int]]:
    """The days that the rule names, each with its moment; of several on one day only the first."""
    if not rule.rule or end < start:
        return
    around = REST if rule.shift in ("next", "previous") else timedelta()
    first, last = calendar.local(start).date() - around, calendar.local(end).date() + around
    taken = set()
    for day in days(rule.rule, rule.since, first, last):
        there = shifted(day, rule.shift, calendar)
        if there is None or there in taken:
            continue
        taken.add(there)
        at = calendar.moment(there, minute_of(rule.at))
        if start <= at <= end:
            yield day, at
