"""A duty sheet into the store: a day that it names is as it says; days it does not name stay."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from domain.duty import DutyShift
from services.duty import shifts as kept
from services.duty.reading import Bad, read
from services.duty.running import between
from services.office import Office
from services.people import seats
from services.reminders import single
from services.unit import Unit

PART = 50
"""Shifts written in one commit, each with its reminders."""


class Imported(msgspec.Struct, frozen=True):
    """What became of a sheet: how many shifts are new, changed, known, taken away; rows left out."""

    new: int
    changed: int
    known: int
    gone: int
    bad: tuple[Bad, ...]


async def take_in(office: Office, path: Path, now: int) -> Imported:
    """Read the sheet and plan its reminders; the same sheet again changes nothing.

    Raises as `services.sheets.files`, and `Unavailable`, `Conflict`.
    """
    sheet = read(office, path, await seats.all_seats(office.store), now)
    wanted = {shift.id: shift for shift in sheet.shifts}
    before = {shift.id: shift for shift in await _named_days(office, sheet.shifts)}
    gone = [shift for id, shift in before.items() if id not in wanted and shift.since > now]
    changed = [
        replace(shift, version=before[id].version)
        for id, shift in wanted.items()
        if id in before and _other(before[id], shift)
    ]
    new = [shift for id, shift in wanted.items() if id not in before]
    for part in _parts([*new, *changed]):
        unit = Unit(office.store)
        for shift in part:
            unit.put(shift)
            await kept.remind(office, unit, shift, now)
        await unit.commit()
    for part in _parts(gone):
        unit = Unit(office.store)
        for shift in part:
            unit.delete(shift)
            await single.take_back(unit, f"duty:{shift.id}")
        await unit.commit()
    known = len(wanted) - len(new) - len(changed)
    return Imported(len(new), len(changed), known, len(gone), sheet.bad)


async def _named_days(office: Office, found: Iterable[DutyShift]) -> list[DutyShift]:
    """What the store has of the days and stations that the sheet speaks of."""
    days = {(shift.station, office.calendar.local(shift.since).date()) for shift in found}
    if not days:
        return []
    first, last = min(day for _, day in days), max(day for _, day in days)
    start, end = office.calendar.moment(first, 0), office.calendar.moment(last, 24 * 60)
    stored = await between(office.store, start, end)
    return [s for s in stored if (s.station, office.calendar.local(s.since).date()) in days]


def _other(before: DutyShift, shift: DutyShift) -> bool:
    return (before.seat, before.until) != (shift.seat, shift.until)


def _parts(shifts: list[DutyShift]) -> Iterable[list[DutyShift]]:
    return (shifts[start : start + PART] for start in range(0, len(shifts), PART))
