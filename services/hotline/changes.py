"""What 12345 changed in an order that is known here already."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Literal

from domain.hotline import HotlineOrder
from services.hotline.orders import Order

Change = Literal["due", "words", "person", "category", "urgency", "secret", "demands"]

NAMES: Mapping[Change, str] = {
    "due": "hotline-change-due",
    "words": "hotline-change-words",
    "person": "hotline-change-person",
    "category": "hotline-change-category",
    "urgency": "hotline-change-urgency",
    "secret": "hotline-change-secret",
    "demands": "hotline-change-demands",
}
"""What each change is called, an id in locales."""


def fingerprints(order: Order, case: str) -> dict[str, str]:
    """What tells whether a part of the row is another one, and does not tell the part itself.

    After its words were erased, the same row must not bring them back as «changed».
    """
    parts: dict[Change, str] = {
        "words": order.text,
        "person": "\n".join((order.person, order.phone_said, order.address)),
        "category": order.category,
        "urgency": order.urgency or "",
        "secret": str(order.secret),
        "demands": "\n".join((order.contact, order.callback)),
    }
    key = case.encode()[:64]
    return {
        name: blake2b(said.encode(errors="replace"), key=key, digest_size=9).hexdigest()
        for name, said in parts.items()
    }


def changed(known: HotlineOrder, order: Order) -> tuple[Change, ...]:
    """The parts that differ; a deadline that is not in the sheet any more was not changed."""
    now = fingerprints(order, known.case)
    return tuple(
        name
        for name in NAMES
        if (order.due not in (0, known.due) if name == "due" else known.told.get(name) != now[name])
    )
