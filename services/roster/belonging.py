"""What somebody on the roster may say of themselves: agree to be called, leave, have a substitute."""

import msgspec
from msgspec.structs import replace

from domain.people import Staff
from domain.roster import Group, Member, Membership
from services.people import seats
from services.roster import lookup
from services.roster.standing import hindrance
from services.unit import Unit
from storage.port import Store


class Belonging(msgspec.Struct, frozen=True):
    """A seat of the roster with what is known of it and the groups it belongs to."""

    seat: Staff
    member: Member | None
    places: tuple[tuple[Membership, Group], ...]


async def of_person(store: Store, person: str) -> list[Belonging]:
    """The seats of a person that are on the roster, staff's too."""
    found = [await of_seat(store, seat) for seat in await seats.held_by(store, person)]
    return [each for each in found if each.places or each.seat.role == "member"]


async def of_seat(store: Store, seat: Staff) -> Belonging:
    """What one seat belongs to."""
    places = await lookup.of_seats(store, [seat.id])
    groups = await lookup.by_id(store, Group, (place.group for place in places))
    there = ((p, groups[p.group]) for p in places if p.group in groups)
    return Belonging(
        seat,
        await store.get(Member, seat.id),
        tuple((place, group) for place, group in there if not group.ended),
    )


def agree(unit: Unit, mine: Belonging, now: int) -> None:
    """They want to be called from now on."""
    member = mine.member or Member(id=mine.seat.id, street=mine.seat.street)
    unit.put(replace(member, agreed_at=member.agreed_at or now, left_at=0))


def leave(unit: Unit, mine: Belonging, now: int) -> None:
    """They do not want to be called any more; their phone and skills are blanked at once.

    Their name stays in the groups, so that a later sheet of the street does not call them again.
    """
    member = mine.member or Member(id=mine.seat.id, street=mine.seat.street)
    unit.put(replace(member, phone="", skills=(), agreed_at=0, left_at=now))


async def substitute_named(store: Store, mine: Belonging, words: str, now: int) -> Staff | None:
    """Who is called instead while they are away: whom the words name of their own groups, else
    their deputy; None where there is nobody bound who could be."""
    beside = await lookup.of_groups(store, (group.id for _, group in mine.places))
    others = await lookup.by_id(store, Staff, [*(p.seat for p in beside), mine.seat.deputy])
    members = await lookup.by_id(store, Member, others)
    able = [
        seat
        for seat in others.values()
        if seat.person
        and seat.id != mine.seat.id
        and not hindrance(seat, members.get(seat.id), now)
    ]
    named = [seat for seat in able if seat.name in words]
    return next(iter([*named, *(s for s in able if s.id == mine.seat.deputy)]), None)
