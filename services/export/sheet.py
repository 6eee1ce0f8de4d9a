"""A sheet written row by row, so that its length costs no memory: CSV or a workbook.

A spreadsheet takes a cell that begins with = + - @ for a formula, also one that a resident wrote
(CWE-1236); such a cell gets an apostrophe before it. The file carries its name only once it is
whole, and only its owner may read it.
"""

import csv
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

Value = str | int
Format = Literal["xlsx", "csv"]
Write = Callable[[Sequence[Value]], object]
"""Takes one more row."""

_FORMULA = re.compile("[\\s\u200b-\u200f\ufeff]*[-=+@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONG_NUMBER = re.compile(r"\d{12,}")
LONGEST = 32_000
"""Characters of a cell; Excel refuses a file with more than 32,767."""


def safe(value: Value) -> Value:
    """The value as no program takes it for a formula; a number stays one."""
    if not isinstance(value, str):
        return value
    text = _UNWRITABLE.sub("", value)[:LONGEST]
    return f"'{text}" if _FORMULA.match(text) else text


@contextmanager
def written(path: Path, form: Format, title: str) -> Iterator[Write]:
    """A sheet at `path`; nothing stands there if it could not be finished. Raises OSError."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with _csv(part) if form == "csv" else _workbook(part, title) as write:
            yield write
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _csv(path: Path) -> Iterator[Write]:
    """For Excel, which takes UTF-8 without a BOM for the system's own encoding."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        yield lambda row: rows.writerow([_kept_whole(safe(value)) for value in row])


@contextmanager
def _workbook(path: Path, title: str) -> Iterator[Write]:
    from openpyxl import Workbook  # late: only those who want a workbook pay for it

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "C2"
    try:
        yield lambda row: sheet.append([safe(value) for value in row])
    except BaseException:
        sheet.close()  # lets go of the file it collects its rows in
        raise
    book.save(path)


def _kept_whole(value: Value) -> Value:
    """A tab nobody sees behind a long number, of which Excel would make 2.02611E+16."""
    return f"{value}\t" if isinstance(value, str) and _LONG_NUMBER.fullmatch(value) else value
