"""Forgetting somebody on the roster: who deletes their data is in no group any more."""

from msgspec.structs import replace

from domain.roster import Member
from services.roster import belonging
from services.unit import Unit
from storage.port import Store

NOBODY = "—"
"""What stands for the name of somebody who was forgotten."""


async def erase(store: Store, unit: Unit, person: str) -> None:
    """Unbind a person's seats on the roster, with name, phone, skills and places.

    A seat of the street's staff stays theirs, since it is no private matter; what the roster knew
    of them besides goes. That they were called, and what they answered, stays under the seat's id.
    """
    for mine in await belonging.of_person(store, person):
        if mine.member is not None:
            unit.put(Member(id=mine.member.id, street=store.street, version=mine.member.version))
        if mine.seat.role == "member":
            for place, _ in mine.places:
                unit.delete(place)
            unit.put(
                replace(
                    mine.seat,
                    name=NOBODY,
                    person="",
                    address=None,
                    code="",
                    code_until=0,
                    revoked=True,
                    deputy="",
                )
            )
