"""Telephone numbers as people write them into cells."""

import re

_DIALLED = re.compile(
    r"(?<![\d*])(?:\+?86[- ]?)?(1\d{2}[- ]?\d{4}[- ]?\d{4}|(?:0\d{2,3}[- ]?)?[2-9]\d{3}[- ]?\d{4})(?![\d*])"
)


def dialled(said: str) -> str:
    """The first number in a phone cell that can be dialled, its digits; "" where none can."""
    found = _DIALLED.search(said)
    return re.sub(r"\D", "", found[1]) if found else ""
