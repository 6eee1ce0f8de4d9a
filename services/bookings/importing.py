"""A sheet of card numbers (一卡通) into the store; the same sheet again changes nothing."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from domain.onecard import OneCard
from services.bookings.cards import card_id
from services.sheets.cells import digits_lost, folded
from services.sheets.files import Row, sheets
from services.sheets.header import Header, under_header
from storage.port import Change, Insert, Replace, Store

Field = Literal["number", "state"]
HEADINGS: Mapping[Field, tuple[str, ...]] = {
    "number": ("卡号", "一卡通号", "一卡通卡号", "一卡通编号", "card number", "card"),
    "state": ("状态", "卡状态", "state"),
}
LOST = frozenset("挂失 停用 注销 作废 lost void".split())
PART = 200
"""Cards written in one commit."""


class Taken(msgspec.Struct, frozen=True):
    """What became of a sheet; `bad` are the rows without a number that could be read."""

    new: int
    changed: int
    known: int
    bad: tuple[int, ...]


async def take_in(store: Store, path: Path) -> Taken:
    """Cards of a workbook or CSV; what it does not name stays as it is.

    Only a hash of each number is kept. Raises as `services.sheets.files`, and `Unavailable`,
    `Conflict` (somebody bound one meanwhile: run it again, what was taken in is known then).
    """
    wanted, bad = dict[str, bool](), list[int]()
    for row, number, lost in _rows(path):
        if number:
            wanted[card_id(number)] = lost
        else:
            bad.append(row)
    new = changed = 0
    ids = list(wanted)
    for start in range(0, len(ids), PART):
        changes: list[Change] = []
        for id in ids[start : start + PART]:
            card = await store.get(OneCard, id)
            if card is None:
                changes.append(Insert(OneCard(id=id, street=store.street, lost=wanted[id])))
                new += 1
            elif card.lost != wanted[id]:
                changes.append(Replace(replace(card, lost=wanted[id])))
                changed += 1
        if changes:
            await store.commit(changes)
    return Taken(new, changed, len(wanted) - new - changed, tuple(bad))


def _rows(path: Path) -> Iterator[tuple[int, str, bool]]:
    """Row, card number ("" where it cannot be read), and whether it is lost."""
    found = False
    for sheet in sheets(path):
        below = under_header(sheet.rows, HEADINGS, ("number",))
        if below is None:
            continue
        found = True
        header, rows = below
        for row in rows:
            if any(map(folded, row.cells)) and not header.repeated(row, "number"):
                yield row.number, _number(header, row), folded(header.cell(row, "state")) in LOST
    if not found:
        yield 1, "", False


def _number(header: Header[Field], row: Row) -> str:
    cell = header.cell(row, "number")
    return "" if digits_lost(cell) else folded(cell)
