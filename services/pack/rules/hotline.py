"""How 12345's sheet is read: headings that could not be told apart, topics that are none."""

from collections.abc import Iterator
from typing import get_args

from domain.hotline import NEEDED, Field, Mark
from services.pack.convert import did_you_mean
from services.pack.draft import Draft, Located
from services.pack.fault import Fault

FIELDS: tuple[str, ...] = get_args(Field)
MARKS: tuple[str, ...] = get_args(Mark)


def faults(draft: Draft) -> Iterator[Fault]:
    """Unknown fields, marks and topics; headings claimed twice; needed fields without any."""
    yield from _named(draft.columns, FIELDS, "field")
    yield from _named(draft.marks, MARKS, "mark")
    yield from _claimed_twice(draft)
    yield from _needed(draft)
    known = draft.known("topics")
    for word, topic in draft.topic_of.items():
        if topic.value not in known:
            yield topic.fault(
                f"{word}: unknown topic `{topic.value}`" + did_you_mean(topic.value, known)
            )


def _named(
    records: dict[str, Located[tuple[str, ...]]], known: tuple[str, ...], what: str
) -> Iterator[Fault]:
    for name, record in records.items():
        if name not in known:
            yield record.fault(f"unknown {what} `{name}`" + did_you_mean(name, known))


def _claimed_twice(draft: Draft) -> Iterator[Fault]:
    claimed: dict[str, str] = {}
    for field, record in draft.columns.items():
        if field not in FIELDS:
            continue
        for number, heading in enumerate(record.value):
            owner = claimed.setdefault(heading, field)
            if owner != field:
                yield record.fault(f"`{heading}` is claimed by `{owner}` too", number)


def _needed(draft: Draft) -> Iterator[Fault]:
    """A street that says nothing of 12345's sheet imports none; one that does says enough."""
    for record in list(draft.columns.values())[:1]:
        for needed in NEEDED:
            if needed not in draft.known("columns"):
                yield record.sheet.fault(f"columns: `{needed}` is missing", ("columns",))
    for field, record in draft.columns.items():
        if field in NEEDED and not record.value:
            yield record.fault(f"`{field}` needs a heading")
