"""Personal data out of what goes to groups and pushes: phones, identity and card numbers."""

import re

_ASCII = str.maketrans("0123456789", "0123456789")
_GAP = "[-－ .]"
_LONG = re.compile(
    rf"(?<!\d)(?:\d{{14,18}}|\d{{6}}{_GAP}\d{{8}}{_GAP}\d{{3}}|(?:\d{{4}}{_GAP}){{3,4}}\d{{0,3}})[\dXx](?!\d)"
)
_MOBILE = re.compile(rf"(?<!\d)(?:(?:\+|00)?86{_GAP}?)?(1[3-9](?:{_GAP}?\d){{9}})(?!\d)")
_AREA = rf"\(?0\d{{2,3}}\)?{_GAP}?"
_DATE = r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
_YEARS = rf"20\d\d{_GAP}20\d\d(?!\d)"
_LINE = re.compile(
    rf"(?<!\d)(?:({_AREA})[2-8]\d{{2,3}}|(?!{_DATE}|{_YEARS})[2-8]\d{{3}}){_GAP}?(\d{{4}})(?!\d)"
)


def masked(text: str) -> str:
    """The text with mobile, fixed-line, identity and bank card numbers made unusable.

    «13812345678» becomes «138****5678», an identity number keeps four digits and the last.
    Dates and case numbers stay.
    """
    text = text.translate(_ASCII)
    text = _MOBILE.sub(lambda found: _mobile(found, "****"), text)
    text = _LONG.sub(lambda found: f"{found[0][:4]}**********{found[0][-1]}", text)
    return _LINE.sub(r"\1****\2", text)


def phone_in(text: str) -> str:
    """The first mobile number somebody wrote into a text, its eleven digits; "" without one."""
    found = _MOBILE.search(text.translate(_ASCII))
    return _mobile(found) if found else ""


def excerpt(text: str, length: int = 40) -> str:
    """One masked line of at most `length` characters, for a push."""
    line = masked(" ".join(text.split()))
    return line if len(line) <= length else line[: length - 1] + "…"


def _mobile(found: re.Match[str], middle: str = "") -> str:
    digits = re.sub(r"\D", "", found[1])
    return f"{digits[:3]}{middle or digits[3:7]}{digits[7:]}"
