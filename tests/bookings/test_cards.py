"""The 一卡通: by sheet, bound by code, needed where the pack says so, its use only counted."""

from pathlib import Path

import openpyxl
import pytest

from domain.booking import Refused
from domain.errors import NotAllowed
from domain.onecard import CardDay, OneCard
from services.bookings import cards
from services.bookings.importing import Taken, take_in
from services.office import Office
from services.sheets.files import OldWorkbook
from services.unit import Unit
from storage.port import Store
from tests.bookings.scene import DAY, MONDAY, SPINE, booked, slots_on

SHEET = "一卡通名单,,\n卡号,姓名,状态\n1001,张三,\n 1002 ,李四,正常\n1003,王五,挂失\n,,\n卡号,姓名,状态\n"


@pytest.fixture
async def store(office: Office, tmp_path: Path) -> Store:
    """With three cards, one of them lost."""
    file = tmp_path / "cards.csv"
    file.write_text(SHEET, "gb18030")
    assert await take_in(office.store, file) == Taken(3, 0, 0, ())
    return office.store


async def coded(office: Office, number: str, now: int = MONDAY) -> str:
    """A code for a card."""
    unit = Unit(office.store)
    code = await cards.hand_out(unit, number, now)
    assert code
    await unit.commit()
    return code


async def bound(office: Office, code: str, person: str, now: int = MONDAY) -> None:
    """They send the code."""
    unit = Unit(office.store)
    await cards.bind(unit, code, person, now)
    await unit.commit()


async def test_the_same_sheet_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    assert await take_in(store, tmp_path / "cards.csv") == Taken(0, 0, 3, ())
    (tmp_path / "more.csv").write_text("卡号,状态\n1003,\n2.02611E+16,\n1004,\n")
    assert await take_in(store, tmp_path / "more.csv") == Taken(1, 1, 0, (3,))


async def test_a_workbook_and_what_is_none(office: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("名单")
    for row in (["卡号"], [1001], ["1002"]):
        sheet.append(row)
    book.save(tmp_path / "cards.xlsx")
    assert await take_in(office.store, tmp_path / "cards.xlsx") == Taken(2, 0, 0, ())
    (tmp_path / "none.csv").write_text("姓名\n张三\n")
    assert await take_in(office.store, tmp_path / "none.csv") == Taken(0, 0, 0, (1,))
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0 rest")
    with pytest.raises(OldWorkbook):
        await take_in(office.store, tmp_path / "old.xls")


async def test_neither_numbers_nor_names_are_kept(store: Store) -> None:
    kept = repr(await store.find(OneCard))
    assert not [word for word in ("1001", "1002", "1003", "张三") if f"'{word}" in kept]


async def test_only_holders_book_what_is_for_them(office: Office, store: Store) -> None:
    slot = slots_on(office, "2026-11-28", SPINE)[0]
    with pytest.raises(Refused, match="card"):
        await booked(office, "ann", slot)
    await bound(office, await coded(office, "1001"), "p-ann")
    assert (await booked(office, "ann", slot)).state == "booked"


async def test_a_code_is_good_once_and_for_a_day(office: Office, store: Store) -> None:
    code = await coded(office, "1001")
    with pytest.raises(NotAllowed):
        await bound(office, code, "p-ann", MONDAY + DAY + 1)
    await bound(office, f" {code.lower()} ", "p-ann")
    with pytest.raises(NotAllowed):
        await bound(office, code, "p-bob")
    with pytest.raises(NotAllowed):
        await bound(office, "", "p-bob")
    await bound(office, await coded(office, "1002"), "p-ann")
    (mine,) = [card for card in await store.find(OneCard) if card.person]
    assert mine.id == cards.card_id("1002")


@pytest.mark.parametrize("number", ["1003", "9999", ""])
async def test_a_lost_or_unknown_card_opens_nothing(
    office: Office, store: Store, number: str
) -> None:
    assert await cards.hand_out(Unit(store), number, MONDAY) is None
    assert await cards.used(office, Unit(store), number, MONDAY) is None


async def test_who_lost_it_holds_none(office: Office, store: Store, tmp_path: Path) -> None:
    await bound(office, await coded(office, "1001"), "p-ann")
    (tmp_path / "lost.csv").write_text("卡号,状态\n1001,挂失\n")
    assert await take_in(store, tmp_path / "lost.csv") == Taken(0, 1, 0, ())
    assert await cards.of_person(store, "p-ann") is None


async def test_use_is_counted_by_day_and_nothing_else(office: Office, store: Store) -> None:
    for number in ("1001", "1001", "1002"):
        unit = Unit(store)
        assert await cards.used(office, unit, number, MONDAY)
        await unit.commit()
    before = await store.find(OneCard)
    assert [(day.id, day.uses) for day in await store.find(CardDay)] == [("2026-11-23", 3)]
    assert {card.version for card in before} == {1}


async def test_forgotten_people_hold_no_card(office: Office, store: Store) -> None:
    await bound(office, await coded(office, "1001"), "p-ann")
    unit = Unit(store)
    await cards.forget(unit, "p-ann")
    await unit.commit()
    assert await cards.of_person(store, "p-ann") is None
    assert await coded(office, "1001")
