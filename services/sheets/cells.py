"""Cells of a sheet as plain text, whatever Excel, WPS or a CSV made of them."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | datetime | date | time | None
"""What a sheet's cell may hold."""

_QUOTED = re.compile(r'^="(.*)"$', re.DOTALL)
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|_x000D_|\r")
_TEXT_MARKS = "'’‘`"
_EXACT_DIGITS = 15
"""As many digits of a number Excel keeps; what follows it makes zeros of."""


def plain(cell: Cell) -> str:
    """The cell's words without what only made a program take them for text.

    That is a leading apostrophe, the ="…" of some exports, tabs and unseen characters. Lines
    stay lines.
    """
    match cell:
        case None:
            return ""
        case bool():
            return "是" if cell else "否"
        case datetime():
            return _wall_clock(cell)
        case float():
            return f"{cell:.0f}" if cell.is_integer() else repr(cell)
        case str():
            return _unwrapped(cell)
    return str(cell)


def folded(cell: Cell) -> str:
    """The same on one line, full-width letters and digits made narrow, for names and numbers."""
    return " ".join(unicodedata.normalize("NFKC", plain(cell)).split())


def digits_lost(cell: Cell) -> bool:
    """Whether a program took a long number for a quantity, so that its last digits are gone.

    Excel shows such a one as 2.02611E+16, and writes zeros behind the fifteenth digit.
    """
    if isinstance(cell, str):
        return bool(re.fullmatch(r"\d(?:\.\d+)?[eE]\+?\d+", folded(cell)))
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return False
    whole = f"{abs(cell):.0f}"
    past = whole[_EXACT_DIGITS:]
    return bool(past) and (isinstance(cell, float) or not past.strip("0"))


def _wall_clock(cell: datetime) -> str:
    """Excel counts in fractions of a day, and keeps a day without a time as its midnight."""
    if cell.microsecond and cell.year < 9999:
        cell = (cell + timedelta(milliseconds=500)).replace(microsecond=0)
    return cell.isoformat(" ", "seconds") if cell.time() != time() else cell.date().isoformat()


def _unwrapped(text: str) -> str:
    text = _UNSEEN.sub("", text).strip()
    if found := _QUOTED.match(text):
        text = found[1].strip()
    return text[1:].strip() if text[:1] in _TEXT_MARKS else text
