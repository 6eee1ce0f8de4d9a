"""Personal data out of what goes to groups and pushes: phones and identity numbers."""

import re

_IDENTITY = re.compile(r"(?<!\d)(\d{4})\d{10,13}([\dXx])(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)")
_FIXED = re.compile(r"(?<!\d)(0\d{2,3}[- ]?)?([2-8]\d{3})[- ]?(\d{4})(?!\d)")


def masked(text: str) -> str:
    """The text with mobile, fixed-line and identity numbers made unusable.

    «13812345678» becomes «138****5678», an identity number keeps four digits and the last.
    """
    text = _IDENTITY.sub(r"\1**********\2", text)
    text = _MOBILE.sub(r"\1****\3", text)
    return _FIXED.sub(r"\1****\3", text)


def phone_in(text: str) -> str:
    """The first mobile number somebody wrote into a text, "" without one."""
    found = _MOBILE.search(text)
    return "".join(found.groups()) if found else ""


def excerpt(text: str, length: int = 40) -> str:
    """One masked line of at most `length` characters, for a push."""
    line = " ".join(masked(text).split())
    return line if len(line) <= length else line[: length - 1] + "…"
