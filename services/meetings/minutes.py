"""Minutes (纪要) close a meeting; which one they belong to is found by when it was held."""

from datetime import date

from msgspec.structs import replace

from domain.meeting import MeetingRule, Minutes
from domain.reminder import Occurrence
from services.masking import masked
from services.meetings.changing import besides
from services.office import Office
from services.reminders.occurrences import DAY, between, changes_of
from services.unit import Unit

REACH = 10 * DAY
"""So long (ms) after a meeting its minutes are expected without saying the day."""

ADDING = 2 * 3_600_000
"""So long (ms) after minutes were written more is added to them."""

SOON = 2 * 3_600_000
"""Minutes may come this much (ms) before its time: it was held early."""


async def held_lately(
    office: Office, rule: MeetingRule, grid: str, now: int, day: date | None = None
) -> Occurrence:
    """The meeting that minutes written now are about; on `day` where one is named.

    The last one that has none yet; where all have some or none was planned, one held besides.
    Raises `Unavailable`.
    """
    start, end = (now - REACH, now + SOON)
    if day is not None:
        start = office.calendar.moment(day, 0)
        end = start + DAY - 1
    changes = await changes_of(office.store, start)
    planned = between(office.street, office.calendar, changes, start, end)
    own = [one for one in planned if (one.rule, one.grid) == (rule.id, grid)]
    for one in reversed(own):
        written = await office.store.get(Minutes, one.id)
        if written is None or now - written.written_at < ADDING:
            return one
    if own:
        return own[-1]
    return besides(office, rule, grid, start + DAY // 2 if day is not None else now)


async def keep(office: Office, unit: Unit, one: Occurrence, text: str, by: str, now: int) -> bool:
    """Write them down, or add to those that are there; whether they are the first.

    `by` is the seat that wrote, "" for the operator's command.
    """
    before = await unit.get(Minutes, one.id)
    said = masked(text.strip())
    if before is not None:
        unit.put(replace(before, text=f"{before.text}\n{said}", written_at=now, by=by))
        return False
    unit.insert(
        Minutes(
            id=one.id,
            street=office.street.id,
            rule=one.rule,
            grid=one.grid,
            at=one.at,
            written_at=now,
            by=by,
            text=said,
        )
    )
    return True
