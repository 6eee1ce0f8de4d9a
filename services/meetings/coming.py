"""Which meeting is meant, and which ones come next."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from domain.meeting import MeetingRule
from domain.people import Staff
from domain.reminder import Occurrence, RuleChange
from services.office import Office
from services.reminders.occurrences import DAY, between, changes_of, grids_of
from services.reminders.recipients import OF_GRIDS

AHEAD = 45 * DAY
"""How far (ms) a list of meetings looks."""

YEAR = 400 * DAY


class Named(msgspec.Struct, frozen=True):
    """A meeting that words name: in which grid ("" for the street, None for not said), what else."""

    rule: MeetingRule
    grid: str | None
    rest: str


def named_in(office: Office, words: str, mine: Sequence[Staff]) -> Named | None:
    """The meeting that the words name; its grid is the speaker's own where they name none."""
    spelled = office.understanding.spelled(words).lower()
    names = [(name.lower(), rule) for rule in office.street.meetings for name in _names(rule)]
    found = [(name, rule) for name, rule in names if name in spelled]
    if not found:
        return None
    name, rule = max(found, key=lambda pair: len(pair[0]))
    start = spelled.index(name)
    rest = f"{words[:start]} {words[start + len(name) :]}"
    if not rule.each:
        return Named(rule, "", rest.strip())
    grid, rest = _grid_in(office, rest)
    own = {seat.grid for seat in mine if seat.grid}
    return Named(rule, grid or (own.pop() if len(own) == 1 else None), rest.strip(" ,，:："))


async def next_of(
    office: Office, rule: MeetingRule, grid: str, now: int, change: RuleChange | None = None
) -> Occurrence | None:
    """The next time that it takes place, with a `change` not committed yet. Raises `Unavailable`."""
    found = await _between(office, now, now + YEAR, change)
    return next((one for one in found if (one.rule, one.grid) == (rule.id, grid)), None)


async def coming(office: Office, mine: Sequence[Staff], now: int) -> list[Occurrence]:
    """The next one of each meeting that these seats attend. Raises `Unavailable`."""
    rules = {rule.id: rule for rule in office.street.meetings}
    first: dict[tuple[str, str], Occurrence] = {}
    for one in await _between(office, now, now + AHEAD):
        if one.rule in rules and any(attends(seat, rules[one.rule], one.grid) for seat in mine):
            first.setdefault((one.rule, one.grid), one)
    return list(first.values())


def attends(seat: Staff, rule: MeetingRule, grid: str) -> bool:
    """Whether this seat is one of those who meet; groups are asked for by message only."""
    if seat.role in OF_GRIDS and grid and seat.grid != grid:
        return False
    return seat.role in rule.who.roles or (bool(seat.office) and seat.office in rule.who.offices)


def grids(office: Office, rule: MeetingRule) -> tuple[str, ...]:
    """The grids that each have one of it."""
    return grids_of(office.street, rule)


async def _between(
    office: Office, start: int, end: int, change: RuleChange | None = None
) -> list[Occurrence]:
    changes = await changes_of(office.store, start)
    if change is not None:
        changes = replace(changes, rules={**changes.rules, change.id: change})
    return between(office.street, office.calendar, changes, start, end)


def _names(rule: MeetingRule) -> tuple[str, ...]:
    return (rule.name, *rule.aliases)


def _grid_in(office: Office, words: str) -> tuple[str, str]:
    """The grid that the words name, and the words without it."""
    spelled = office.understanding.spelled(words).lower()
    names = [
        (name.lower(), g.id) for g in office.street.grids for name in (g.id, g.name, *g.aliases)
    ]
    for name, id in sorted(names, key=lambda pair: -len(pair[0])):
        if (start := spelled.find(name)) >= 0:
            return id, words[:start] + words[start + len(name) :]
    return "", words
