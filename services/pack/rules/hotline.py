"""How 12345's sheet is read: headings that could not be told apart, topics that are none."""

from collections.abc import Iterator, Mapping
from typing import get_args

from domain.hotline import NEEDED, Field, Mark
from services.pack.convert import did_you_mean
from services.pack.draft import Draft, Located
from services.pack.fault import Fault

FIELDS: tuple[str, ...] = get_args(Field)
MARKS: tuple[str, ...] = get_args(Mark)
Columns = Mapping[str, Located[tuple[str, ...]]]
"""Words by field, as of the headings of a sheet."""


def faults(draft: Draft) -> Iterator[Fault]:
    """Unknown fields, marks and topics; headings claimed twice; needed fields without any."""
    yield from named(draft.columns, FIELDS, "field")
    yield from named(draft.marks, MARKS, "mark")
    yield from claimed_twice(draft.columns, FIELDS)
    yield from needed(draft.columns, draft.known("columns"), "columns", NEEDED)
    known = draft.known("topics")
    for word, topic in draft.topic_of.items():
        if topic.value not in known:
            yield topic.fault(
                f"{word}: unknown topic `{topic.value}`" + did_you_mean(topic.value, known)
            )


def named(records: Columns, known: tuple[str, ...], what: str) -> Iterator[Fault]:
    """Names that nothing answers to."""
    for name, record in records.items():
        if name not in known:
            yield record.fault(f"unknown {what} `{name}`" + did_you_mean(name, known))


def claimed_twice(columns: Columns, fields: tuple[str, ...]) -> Iterator[Fault]:
    """Words that two fields claim, so that nobody could tell which is meant."""
    claimed: dict[str, str] = {}
    for field, record in columns.items():
        if field not in fields:
            continue
        for number, heading in enumerate(record.value):
            owner = claimed.setdefault(heading, field)
            if owner != field:
                yield record.fault(f"`{heading}` is claimed by `{owner}` too", number)


def needed(
    columns: Columns, known: set[str], section: str, fields: tuple[str, ...]
) -> Iterator[Fault]:
    """A street that says nothing of a sheet imports none; one that does says enough."""
    for record in list(columns.values())[:1]:
        for field in fields:
            if field not in known:
                yield record.sheet.fault(f"{section}: `{field}` is missing", (section,))
    for field, record in columns.items():
        if field in fields and not record.value:
            yield record.fault(f"`{field}` needs a heading")
