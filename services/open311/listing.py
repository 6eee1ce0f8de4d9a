"""Which cases another system may read, and what of people's words."""

from collections.abc import AsyncIterator, Sequence

import msgspec

from domain.case import Case, Words
from services.cases.lookup import NEWEST
from services.office import Office
from services.open311.catalogue import open_to_all
from services.open311.places import Places
from services.open311.taking import made_by
from storage.port import Store, Where, among

KINDS = ("appeal", "incident")
"""Kinds of cases that are about a thing at a place; others are talk between a person and us."""

TOPICS = 12
"""So many topics are searched for; of more, all cases are read and the others left out."""

PAGE, MOST_WORDS = 500, 5_000
"""Cases read at once, and the words that these may have."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Which cases are wanted: reported from `since` to `until` (ms UTC), the newest first.

    `codes` are topics, none for all; `page` counts from 1, `size` is how many a page has.
    `said` is the question as it was put, without its page.
    """

    since: int
    until: int
    opened: tuple[bool, ...] = (True, False)
    codes: frozenset[str] = frozenset()
    page: int = 1
    size: int = 1_000
    said: str = ""


def shown_to(office: Office, case: Case, system: str) -> bool:
    """Whether this system may read it: no secrets, and emergencies only by who reported them."""
    topic = office.topic(case.topic)
    if topic is None or case.sealed or case.quiet or case.kind not in KINDS:
        return False
    return open_to_all(topic) and (topic.urgency != "emergency" or made_by(case, system))


async def search(office: Office, places: Places, asked: Asked, system: str) -> list[Case]:
    """One page of what this system may read, from the nearest place that is known before it."""
    question = f"{system}\n{asked.said}"
    place = places.before(question, asked.page)
    skipped, found = (asked.page - place.page) * asked.size, list[Case]()
    async for case in _newest(office.store, asked, place.after, skipped + asked.size):
        wanted = not asked.codes or case.topic in asked.codes
        if not wanted or not shown_to(office, case, system):
            continue
        if skipped:
            skipped -= 1
            continue
        found.append(case)
        if len(found) == asked.size:
            places.keep(question, asked.page + 1, case)
            break
    return found


async def numbered(office: Office, numbers: Sequence[str], system: str) -> list[Case]:
    """Those of these numbers that this system may read, in the order asked for."""
    where = [among("number", numbers)]
    cases = await office.store.find(Case, where, limit=max(len(numbers), 1))
    known = {case.number: case for case in cases if shown_to(office, case, system)}
    return [known[number] for number in dict.fromkeys(numbers) if number in known]


async def own_words(store: Store, cases: Sequence[Case], system: str) -> dict[str, list[Words]]:
    """What was said for those of the cases that this system brought, oldest first, by case id."""
    own = [case.id for case in cases if made_by(case, system)]
    said: dict[str, list[Words]] = {id: [] for id in own}
    for start in range(0, len(own), PAGE):
        where = [among("case", own[start : start + PAGE])]
        for words in await store.find(Words, where, limit=MOST_WORDS):
            said[words.case].append(words)
    return {id: sorted(words, key=lambda one: (one.at, one.id)) for id, words in said.items()}


async def _newest(
    store: Store, asked: Asked, after: Case | None, wanted: int
) -> AsyncIterator[Case]:
    """Cases that may be meant, behind `after`; at first hardly more than are wanted."""
    few = 0 < len(asked.codes) <= TOPICS
    where = [
        among("topic", sorted(asked.codes)) if few else among("kind", KINDS),
        among("opened", asked.opened),
        Where("opened_at", ">=", asked.since),
        Where("opened_at", "<=", asked.until),
    ]
    limit = min(wanted + wanted // 2, PAGE)
    while page := await store.find(Case, where, order=NEWEST, limit=limit, after=after):
        for case in page:
            yield case
        after, limit = page[-1], min(2 * limit, PAGE)
