"""Which column holds what: the row of headings is found by its words, wherever it stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

import msgspec

from services.sheets.cells import Cell, folded, plain
from services.sheets.files import Row

F = TypeVar("F", bound=str)
Headings = Mapping[F, tuple[str, ...]]
"""The headings that each field may have, the likeliest first."""

_REACH = 40
"""How many rows may stand above the headings (titles, dates, who made the sheet)."""

_ASIDE = re.compile(r"\([^)]*\)|[\s*:#]")


class Header(msgspec.Struct, Generic[F], frozen=True):
    """Where each field stands: its columns, in the order of the pack's headings."""

    columns: dict[F, tuple[int, ...]]
    headings: Headings[F]

    def cell(self, row: Row, field: F) -> Cell:
        """The field's first cell that holds anything."""
        return next((cell for cell in self._cells(row, field) if plain(cell)), None)

    def joined(self, row: Row, field: F) -> str:
        """All cells of a field, as of one that is spread over several columns (一级、二级分类)."""
        found = (folded(cell) for cell in self._cells(row, field))
        return " / ".join(dict.fromkeys(text for text in found if text))

    def repeated(self, row: Row, field: F) -> bool:
        """Whether this row is the headings once more, as at the top of each printed page."""
        return _name(folded(self.cell(row, field))) in self.headings[field]

    def _cells(self, row: Row, field: F) -> Iterator[Cell]:
        places = self.columns.get(field, ())
        return (row.cells[place] for place in places if place < len(row.cells))


def under_header(
    rows: Iterable[Row], headings: Headings[F], needed: tuple[F, ...]
) -> tuple[Header[F], Iterator[Row]] | None:
    """The headings and the rows below them, None where no row has the needed ones."""
    rows = iter(rows)
    for _, row in zip(range(_REACH), rows, strict=False):
        if header := header_in(row, headings, needed):
            return header, rows
    return None


def header_in(row: Row, headings: Headings[F], needed: tuple[F, ...]) -> Header[F] | None:
    """The row as headings, None where one that is needed is missing."""
    here: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        if isinstance(cell, str):
            here.setdefault(_name(cell), place)
    columns: dict[F, tuple[int, ...]] = {}
    for field, names in headings.items():
        places = dict.fromkeys(here[_name(name)] for name in names if _name(name) in here)
        if places:
            columns[field] = tuple(places)
    return Header(columns, headings) if all(field in columns for field in needed) else None


def _name(text: str) -> str:
    """A heading without spaces, stars and remarks in brackets; without its remark it is known, too."""
    return _ASIDE.sub("", folded(text)) or folded(text)
