"""What of a case only staff may see so far."""

from domain.case import Case
from domain.screening import WITHHELD, Fate, Screening, name
from storage.port import Store, among, eq

MOST = 1_000
"""Texts and photos of one case."""

Withheld = dict[tuple[str, int], Fate]
"""By the words' id and the number of the photo among them (or `TEXT`): what it waits for."""


async def of_case(store: Store, case: Case) -> Withheld:
    """All of it."""
    where = [eq("case", case.id), among("fate", WITHHELD)]
    found = await store.find(Screening, where, limit=MOST)
    return {(one.words, one.number): one.fate for one in found}


async def is_withheld(store: Store, words: str, number: int) -> bool:
    """Whether this photo (or text) is for staff only. Raises `Unavailable`."""
    found = await store.get(Screening, name(words, number))
    return found is not None and found.fate in WITHHELD
