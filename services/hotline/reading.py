"""A whole file of orders, row by row."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from domain.calendar import WorkCalendar
from domain.errors import NotUnderstood
from domain.hotline import NEEDED, OrderForm
from services.hotline.orders import Order, Refused, order_in
from services.sheets.files import sheets
from services.sheets.header import under_header


class NoHeader(NotUnderstood):
    """No row of this file has the headings a work order needs."""

    id = "hotline-file-no-header"


class Passed(msgspec.Struct, frozen=True):
    """A sheet of the workbook that has no headings, so nothing of it was read."""

    sheet: str


def orders(
    path: Path, form: OrderForm, calendar: WorkCalendar
) -> Iterator[Order | Refused | Passed]:
    """Everything a file holds, in its own order.

    Raises `NoHeader` where no sheet has headings, what `sheets` raises, and OSError.
    """
    found_any = False
    for sheet in sheets(path):
        found = under_header(sheet.rows, form.columns, NEEDED)
        if found is None:
            yield Passed(sheet.name)
            continue
        found_any = True
        header, rows = found
        for row in rows:
            if (order := order_in(row, header, form, calendar)) is not None:
                yield order
    if not found_any:
        raise NoHeader
