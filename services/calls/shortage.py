"""Who is asked when a post is short: stand-ins of those who do not come, then the level above."""

from domain.call import Call, Called, Recipient
from domain.people import Staff
from domain.roster import Group, Member, Membership
from services.calls import lookup
from services.calls.counting import Tally
from services.calls.scope import groups_of
from services.roster.lookup import by_id
from services.roster.lookup import groups as every_group
from services.roster.standing import hindrance
from storage.port import Store, among, eq

MOST = 500


async def stand_ins(store: Store, call: Call, tally: Tally, now: int) -> list[Called]:
    """The deputies of those on short posts who said nothing or 来不了, in their groups and posts.

    A post without a number of its own is short where the whole call is.
    """
    enough = {line.id for line in tally.posts if line.needed and not line.short}
    missing = [
        one
        async for one in lookup.everybody(store, call.id)
        if one.answer in ("none", "cannot") and one.post not in enough
    ]
    seats = await by_id(store, Staff, (one.seat for one in missing))
    deputies = {one.seat: seats[one.seat].deputy for one in missing if one.seat in seats}
    found = await by_id(store, Staff, filter(None, deputies.values()))
    members = await by_id(store, Member, found)
    there = {id for id, seat in found.items() if not hindrance(seat, members.get(id), now)}
    people: dict[str, Called] = {}
    for one in missing:
        deputy = deputies.get(one.seat, "")
        if deputy in there:
            people.setdefault(deputy, _instead(one, deputy))
    return list(people.values())


def _instead(one: Recipient, deputy: str) -> Called:
    return Called(deputy, one.group, one.part, one.post)


async def conveners_above(store: Store, call: Call) -> list[str]:
    """The seats that convene the groups to which the called groups report, unless called themselves.

    Supervisors where nothing is above.
    """
    called = await groups_of(store, call)
    here = {group.id for group in called}
    wanted = {group.above for group in called if group.above and group.above not in here}
    above = [group for group in await every_group(store) if group.id in wanted]
    seats = await _conveners(store, above)
    if not seats:
        found = await store.find(Staff, [eq("role", "supervisor")], limit=MOST)
        seats = [seat.id for seat in found if not seat.revoked]
    already = await by_id(store, Recipient, (f"{call.id}:{seat}" for seat in seats))
    return [seat for seat in seats if f"{call.id}:{seat}" not in already]


async def _conveners(store: Store, groups: list[Group]) -> list[str]:
    if not groups:
        return []
    where = [
        among("group", [group.id for group in groups]),
        among("part", ("convener", "deputy")),
    ]
    places = await store.find(Membership, where, limit=MOST)
    return list(dict.fromkeys(place.seat for place in places))
