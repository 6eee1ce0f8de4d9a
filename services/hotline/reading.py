"""A whole file of orders, row by row."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from domain.calendar import WorkCalendar
from domain.hotline import OrderForm
from services.hotline.header import NoHeader, under_header
from services.hotline.orders import Order, Refused, order_in
from services.hotline.sheets import sheets


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
        found = under_header(sheet.rows, form)
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
