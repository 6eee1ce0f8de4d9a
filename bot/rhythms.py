"""What comes by itself, told to whoever runs the command: next reminders, duty sheets, minutes."""

from datetime import date
from pathlib import Path

from domain.errors import NotUnderstood
from domain.reminder import Due
from domain.street import Street
from services import holidays, when
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.duty.importing import take_in
from services.meetings import minutes
from services.meetings.coming import named_in
from services.office import Office, timing_of
from services.reminders.firings import preview
from services.reminders.occurrences import rule_of
from services.unit import Unit

NEXT = 10
YEARS = range(2025, 2029)


def coming(street: Street, now: int, count: int = NEXT) -> list[str]:
    """The next reminders after `now` (ms UTC) as the pack has them, a line each, by its clock.

    What people changed in chat stands in the store and is not in it.
    """
    calendar = timing_of(street, *holidays.of_years(YEARS)).calendar
    dues = preview(street, calendar, now, count)
    names = {grid.id: grid.name for grid in street.grids}
    return [
        f"  {calendar.local(due.moment):%Y-%m-%d %a %H:%M}  {_what(street, due, names)}"
        for due in dues
    ]


def _what(street: Street, due: Due, names: dict[str, str]) -> str:
    rule = rule_of(street, due.occurrence.rule)
    assert rule is not None  # it comes from the pack
    where = f" {names[due.occurrence.grid]}" if due.occurrence.grid else ""
    unsure = "" if rule.confirmed else " (unconfirmed)"
    return f"{rule.name}{where}: {due.what}{unsure}"


async def take_minutes(office: Office, words: str, path: Path, day: date | None) -> int:
    """Close a meeting with a file of plain text as its minutes; 1 where it is not clear which."""
    named = named_in(office, words, ())
    if named is None or named.grid is None:
        names = "、".join(rule.name for rule in office.street.meetings)
        print(_say(office, "meeting-unknown", names=names))
        return 1
    text = _text(path)
    now, unit = office.clock.now(), Unit(office.store)
    one = await minutes.held_lately(office, named.rule, named.grid, now, day)
    first = await minutes.keep(office, unit, one, text, "", now)
    await unit.commit()
    what = " ".join(filter(None, (office.grid_name(named.grid), named.rule.name)))
    at = when.moment(one.at, now, office.calendar, STAFF_LANGUAGE)
    print(_say(office, "minutes-kept" if first else "minutes-added", what=what, at=at))
    return 0


def _text(path: Path) -> str:
    """UTF-8, else what Chinese Windows writes."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return path.read_text(encoding="gb18030", errors="replace")


def _say(office: Office, id: str, **facts: str | int) -> str:
    return office.texts.say(STAFF_LANGUAGE, id, **facts)


async def take_duty(office: Office, path: Path) -> int:
    """Read a duty sheet in and say what became of it; 1 where a row was left out."""
    try:
        made = await take_in(office, path, office.clock.now())
    except NotUnderstood as unreadable:
        print(_say(office, unreadable.id))
        return 1
    for bad in made.bad:
        print(_say(office, "duty-bad", row=bad.row, why=_say(office, f"duty-why-{bad.why}")))
    counts = {"new": made.new, "changed": made.changed, "known": made.known, "gone": made.gone}
    print(_say(office, "duty-imported", **counts, bad=len(made.bad)))
    return 1 if made.bad else 0
