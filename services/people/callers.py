"""People without any account, known again by their telephone: cases are theirs, answers are spoken.

Their id is made from the number with the street's secret key, so that nobody reads a number from
it, nor finds out whose it is by trying all numbers.
"""

import re
from typing import NamedTuple

from domain.case import Case
from services.masking import phone_in
from services.signing import Signer

CHANNEL = "telephone"

_MOBILE = r"(?:(?:\+|00)?86[- ]?)?1[3-9](?:[- ]?\d){9}"
_LINE = r"(?:\(?0\d{2,3}\)?[- ]?)?[2-9]\d{3}[- ]?\d{4}"
_WORD = (
    r"(?:联系|聯繫)?(?:电话|電話|手机|手機|座机|座機|phone|tel)(?:号码?|號碼?)?(?:是|[:：.])?\s*"
)
_NUMBERS = (
    re.compile(rf"(?:{_WORD})?(?<!\d)({_MOBILE})(?!\d)[,，、;；:：。]?", re.IGNORECASE),
    re.compile(rf"{_WORD}({_LINE})(?!\d)[,，、;；:：。]?", re.IGNORECASE),
    re.compile(rf"^\s*()({_LINE})(?!\d)[,，、;；:：。]?"),
)
"""A mobile number anywhere; a fixed line where it is called one, or where the words begin with it."""

_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0D: "-"}
"""Digits and the dash as Chinese keyboards write them."""


class Told(NamedTuple):
    """A telephone number, its digits, and the words around it; "" where there is none."""

    phone: str
    words: str


def told(text: str) -> Told:
    """The number somebody gave for a person, and what they said besides."""
    text = text.translate(_WIDE)
    for pattern in _NUMBERS:
        if found := pattern.search(text):
            before, after = text[: found.start()].strip(), text[found.end() :].strip()
            number = found[found.lastindex or 1]
            return Told(_digits(number), f"{before} {after}".strip())
    return Told("", text.strip())


def persons(signer: Signer, phone: str) -> tuple[str, ...]:
    """Whom a number stands for: the id to give now, and the one it had under the key before."""
    known = phone_in(phone) or phone[-8:]  # a fixed line is said with its area code or without
    return tuple(f"{CHANNEL}:{name}" for name in signer.names(f"{CHANNEL}:{known}"))


def is_caller(person: str) -> bool:
    """Whether this person has no account, and only a telephone reaches them."""
    return person.startswith(f"{CHANNEL}:")


def by_telephone(case: Case) -> bool:
    """Whether a case is such a person's."""
    return is_caller(case.reporter)


def _digits(number: str) -> str:
    return phone_in(number) or re.sub(r"\D", "", number)
