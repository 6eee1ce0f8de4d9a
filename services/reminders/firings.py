"""What has to be said when: each occurrence's reminders, and that its minutes are missing."""

from collections.abc import Iterator
from itertools import islice

from domain.calendar import WorkCalendar
from domain.meeting import MeetingRule
from domain.recurrence import workday_beside
from domain.reminder import Due, Occurrence, Recurring, longest, moment_before
from domain.street import Street
from services.reminders.occurrences import DAY, Changes, of_rule, rule_of

MINUTES = "minutes"
"""What a firing says that no `Before` names: where are the minutes?"""

MINUTES_AT = 10 * 60
"""When missing minutes are asked for, minutes after midnight."""

BEHIND = 60 * DAY
"""How long after an occurrence (ms) something may still be said of it."""

REST = 15
"""Days that working days may be apart from as many days of any kind."""

HORIZON = 400 * DAY
MONTH = 31 * DAY


def due_between(
    street: Street, calendar: WorkCalendar, changes: Changes, after: int, until: int
) -> list[Due]:
    """Everything to be said later than `after` and not later than `until` (ms UTC), in order."""
    said = (
        due
        for rule in (*street.meetings, *street.reminders)
        for one in of_rule(
            street, calendar, changes, rule, after - _behind(rule), until + _ahead(rule)
        )
        for due in _of(street, calendar, one)
    )
    due = (one for one in said if after < one.moment <= until)
    return sorted(due, key=lambda one: (one.moment, one.id))


def preview(
    street: Street,
    calendar: WorkCalendar,
    now: int,
    count: int = 10,
    changes: Changes | None = None,
) -> list[Due]:
    """The next `count` firings after `now` (ms UTC), as rules and `changes` stand."""
    return list(islice(_coming(street, calendar, changes or Changes(), now), count))


def _coming(street: Street, calendar: WorkCalendar, changes: Changes, now: int) -> Iterator[Due]:
    for start in range(now, now + HORIZON, MONTH):
        yield from due_between(street, calendar, changes, start, start + MONTH)


def _of(street: Street, calendar: WorkCalendar, one: Occurrence) -> Iterator[Due]:
    rule = rule_of(street, one.rule)
    if rule is None:
        return
    for before in rule.before:
        yield Due(one, before, moment_before(one.at, before, calendar))
    if isinstance(rule, MeetingRule) and rule.minutes_days:
        yield Due(one, MINUTES, _minutes_due(one.at, rule.minutes_days, calendar))


def _minutes_due(at: int, working_days: int, calendar: WorkCalendar) -> int:
    day = calendar.local(at).date()
    for _ in range(working_days):
        day = workday_beside(day, calendar, 1)
    return calendar.moment(day, MINUTES_AT)


def _ahead(rule: Recurring) -> int:
    """How long before it (ms), at most, people hear of an occurrence."""
    return max((longest(before, REST) for before in rule.before), default=0)


def _behind(rule: Recurring) -> int:
    """How long after it (ms), at most, its minutes are asked for."""
    days = rule.minutes_days if isinstance(rule, MeetingRule) else 0
    return (2 * days + REST) * DAY if days else 0
