"""Rows out of a file: an Excel workbook or a CSV, told apart by what is in it, not by its name."""

import codecs
import csv
import warnings
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from domain.errors import NotUnderstood
from services.sheets.cells import Cell

_BLOCK = 1 << 16
_BROKEN = (BadZipFile, KeyError, ParseError, ValueError, EOFError, csv.Error, zlib.error)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class OldWorkbook(NotUnderstood):
    """An .xls of the old kind, or a workbook with a password: it has to be saved anew."""

    id = "sheet-old"


class BrokenFile(NotUnderstood):
    """This is neither a workbook nor text that could be read."""

    id = "sheet-broken"


class Row(NamedTuple):
    """One row as it stands in the file; `number` counts from 1, as Excel shows it."""

    number: int
    cells: tuple[Cell, ...]


class Sheet(NamedTuple):
    """One sheet of a file; a CSV is a single one without a name. Its rows are read once."""

    name: str
    rows: Iterable[Row]


def sheets(path: Path) -> Iterator[Sheet]:
    """The sheets of a file, one after the other, a row at a time.

    Raises `OldWorkbook`, `BrokenFile`, or OSError where the file cannot be opened.
    """
    with path.open("rb") as file:
        head = file.read(4)
    if head == _OLD_OFFICE:
        raise OldWorkbook
    if head[:2] == b"PK":
        yield from _workbook(path)
    else:
        yield Sheet("", _text(path))


def _workbook(path: Path) -> Iterator[Sheet]:
    import openpyxl  # late: only those who read a workbook pay for it

    # What it will not keep of a workbook (styles, extensions) is nothing to us.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    with path.open("rb") as file:  # by its content: the library would judge by the name
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        except _BROKEN as error:
            raise BrokenFile(str(error)) from error
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what the file says of its size is often wrong
            yield Sheet(sheet.title, _read(sheet.iter_rows(values_only=True)))


def _text(path: Path) -> Iterator[Row]:
    with path.open(encoding=_encoding(path), newline="") as file:
        try:
            delimiter = _delimiter(file.read(_BLOCK))
        except UnicodeDecodeError as error:
            raise BrokenFile(str(error)) from error
        file.seek(0)
        yield from _read(csv.reader(file, delimiter=delimiter))


def _read(rows: Iterable[Iterable[object]]) -> Iterator[Row]:
    try:
        for number, row in enumerate(rows, 1):
            yield Row(number, tuple(row))  # type: ignore[arg-type]  # formulas are read as values
    except _BROKEN as error:
        raise BrokenFile(str(error)) from error


def _encoding(path: Path) -> str:
    """UTF-8 where the whole file is, else what Chinese Windows writes, which contains GBK."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        block = file.read(_BLOCK)
        if block[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        try:
            while block:
                decoder.decode(block)
                block = file.read(_BLOCK)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8-sig"


def _delimiter(head: str) -> str:
    return max(",\t;", key=head.count)
