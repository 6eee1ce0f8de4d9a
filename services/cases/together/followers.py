"""Neighbours who reported the same thing: they hear how it goes on, never who else spoke or what.

domain.md, Who sees what: followers see topic, building and progress.
"""

import asyncio
from typing import NamedTuple

from msgspec.structs import replace

from domain.case import Actor, Case
from domain.follower import Follower, follower_id
from domain.message import Choice, Reply
from domain.rights import may_be_followed
from domain.session import Language
from domain.workflow import mark
from services.cases import lookup
from services.cases.telling import alerts, pages
from services.cases.telling.alerts import Reader
from services.cases.where import to_building
from services.escalation import telephone
from services.office import Office
from services.people import callers
from services.people.names import Names, under
from services.unit import Unit
from storage.port import Order, Store, eq

MOST = 1_000
"""So many followers of one case are told; an incident may have more of them than a street flats."""

HANDLED = "follower-handled"
"""What followers hear when it is done."""

SHOWN = 20
"""So many of the cases that somebody follows are looked at, the one followed last first."""


class Followed(NamedTuple):
    """A case that somebody follows, and their own that was merged into it (None: they only follow)."""

    case: Case
    own: Case | None

    @property
    def known(self) -> Case:
        """The one whose number they know it by."""
        return self.own or self.case

    @property
    def shown(self) -> Case:
        """The case as its followers may see it: without floor and flat."""
        return to_building(self.case)

    def matches(self, ref: str) -> bool:
        """Whether they may call it so: by their own number, or by the one it goes on under."""
        return lookup.matches(self.known, ref) or lookup.matches(self.case, ref)


async def follow(unit: Unit, case: Case, person: str, now: int, *, own: str = "") -> None:
    """Let a person follow a case; its reporter does so anyway, and twice is once."""
    id = follower_id(case.id, person)
    if person in ("", case.reporter) or not may_be_followed(case) or await unit.get(Follower, id):
        return
    unit.insert(
        Follower(id=id, street=case.street, case=case.id, person=person, since=now, own=own)
    )


async def unfollow(unit: Unit, case: Case, actor: Actor, now: int) -> None:
    """They want to hear no more of it; what they said stays with the case."""
    names = actor.also or (actor.id,)
    found = [await unit.get(Follower, follower_id(case.id, name)) for name in names]
    whole = await unit.get(Case, case.id)
    if not any(found) or whole is None:
        return
    for one in filter(None, found):
        unit.delete(one)
    whole, event = mark(whole, "unfollow", actor, now)
    unit.insert(event)
    unit.put(whole)


async def follows(store: Store, case: Case, names: Names) -> bool:
    """Whether somebody with these names follows a case."""
    found = [await store.get(Follower, follower_id(case.id, name)) for name in names]
    return any(found)


async def of_case(store: Store, case: Case) -> list[Follower]:
    """Who follows a case, the first one first."""
    return await store.find(Follower, [eq("case", case.id)], order=Order(("since",)), limit=MOST)


async def followed_by(store: Store, names: Names) -> list[Followed]:
    """What somebody follows, the one followed last on top; of what was merged on, where it went.

    What is theirs under another name of theirs is no neighbour's.
    """
    found = await store.find(
        Follower, [under("person", names)], order=Order(("-since",)), limit=SHOWN
    )
    once = {one.case: one for one in reversed(found)}
    cases = await asyncio.gather(*(_followed(store, one) for one in reversed(once.values())))
    return [one for one in cases if one is not None and one.case.reporter not in names]


async def _followed(store: Store, one: Follower) -> Followed | None:
    case = await store.get(Case, one.case)
    if case is None or case.state == "merged" or not may_be_followed(case):
        return None
    return Followed(case, await store.get(Case, one.own) if one.own else None)


async def tell(
    office: Office, unit: Unit, case: Case, id: str, now: int, **facts: str | int
) -> int:
    """Say the sentence `id` to everybody who follows a case; returns to how many.

    The sentence is given what the case is called (`what`) beside its facts. Quiet and sealed
    cases have no followers.
    """
    if not may_be_followed(case):
        return 0
    found = await of_case(office.store, case)
    told = await _readers(office, case, [one.person for one in found])
    if id == HANDLED:
        await _calls(office, unit, found, now)
    for person, reader in told:
        said = await _said(office, case, person, reader, id, now, facts)
        alerts.tell_reader(unit, case, reader, said, now)
    return len(told)


async def _readers(office: Office, case: Case, people: list[str]) -> list[tuple[str, Reader]]:
    """Those who can be reached, each once, and never who reported it: a person with several
    accounts may follow it under several names, or under one have reported it."""
    reporter, *found = await asyncio.gather(
        *(alerts.reader_of(office, case, one) for one in ("", *people))
    )
    heard = {reporter.address} if reporter else set()
    told = []
    for person, reader in zip(people, found, strict=True):
        if reader is not None and reader.address not in heard:
            heard.add(reader.address)
            told.append((person, reader))
    return told


async def _calls(office: Office, unit: Unit, found: list[Follower], now: int) -> None:
    """Who has a telephone only is called about what became of their own report."""
    for one in found:
        own = await unit.get(Case, one.own) if callers.is_caller(one.person) else None
        if own is not None:
            await telephone.owe(office, unit, own, f"{own.id}:{own.steps}", now)


async def _said(
    office: Office,
    case: Case,
    person: str,
    reader: Reader,
    id: str,
    now: int,
    facts: dict[str, str | int],
) -> Reply:
    language = reader.language
    what = alerts.headline(office, to_building(case), language)
    said = Reply(text=office.texts.say(language, id, what=what, **facts))
    if id != HANDLED:
        return said
    cards = await pages.card(office, case, language, now, person)
    return replace(said, cards=cards, choices=_not_fine(office, case, language))


def _not_fine(office: Office, case: Case, language: Language) -> tuple[Choice, ...]:
    say = office.texts.say
    return (
        Choice(
            say(language, "told-not-fine"),
            say(language, "told-not-fine-say", number=case.number),
            say(language, "told-not-fine"),
        ),
    )
