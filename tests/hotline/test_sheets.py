"""Files as 12345's platform, Excel and WPS write them; and files that are none."""

import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from domain.errors import NotUnderstood
from domain.hotline import NEEDED
from services.hotline.orders import Order, order_in
from services.sheets.files import sheets
from services.sheets.header import under_header
from tests.hotline.sheet import HEADINGS, as_csv, calendar, form, order, row, wall, xlsx

TITLE = ["12345工单(2026年11月)"]


def orders(path: Path) -> list[Order]:
    """All orders of a file's first sheet with headings."""
    for sheet in sheets(path):
        if found := under_header(sheet.rows, form().columns, NEEDED):
            header, below = found
            read = [order_in(one, header, form(), calendar()) for one in below]
            return [one for one in read if isinstance(one, Order)]
    return []


@pytest.mark.parametrize(
    ("encoding", "delimiter"),
    [("utf-8", ","), ("utf-8-sig", ","), ("gb18030", ","), ("gb18030", "\t"), ("utf-16", "\t")],
)
def test_a_csv_of_any_make(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "orders.csv"
    text = as_csv([TITLE, [], HEADINGS, row(诉求内容="第一行\n第二行,𠮷"), ["合计", 1]], delimiter)
    path.write_bytes(text.encode(encoding))
    (found,) = orders(path)
    assert found.text == "第一行\n第二行,𠮷"
    assert (found.row, found.person, found.due) == (4, "王女士", order().due)


def test_a_workbook_with_a_merged_title_and_a_sheet_of_remarks(tmp_path: Path) -> None:
    book = Workbook()
    remarks = book.active
    assert remarks is not None
    remarks.append(["说明:请勿改动表头"])
    sheet = book.create_sheet("工单")
    sheet.append(TITLE)
    sheet.merge_cells("A1:O1")
    sheet.append([])
    sheet.append(HEADINGS)
    sheet.append(row(工单编号=20261121000123, 受理时间=wall("2026-11-21 10:32")))
    path = tmp_path / "orders.xlsx"
    book.save(path)
    (found,) = orders(path)
    assert (found.row, found.number) == (4, "20261121000123")
    assert found.received == order().received


def test_a_workbook_under_another_name_is_a_workbook(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "orders.csv", [HEADINGS, row()])
    assert len(orders(path)) == 1


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old excel", "sheet-old"),
        (b"PK\x03\x04 no archive", "sheet-broken"),
        (b"\xff\xff\x81 neither", "sheet-broken"),
    ],
)
def test_what_is_no_sheet_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "orders.xlsx"
    path.write_bytes(content)
    with pytest.raises(NotUnderstood) as told:
        orders(path)
    assert told.value.id == why


def test_an_empty_file_has_no_heading(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.touch()
    assert orders(path) == []


def test_only_who_reads_a_workbook_loads_the_library() -> None:
    code = "import sys, bot.commands, bot.server, services.sheets.files; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
