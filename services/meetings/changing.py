"""A meeting moved, cancelled, called besides, or held on another day from now on; attendees hear it."""

import re
from datetime import date

from domain.errors import NotUnderstood
from domain.meeting import MeetingRule
from domain.people import Role, Staff
from domain.recurrence import fault
from domain.reminder import Occurrence, OccurrenceChange, Round, RuleChange
from services import when
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.office import Office
from services.unit import Unit

MANAGING: frozenset[Role] = frozenset({"desk", "supervisor", "admin"})
"""Who changes any meeting, and its rule; a chief moves or cancels one of the own grid."""

_WEEKDAYS = "MO TU WE TH FR SA SU".split()
_WEEKDAY = re.compile(r"(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*[日号號]")
_CLOCK = re.compile(r"(\d{1,2})[:：](\d{2})|(\d{1,2})[点點](半)?")


class NoSuchRule(NotUnderstood):
    """These words name no day or time that this meeting could be held on."""

    id = "meeting-rule-how"


def may_change(seat: Staff, grid: str, *, rule: bool) -> bool:
    """Whether this seat may change one meeting, or (`rule`) all that come."""
    if seat.role in MANAGING:
        return True
    return not rule and seat.role == "grid_chief" and bool(grid) and seat.grid == grid


async def move(office: Office, unit: Unit, one: Occurrence, at: int, seat: Staff, now: int) -> None:
    """It takes place at `at` (ms UTC) instead."""
    await _changed(unit, one, "moved", at, seat)
    then = when.moment(at, now, office.calendar, STAFF_LANGUAGE)
    _tell(office, unit, one, now, "meeting-moved", then)


async def cancel(office: Office, unit: Unit, one: Occurrence, seat: Staff, now: int) -> None:
    """It does not take place this time."""
    await _changed(unit, one, "cancelled", one.at, seat)
    _tell(office, unit, one, now, "meeting-cancelled")


async def call(
    office: Office, unit: Unit, rule: MeetingRule, grid: str, at: int, seat: Staff, now: int
) -> Occurrence:
    """One besides those that the rule names."""
    one = besides(office, rule, grid, at)
    await _changed(unit, one, "extra", at, seat)
    _tell(office, unit, one, now, "meeting-called")
    return one


def besides(office: Office, rule: MeetingRule, grid: str, at: int) -> Occurrence:
    """A meeting at `at` (ms UTC) that no rule names; its time of day is part of what names it."""
    day = office.calendar.local(at).strftime("%Y-%m-%d+%H%M")
    return Occurrence(rule.id, grid, day, at, moved=True)


async def rewrite(
    office: Office, unit: Unit, rule: MeetingRule, words: str, seat: Staff, now: int
) -> RuleChange:
    """«每周改到 周四15:00»: from now on. Raises `NoSuchRule`."""
    before = await unit.get(RuleChange, rule.id)
    written, at = before.rule if before else rule.rule, before.at if before else rule.at
    since = rule.since or date(2026, 1, 1)
    new_rule, new_at = _on(written, words), _at(words) or at
    if not written or (new_rule, new_at) == (written, at) or fault(new_rule, since):
        raise NoSuchRule
    change = RuleChange(
        id=rule.id,
        street=office.street.id,
        version=before.version if before else 0,
        rule=new_rule,
        at=new_at,
        since=since,
        changed_at=now,
        by=seat.id,
    )
    unit.put(change)
    return change


async def _changed(unit: Unit, one: Occurrence, state: str, at: int, seat: Staff) -> None:
    before = await unit.get(OccurrenceChange, one.id)
    change = OccurrenceChange(
        id=one.id,
        street=unit.store.street,
        version=before.version if before else 0,
        rule=one.rule,
        grid=one.grid,
        day=one.day,
        state="extra" if before and before.state == "extra" and state == "moved" else state,  # type: ignore[arg-type]  # one of its own words
        at=at,
        latest=max(one.at, at, before.latest if before else 0),
        by=seat.id,
    )
    unit.put(change)


def _tell(office: Office, unit: Unit, one: Occurrence, now: int, id: str, then: str = "") -> None:
    """Everybody who attends; the round goes with the next tick."""
    rule = next(rule for rule in office.street.meetings if rule.id == one.rule)
    at = when.moment(one.at, now, office.calendar, STAFF_LANGUAGE)
    grid = office.grid_name(one.grid)
    say = office.texts.say
    what = say(STAFF_LANGUAGE, "remind-of-grid", name=rule.name, grid=grid) if grid else rule.name
    facts = {"what": what, "at": at} | ({"then": then} if then else {})
    text = say(STAFF_LANGUAGE, id, **facts)
    unit.insert(
        Round(
            id=f"{one.id}@{now}",
            street=office.street.id,
            at=now,
            text=text,
            who=rule.who,
            grid=one.grid,
        )
    )


def _on(rule: str, words: str) -> str:
    """The rule with the day that the words name, where it is of that kind."""
    if "FREQ=WEEKLY" in rule and (day := _WEEKDAY.search(words)):
        weekday = _WEEKDAYS[min("一二三四五六日天".index(day[1]), 6)]
        return re.sub(r"BYDAY=[^;]+", f"BYDAY={weekday}", rule)
    if "BYMONTHDAY" in rule and (number := _MONTH_DAY.search(words)):
        return re.sub(r"BYMONTHDAY=[^;]+", f"BYMONTHDAY={number[1]}", rule)
    return rule


def _at(words: str) -> str:
    """The time of day, "" for none; «3点» without more could be either and is none."""
    match = _CLOCK.search(words)
    if match is None:
        return ""
    hour, minute = int(match[1] or match[3]), int(match[2] or (30 if match[4] else 0))
    late = "下午" in words or "晚" in words
    hour += 12 if late and hour < 12 else 0
    return f"{hour:02d}:{minute:02d}" if 7 <= hour < 24 and minute < 60 else ""
