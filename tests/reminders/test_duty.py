"""Duty sheets, their reminders, swaps, and who is rung while a shift runs."""

import csv
from pathlib import Path

import openpyxl
import pytest

from domain.duty import DutyShift
from domain.people import Staff
from domain.reminder import Reminder
from services.duty import swapping
from services.duty.importing import Imported, take_in
from services.duty.running import running
from services.duty.shifts import of_seats
from services.office import Office
from services.unit import Unit
from storage.port import Order
from tests.domain.moments import at
from tests.reminders.scene import MINUTE, Watch, said

HEAD = ("日期", "开始", "结束", "姓名", "站点")
TWO = (("2026-11-24", "08:30", "17:00", "desk", ""), ("11月24日", "17:00", "08:30", "north", ""))


def a_sheet(path: Path, *rows: tuple[str, ...]) -> Path:
    """A CSV under a title, as people make them."""
    file = path / "duty.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("值班表",), HEAD, *rows])
    return file


async def shifts(office: Office) -> list[tuple[str, int, int]]:
    """Who, from when, until when."""
    found = await office.store.find(DutyShift, order=Order(("until",)))
    return [(shift.seat, shift.since, shift.until) for shift in found]


async def test_a_sheet_is_read_and_read_again(office: Office, tmp_path: Path) -> None:
    now = office.clock.now()
    made = await take_in(office, a_sheet(tmp_path, *TWO), now)
    assert made == Imported(new=2, changed=0, known=0, gone=0, bad=())
    assert await shifts(office) == [
        ("desk", at("2026-11-24 08:30"), at("2026-11-24 17:00")),
        ("north", at("2026-11-24 17:00"), at("2026-11-25 08:30")),
    ]
    again = await take_in(office, a_sheet(tmp_path, *TWO), now)
    assert again == Imported(new=0, changed=0, known=2, gone=0, bad=())


async def test_a_day_is_then_as_the_new_sheet_says(office: Office, tmp_path: Path) -> None:
    now = office.clock.now()
    other_day = ("2026-11-26", "08:30", "17:00", "desk", "")
    await take_in(office, a_sheet(tmp_path, *TWO, other_day), now)
    made = await take_in(
        office, a_sheet(tmp_path, ("2026-11-24", "08:30", "17:00", "south", "")), now
    )
    assert (made.changed, made.gone) == (1, 1)
    assert [seat for seat, _, _ in await shifts(office)] == ["south", "desk"]
    planned = await office.store.find(Reminder)
    assert {one.staff for one in planned} == {"south", "desk"}


async def test_bad_rows_are_told_by_number_and_reason(office: Office, tmp_path: Path) -> None:
    rows = (
        ("2026-11-24", "08:30", "17:00", "desk", ""),
        ("2026-11-20", "08:30", "17:00", "desk", ""),
        ("2026-11-25", "早上", "", "desk", ""),
        ("2026-11-25", "08:30", "17:00", "谁", ""),
        ("2026-11-25", "08:30", "17:00", "desk", "没有的站"),
    )
    made = await take_in(office, a_sheet(tmp_path, *rows), office.clock.now())
    assert made.new == 1
    bad = [(bad.row, bad.why) for bad in made.bad]
    assert bad == [(4, "day"), (5, "hours"), (6, "name"), (7, "station")]


async def test_a_workbook_names_stations(office: Office, tmp_path: Path) -> None:
    station = office.street.stations[0]
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["日期", "时间", "轮值站长", "驿站"])
    book.active.append(["2026-11-24", "08:30-17:00", "north", station.name])
    book.save(tmp_path / "duty.xlsx")
    await take_in(office, tmp_path / "duty.xlsx", office.clock.now())
    [shift] = await office.store.find(DutyShift)
    assert (shift.seat, shift.station) == ("north", station.id)
    assert await running(office.store, shift.since) == frozenset(), "a station's keeper is not rung"


async def test_a_file_without_headings_says_so(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    made = await take_in(office, file, office.clock.now())
    assert [bad.why for bad in made.bad] == ["no-header"]


async def test_reminded_the_evening_before_and_at_the_start(watch: Watch, tmp_path: Path) -> None:
    await take_in(watch.office, a_sheet(tmp_path, TWO[0]), watch.clock.now())
    await watch.until("2026-11-23 18:00")
    [(seat, text)] = await said(watch.office)
    assert (seat, "明天您值班" in text) == ("desk", True)
    await watch.until("2026-11-24 08:30")
    assert ["现在值班" in text for _, text in await said(watch.office)].count(True) == 1


async def test_who_begins_at_night_hears_of_it_before_going_to_bed(
    watch: Watch, tmp_path: Path
) -> None:
    await take_in(
        watch.office, a_sheet(tmp_path, ("2026-11-24", "23:00", "07:00", "desk", "")),
        watch.clock.now(),
    )  # fmt: skip
    due = sorted(one.due for one in await watch.office.store.find(Reminder))
    assert due == [at("2026-11-23 18:00"), at("2026-11-24 21:30")]


@pytest.mark.parametrize(
    ("now", "on"),
    [
        ("2026-11-24 08:29", set()),
        ("2026-11-24 08:30", {"desk"}),
        ("2026-11-24 17:00", {"north"}),
        ("2026-11-25 03:00", {"north"}),
        ("2026-11-25 08:30", set()),
    ],
)
async def test_whose_shift_runs(office: Office, tmp_path: Path, now: str, on: set[str]) -> None:
    await take_in(office, a_sheet(tmp_path, *TWO), office.clock.now())
    assert await running(office.store, at(now)) == on


async def _offered(office: Office, to: str, back: DutyShift | None = None) -> None:
    [shift] = await of_seats(office.store, ["desk"], office.clock.now())
    seat = await office.store.get(Staff, to)
    assert seat is not None
    unit = Unit(office.store)
    swapping.offer(unit, shift, seat, back)
    await unit.commit()


async def _answered(office: Office, to: str) -> None:
    seat = await office.store.get(Staff, to)
    assert seat is not None
    [shift] = await swapping.offered_to(office.store, seat, office.clock.now())
    unit = Unit(office.store)
    await swapping.agree(office, unit, shift, office.clock.now())
    await unit.commit()


async def test_a_swap_changes_hands_with_its_reminders(watch: Watch, tmp_path: Path) -> None:
    office = watch.office
    await take_in(office, a_sheet(tmp_path, TWO[0]), office.clock.now())
    await _offered(office, "south")
    assert [seat for seat, _, _ in await shifts(office)] == ["desk"], "until they agree"
    await _answered(office, "south")
    assert [seat for seat, _, _ in await shifts(office)] == ["south"]
    await watch.until("2026-11-23 18:00")
    assert [seat for seat, _ in await said(office)] == ["south"]


async def test_a_swap_for_theirs_goes_both_ways(office: Office, tmp_path: Path) -> None:
    await take_in(office, a_sheet(tmp_path, *TWO), office.clock.now())
    [back] = await of_seats(office.store, ["north"], office.clock.now())
    await _offered(office, "north", back)
    await _answered(office, "north")
    assert [seat for seat, _, _ in await shifts(office)] == ["north", "desk"]


async def test_a_shift_that_began_is_not_reminded_of_again(watch: Watch, tmp_path: Path) -> None:
    await take_in(watch.office, a_sheet(tmp_path, TWO[0]), watch.clock.now())
    await watch.until("2026-11-24 08:30")
    before = await said(watch.office)
    await watch.move(30 * MINUTE)
    assert await said(watch.office) == before
