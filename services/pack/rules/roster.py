"""How a sheet of the roster is read: headings and words that could not be told apart."""

from collections.abc import Iterator
from typing import get_args

from domain.rostering import NEEDED, Field, Word
from services.pack.draft import Draft
from services.pack.fault import Fault
from services.pack.rules.hotline import claimed_twice, named, needed

FIELDS: tuple[str, ...] = get_args(Field)
WORDS: tuple[str, ...] = get_args(Word)
LEVELS, PARTS, ANSWERS = WORDS[:3], WORDS[3:7], WORDS[7:9]
"""Words of one cell: those of another cell may be the same."""


def faults(draft: Draft) -> Iterator[Fault]:
    """Unknown fields, headings and words claimed twice, needed fields without any."""
    yield from named(draft.headings, FIELDS, "field")
    yield from named(draft.words, WORDS, "word")
    yield from claimed_twice(draft.headings, FIELDS)
    yield from needed(draft.headings, draft.known("headings"), "headings", NEEDED)
    for together in (LEVELS, PARTS, ANSWERS):
        yield from claimed_twice(draft.words, together)
