"""Forgetting a person: their words, photos, points and phones are blanked, the record stays.

What the record must keep: that there was a case, its topic, place, times and what was done.
Words of open cases stay until these are over, since somebody is at work with them.
"""

from msgspec.structs import replace

from domain.appointment import Appointment
from domain.case import Actor, Case, Words
from domain.follower import Follower
from domain.forgetting import Forgetting
from domain.session import Session
from domain.workflow import mark
from services import signing
from services.bookings import cards, freeing
from services.cases import lookup
from services.media.erasing import let_go
from services.office import Office
from services.unit import Unit
from storage.port import Order, eq


async def erase(office: Office, unit: Unit, person: str, actor: Actor, now: int) -> int:
    """Blank what a person said in cases that are over; returns how many open cases keep theirs.

    Those are blanked when they are over (services/people/forgetting.py). Links they were given
    open nothing any more. Asked for again, it touches only what was added since.
    """
    mine = [eq("reporter", person)]
    cases = await office.store.find(Case, mine, order=Order(("-opened_at",)), limit=1000)
    for case in cases:
        if not case.opened:
            await blank(office, unit, case, actor, now)
        elif await office.store.get(Forgetting, case.id) is None:
            unit.insert(Forgetting(id=case.id, street=case.street, since=now))
    await _as_neighbour(office, unit, person)
    await freeing.forget(office, unit, person, now)
    await cards.forget(unit, person)
    await signing.void(unit, person)
    return sum(case.opened for case in cases)


async def _as_neighbour(office: Office, unit: Unit, person: str) -> None:
    """They follow nothing any more, and what they added to others' cases is blanked."""
    following = await office.store.find(Follower, [eq("person", person)], limit=1000)
    for one in following:
        unit.delete(one)
    found = await office.store.find(Words, [eq("said_by", person)], limit=1000)
    beside = {id for id in {w.case for w in found} if await _was_beside(office, id, person)}
    for words in found:
        if words.case in beside and words.part in ("note", "reason"):
            unit.put(_blanked(words))


async def _was_beside(office: Office, id: str, person: str) -> bool:
    """Whether somebody spoke up as a follower of this case."""
    case = await office.store.get(Case, id)
    return case is not None and person in lookup.neighbours(
        await lookup.history(office.store, case)
    )


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


async def blank(office: Office, unit: Unit, case: Case, actor: Actor, now: int) -> None:
    """Blank what its reporter said and sent for one case, and when they were to be met."""
    made = await unit.get(Appointment, case.id)
    if made is not None:
        unit.delete(made)
    found = await office.store.find(Words, [eq("case", case.id)], limit=1000)
    said = [words for words in found if words.said_by == case.reporter]
    blank = [_blanked(words) for words in said]
    changed = [after for before, after in zip(said, blank, strict=True) if after != before]
    if not (changed or case.door or case.pin):
        return
    for words in changed:
        unit.put(words)
        await let_go(unit, words)
    case, event = mark(replace(case, door="", pin=None), "erase", actor, now)
    unit.put(case)
    unit.insert(event)


def _blanked(words: Words) -> Words:
    return replace(words, text="", media=(), pin=None, phone="", message="")
