"""Which column holds what: the row of headings is found by its words, wherever it stands."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from domain.errors import NotUnderstood
from domain.hotline import NEEDED, Field, OrderForm
from services.hotline.cells import Cell, folded, plain
from services.hotline.sheets import Row

_REACH = 40
"""How many rows may stand above the headings (titles, dates, who made the sheet)."""

_ASIDE = re.compile(r"\([^)]*\)|[\s*:#]")


class NoHeader(NotUnderstood):
    """No row of this file has the headings a work order needs."""

    id = "hotline-file-no-header"


class Header(msgspec.Struct, frozen=True):
    """Where each field stands: its columns, in the order of the pack's headings."""

    columns: dict[Field, tuple[int, ...]]

    def cell(self, row: Row, field: Field) -> Cell:
        """The field's first cell that holds anything."""
        return next((cell for cell in self._cells(row, field) if plain(cell)), None)

    def joined(self, row: Row, field: Field) -> str:
        """All cells of a field, as of one that is spread over several columns (一级、二级分类)."""
        found = (folded(cell) for cell in self._cells(row, field))
        return " / ".join(dict.fromkeys(text for text in found if text))

    def repeated(self, row: Row, form: OrderForm) -> bool:
        """Whether this row is the headings once more, as at the top of each printed page."""
        return _name(folded(self.cell(row, "number"))) in form.columns["number"]

    def _cells(self, row: Row, field: Field) -> Iterator[Cell]:
        places = self.columns.get(field, ())
        return (row.cells[place] for place in places if place < len(row.cells))


def under_header(rows: Iterable[Row], form: OrderForm) -> tuple[Header, Iterator[Row]] | None:
    """The headings and the rows below them, None where no row has the needed ones."""
    rows = iter(rows)
    for _, row in zip(range(_REACH), rows, strict=False):
        if header := header_in(row, form):
            return header, rows
    return None


def header_in(row: Row, form: OrderForm) -> Header | None:
    """The row as headings, None where one that is needed is missing."""
    here: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        if isinstance(cell, str):
            here.setdefault(_name(cell), place)
    columns: dict[Field, tuple[int, ...]] = {}
    for field, names in form.columns.items():
        places = dict.fromkeys(here[_name(name)] for name in names if _name(name) in here)
        if places:
            columns[field] = tuple(places)
    return Header(columns) if all(field in columns for field in NEEDED) else None


def _name(text: str) -> str:
    """A heading without spaces, stars and remarks in brackets; without its remark it is known, too."""
    return _ASIDE.sub("", folded(text)) or folded(text)
