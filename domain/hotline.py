"""A 12345 work order (工单): how its sheet is laid out for a street, and what is known of it here."""

from collections.abc import Mapping
from typing import ClassVar, Literal

import msgspec

from domain.document import Document
from domain.understanding import Urgency

Field = Literal[
    "number",
    "received",
    "person",
    "phone",
    "address",
    "title",
    "text",
    "category",
    "due",
    "urgency",
    "secret",
    "contact",
    "callback",
    "state",
]
Mark = Literal["secret", "over", "total"]

NEEDED: tuple[Field, ...] = ("number", "text")
"""Columns without which a row is no work order: its number, and words to open a case with."""


class OrderForm(msgspec.Struct, frozen=True, kw_only=True):
    """How 12345's sheet is read; all of it stands in the pack's hotline.yaml.

    `columns` are the headings each field may have, the likeliest first. `topics` and `urgencies`
    turn 12345's words into ours. `marks` are words in cells: `secret` says that an order is kept
    secret, `over` that 12345 has closed it already, `total` begins a line that is no order.
    """

    columns: Mapping[Field, tuple[str, ...]] = {}
    topics: Mapping[str, str] = {}
    urgencies: Mapping[str, Urgency] = {}
    marks: Mapping[Mark, tuple[str, ...]] = {}


class HotlineOrder(Document, frozen=True, kw_only=True):
    """That this work order came in, and as what: who imports it again changes nothing.

    Its id is made of 12345's number, so two imports at once make one case. `due` is 12345's
    deadline (ms UTC, 0 for none). `told` holds a fingerprint of each other part of the row, not
    its words: these stand with the case, where erasure finds them.
    """

    collection: ClassVar[str] = "hotline_orders"

    number: str
    case: str
    due: int = 0
    told: Mapping[str, str] = {}
