"""Duty sheets (值班表) row by row, however they are headed; what cannot be read says why."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from domain.duty import DutyShift, shift_id
from domain.people import Staff
from services.duty.running import LONGEST
from services.office import Office
from services.sheets.cells import folded
from services.sheets.files import Row, sheets
from services.spoken import day_in

Field = Literal["day", "start", "end", "hours", "name", "station"]

HEADINGS: Mapping[str, Field] = {
    "日期": "day", "值班日期": "day", "date": "day", "day": "day",
    "开始": "start", "开始时间": "start", "上班": "start", "start": "start",
    "结束": "end", "结束时间": "end", "下班": "end", "end": "end",
    "时间": "hours", "时段": "hours", "值班时间": "hours", "hours": "hours", "time": "hours",
    "姓名": "name", "值班人": "name", "值班人员": "name", "站长": "name", "轮值站长": "name", "name": "name",
    "站点": "station", "驿站": "station", "地点": "station", "station": "station",
}  # fmt: skip

REACH = 20
"""How many rows may stand above the headings."""

_TIMES = re.compile(r"(\d{1,2})[:：](\d{2})")

Why = Literal["no-header", "day", "hours", "name", "twice", "station", "long"]


class Bad(msgspec.Struct, frozen=True):
    """A row that was left out: its number as Excel shows it, and why."""

    row: int
    why: Why


class Sheet(msgspec.Struct, frozen=True):
    """What a file says: the shifts it could read, and the rows it could not."""

    shifts: tuple[DutyShift, ...]
    bad: tuple[Bad, ...]


def read(office: Office, path: Path, seats: Sequence[Staff], now: int) -> Sheet:
    """The shifts of a workbook or CSV. Raises as `services.sheets.files` does."""
    found, bad = dict[str, DutyShift](), list[Bad]()
    for sheet in sheets(path):
        columns: dict[Field, int] = {}
        for row in sheet.rows:
            if not columns:
                columns = _columns(row)
                if not columns and row.number >= REACH:
                    break
                continue
            if not any(map(folded, row.cells)) or _columns(row):
                continue
            shift = _shift(office, _cells(row, columns), seats, now)
            if isinstance(shift, str):
                bad.append(Bad(row.number, shift))
                continue
            place = sum(
                s.since == shift.since and s.station == shift.station for s in found.values()
            )
            named = msgspec.structs.replace(
                shift, id=shift_id(shift.station, shift.since, str(place))
            )
            found[named.id] = named
        if not columns:
            bad.append(Bad(1, "no-header"))
    return Sheet(tuple(found.values()), tuple(bad))


def _columns(row: Row) -> dict[Field, int]:
    """Where each field stands, if this row is the headings; a day and a name are needed."""
    found: dict[Field, int] = {}
    for number, cell in enumerate(row.cells):
        if field := HEADINGS.get(folded(cell).lower()):
            found.setdefault(field, number)
    return found if {"day", "name"} <= found.keys() else {}


def _cells(row: Row, columns: Mapping[Field, int]) -> dict[Field, str]:
    return {
        field: folded(row.cells[number]) if number < len(row.cells) else ""
        for field, number in columns.items()
    }


def _shift(
    office: Office, cells: Mapping[Field, str], seats: Sequence[Staff], now: int
) -> DutyShift | Why:
    day = day_in(cells["day"], now, office.calendar)
    if day is None:
        return "day"
    times = list(_minutes(" ".join(cells.get(key, "") for key in ("start", "end", "hours"))))
    if len(times) != 2:
        return "hours"
    named = [seat for seat in seats if seat.name == cells["name"] and not seat.revoked]
    if len(named) != 1:
        return "twice" if named else "name"
    station = _station(office, cells.get("station", ""))
    if station is None:
        return "station"
    since, until = (office.calendar.moment(day.day, minute) for minute in _over_midnight(times))
    if until - since > LONGEST:
        return "long"
    return DutyShift(
        id="", street=office.street.id, seat=named[0].id, since=since, until=until, station=station
    )


def _minutes(written: str) -> Iterator[int]:
    for hour, minute in _TIMES.findall(written):
        if int(hour) <= 24 and int(minute) < 60:
            yield int(hour) * 60 + int(minute)


def _over_midnight(times: Sequence[int]) -> tuple[int, int]:
    start, end = times
    return start, end if end > start else end + 24 * 60


def _station(office: Office, written: str) -> str | None:
    """The station's id, "" for the street's own duty, None for a name nobody knows."""
    if not written:
        return ""
    known = office.street.stations
    return next((one.id for one in known if written in (one.id, one.name, *one.aliases)), None)
