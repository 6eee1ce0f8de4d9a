"""Forgetting a person: their words, photos, points and phones are blanked, the record stays.

What the record must keep: that there was a case, its topic, place, times and what was done.
Words of open cases stay until these are over, since somebody is at work with them.
"""

from msgspec.structs import replace

from domain.case import Actor, Case, Words
from domain.session import Session
from domain.workflow import mark
from services.media.erasing import let_go
from services.office import Office
from services.unit import Unit
from storage.port import Order, eq


async def erase(office: Office, unit: Unit, person: str, actor: Actor, now: int) -> int:
    """Blank what a person said in cases that are over; returns how many open cases keep theirs.

    Asked for again, it touches only what was added since.
    """
    mine = [eq("reporter", person)]
    cases = await office.store.find(Case, mine, order=Order(("-opened_at",)), limit=1000)
    for case in cases:
        if not case.opened:
            await _blank(office, unit, case, actor, now)
    return sum(case.opened for case in cases)


def forgotten(session: Session) -> Session:
    """A conversation as if it had just begun; the language stays, and so do wrong codes."""
    return Session(
        id=session.id,
        street=session.street,
        version=session.version,
        language=session.language,
        bind_tries=session.bind_tries,
        bind_tried_at=session.bind_tried_at,
    )


async def _blank(office: Office, unit: Unit, case: Case, actor: Actor, now: int) -> None:
    found = await office.store.find(Words, [eq("case", case.id)], limit=1000)
    said = [words for words in found if words.said_by == case.reporter]
    blank = [replace(w, text="", media=(), pin=None, phone="", message="") for w in said]
    changed = [after for before, after in zip(said, blank, strict=True) if after != before]
    if not (changed or case.door or case.pin):
        return
    for words in changed:
        unit.put(words)
        await let_go(unit, words)
    case, event = mark(replace(case, door="", pin=None), "erase", actor, now)
    unit.put(case)
    unit.insert(event)
