"""Forgetting a person: their words, photos, points and phones are blanked, the record stays.

What the record must keep: that there was a case, its topic, place, times and what was done.
Words of open cases stay until these are over, since somebody is at work with them.
"""

from msgspec.structs import replace

from domain.appointment import Appointment
from domain.case import Actor, Case, Words
from domain.follower import Follower
from domain.forgetting import Forgetting
from domain.people import Identity
from domain.reach import Grant
from domain.session import Session
from domain.unionwork import UnionWork
from domain.workflow import mark
from services import signing
from services.bookings import cards, freeing
from services.cases import lookup
from services.delivery.ledgers import grants_of
from services.media.erasing import let_go
from services.office import Office
from services.people import access, joining, seats
from services.people.names import Names, under
from services.roster import erasing
from services.stations import doubting
from services.unit import Unit
from services.wishes import making as wishes
from storage.port import Order, eq

MOST = 1_000
"""Of each kind of thing, so many are forgotten in one go."""


async def erase(office: Office, unit: Unit, names: Names, actor: Actor, now: int) -> int:
    """Blank what a person said in cases that are over; returns how many open cases keep theirs.

    Those are blanked when they are over (services/people/forgetting.py). Of what is kept under all
    their `names` nothing stays that is theirs alone: no link they were given opens anything, no
    account of theirs is signed in, may be sent notices or remembers a conversation. Asked for
    again, it touches only what was added since.
    """
    mine, newest = [under("reporter", names)], Order(("-opened_at",))
    cases = await office.store.find(Case, mine, order=newest, limit=MOST)
    for case in cases:
        if not case.opened:
            await blank(office, unit, case, actor, now)
        elif await office.store.get(Forgetting, case.id) is None:
            unit.insert(Forgetting(id=case.id, street=case.street, since=now))
    await _as_neighbour(office, unit, names)
    for name in names:
        await freeing.forget(office, unit, name, now)
        await cards.forget(unit, name)
        await doubting.forget(unit, name)
        await access.forget(unit, name)
        await signing.void(unit, name)
    await wishes.forget(office, unit, names, actor.channel, now)
    await _accounts(unit, names)
    return sum(case.opened for case in cases)


async def everything(office: Office, unit: Unit, names: Names, actor: Actor, now: int) -> int:
    """「删除我的信息」, by whoever speaks from one of their accounts: the same, their place on the
    roster, and that these accounts are one person's, unless they sit on a seat of the street's or
    something of theirs is still being seen to.
    """
    kept = await erase(office, unit, names, actor, now)
    await erasing.erase(office.store, unit, names[0])
    if not kept and not await seats.of_person(office.store, names[0]):
        await joining.dissolve(unit, names, now)
    return kept


async def _accounts(unit: Unit, names: Names) -> None:
    """What each account remembers and allowed, and whose it is to be asked."""
    for account in await unit.store.find(Identity, [under("person", names)]):
        unit.guard(account)  # whoever is joined meanwhile is forgotten as well, or nobody yet
        if session := await unit.get(Session, account.id):
            unit.put(forgotten(session))
        for work in await unit.store.find(UnionWork, [eq("account", account.id)]):
            unit.delete(work)
        for grant in await unit.store.find(Grant, grants_of(account.id), limit=MOST):
            unit.delete(grant)


async def _as_neighbour(office: Office, unit: Unit, names: Names) -> None:
    """They follow nothing any more, and what they added to others' cases is blanked."""
    following = await office.store.find(Follower, [under("person", names)], limit=MOST)
    for one in following:
        unit.delete(one)
    found = await office.store.find(Words, [under("said_by", names)], limit=MOST)
    beside = {id for id in {w.case for w in found} if await _was_beside(office, id, names)}
    for words in found:
        if words.case in beside and words.part in ("note", "reason"):
            unit.put(_blanked(words))
            await let_go(unit, words)


async def _was_beside(office: Office, id: str, names: Names) -> bool:
    """Whether somebody spoke up as a follower of this case."""
    case = await office.store.get(Case, id)
    if case is None:
        return False
    spoke = lookup.neighbours(await lookup.history(office.store, case))
    return not spoke.isdisjoint(names)


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
    found = await office.store.find(Words, [eq("case", case.id)], limit=MOST)
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
