"""What comes by itself, told to whoever runs the command: the next reminders, duty sheets read in."""

from pathlib import Path

from domain.errors import NotUnderstood
from domain.reminder import Due
from domain.street import Street
from services import holidays
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.duty.importing import take_in
from services.office import Office, timing_of
from services.reminders.firings import preview
from services.reminders.occurrences import rule_of

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


async def take_duty(office: Office, path: Path) -> int:
    """Read a duty sheet in and say what became of it; 1 where a row was left out."""

    def say(id: str, **facts: str | int) -> str:
        return office.texts.say(STAFF_LANGUAGE, id, **facts)

    try:
        made = await take_in(office, path, office.clock.now())
    except NotUnderstood as unreadable:
        print(say(unreadable.id))
        return 1
    for bad in made.bad:
        print(say("duty-bad", row=bad.row, why=say(f"duty-why-{bad.why}")))
    counts = {"new": made.new, "changed": made.changed, "known": made.known, "gone": made.gone}
    print(say("duty-imported", **counts, bad=len(made.bad)))
    return 1 if made.bad else 0
