"""Neighbours who reported the same thing: they hear how it goes on, never who else spoke or what.

domain.md, Who sees what: followers see topic, building and progress.
"""

import asyncio
from collections.abc import Sequence

from msgspec.structs import replace

from domain.case import Case
from domain.follower import Follower, follower_id
from domain.message import Choice, Reply
from domain.session import Language
from services.cases.telling import alerts
from services.cases.telling.alerts import Reader
from services.office import Office
from services.unit import Unit
from storage.port import Order, Store, eq

MOST = 1_000
"""So many followers of one case are told; an incident may have more of them than a street flats."""


async def follow(unit: Unit, case: Case, person: str, now: int, *, own: str = "") -> None:
    """Let a person follow a case; its reporter does so anyway, and twice is once."""
    id = follower_id(case.id, person)
    if person == case.reporter or await unit.get(Follower, id):
        return
    unit.insert(
        Follower(id=id, street=case.street, case=case.id, person=person, since=now, own=own)
    )


async def of_case(store: Store, case: Case) -> list[Follower]:
    """Who follows a case, the first one first."""
    return await store.find(Follower, [eq("case", case.id)], order=Order(("since",)), limit=MOST)


async def followed_by(store: Store, person: str) -> list[Case]:
    """The cases somebody follows, the one followed last on top."""
    found = await store.find(Follower, [eq("person", person)], order=Order(("-since",)), limit=20)
    cases = await asyncio.gather(*(store.get(Case, one.case) for one in found))
    return [case for case in cases if case is not None]


async def tell(
    office: Office, unit: Unit, case: Case, id: str, now: int, **facts: str | int
) -> int:
    """Say the sentence `id` to everybody who follows a case; returns to how many.

    The sentence is given what the case is called (`what`) beside its facts. Quiet and sealed
    cases have no followers.
    """
    readers = await _readers(office, case)
    for reader in readers:
        text = office.texts.say(
            reader.language,
            id,
            what=alerts.headline(office, _public(case), reader.language),
            **facts,
        )
        choices = _not_fine(office, case, reader.language) if id == "follower-handled" else ()
        alerts.tell_reader(unit, case, reader, Reply(text=text, choices=choices), now)
    return len(readers)


async def _readers(office: Office, case: Case) -> Sequence[Reader]:
    people = [one.person for one in await of_case(office.store, case)]
    found = await asyncio.gather(*(alerts.reader_of(office, case, one) for one in people))
    return [reader for reader in found if reader is not None]


def _public(case: Case) -> Case:
    """The case with its building, without its floor and door."""
    return replace(case, door=case.door.split("号")[0] + "号" if "号" in case.door else "")


def _not_fine(office: Office, case: Case, language: Language) -> tuple[Choice, ...]:
    say = office.texts.say
    return (
        Choice(
            say(language, "told-not-fine"),
            say(language, "told-not-fine-say", number=case.number),
            say(language, "told-not-fine"),
        ),
    )
