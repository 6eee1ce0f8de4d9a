"""Sheets of 12345 work orders as tests need them: a heading, rows, and files of several makes."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from domain.calendar import WorkCalendar
from domain.hotline import NEEDED, OrderForm
from services.hotline.orders import Order, Refused, order_in
from services.office import timing_of
from services.pack import load
from services.sheets.files import Row
from services.sheets.header import under_header
from tests.domain.moments import at

MONDAY = at("2026-11-23 10:30")
HEADINGS = (
    "序号 工单编号 受理时间 诉求人 联系电话 诉求地址 诉求内容 诉求类型 问题分类 办结时限 紧急程度 "
    "是否保密 先行联系要求 是否回访 工单状态"
).split()
ORDER: dict[str, Any] = {
    "序号": 1,
    "工单编号": "20261121000123",
    "受理时间": "2026-11-21 10:32",
    "诉求人": "王女士",
    "联系电话": "13812345678",
    "诉求地址": "宜川四村12号3楼",
    "诉求内容": "市民反映楼道堆物,走不过去,要求清理。",
    "诉求类型": "投诉",
    "问题分类": "城市管理-楼道堆物",
    "办结时限": "2026-11-26 17:00",
    "紧急程度": "一般",
    "是否保密": "否",
    "先行联系要求": "1个工作日内联系市民",
    "是否回访": "是",
    "工单状态": "待办理",
}


def row(**other: Any) -> list[Any]:
    """A sound row; each heading may be given another cell."""
    return [(ORDER | other)[heading] for heading in HEADINGS]


def read(*cells: Sequence[Any], headings: Sequence[Any] = HEADINGS) -> list[Order | Refused]:
    """The rows as orders or refusals, under these headings."""
    rows = [Row(n, tuple(found)) for n, found in enumerate([headings, *cells], 1)]
    found = under_header(rows, form().columns, NEEDED)
    assert found is not None
    header, below = found
    orders = (order_in(one, header, form(), calendar()) for one in below)
    return [order for order in orders if order is not None]


def order(**other: Any) -> Order:
    """The one order of a row that is sound."""
    (found,) = read(row(**other))
    assert isinstance(found, Order), found
    return found


def reason(**other: Any) -> str:
    """Why the one row is refused."""
    (found,) = read(row(**other))
    assert isinstance(found, Refused), found
    return found.reason


def wall(written: str) -> datetime:
    """A moment as Excel keeps it: the wall clock's, of no zone."""
    return datetime.fromisoformat(written)


def xlsx(path: Path, rows: Iterable[Sequence[Any]], *, title: str = "工单") -> Path:
    """A real workbook."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for cells in rows:
        sheet.append(list(cells))
    book.save(path)
    return path


def as_csv(rows: Iterable[Sequence[Any]], delimiter: str = ",") -> str:
    """The rows as a program writes a CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue()


@cache
def form() -> OrderForm:
    """How the sample street reads a sheet."""
    return load("yichuan").hotline


@cache
def calendar() -> WorkCalendar:
    """The sample street's, without any year's holidays."""
    return timing_of(load("yichuan"), frozenset(), frozenset()).calendar
