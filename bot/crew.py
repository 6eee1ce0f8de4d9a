"""The people of a dialogue before it begins: their seats, and the groups they belong to."""

from msgspec.structs import replace

from bot.script import Circle, Script, Seat
from domain.roster import Group, Member
from services.people import seats
from services.roster import groups
from storage.port import Insert, Store

CORPORATION = "ww-simulator"
"""Whose robots the simulator's groups have (bot/development.py)."""


async def take_seats(store: Store, script: Script, now: int) -> dict[str, str]:
    """Everybody of the script on a seat of their own, in their groups; the codes to bind, by name."""
    codes, made = dict[str, str](), dict[str, str]()
    for name, seat in script.seats.items():
        made[name], codes[name] = await _seated(store, name, seat, now)
    for name, seat in script.seats.items():
        if seat.deputy:
            await seats.arrange(store, made[name], deputy=made[seat.deputy])
    by_name: dict[str, Group] = {}
    for name, circle in script.groups.items():
        by_name[name] = await _circle(store, name, circle, by_name, made, now)
    return codes


async def _seated(store: Store, name: str, seat: Seat, now: int) -> tuple[str, str]:
    made, code = await seats.add(
        store, name, seat.role, seat.grid, now,
        office=seat.office, outside=seat.outside, micro=seat.micro,
    )  # fmt: skip
    if seat.role == "member" or seat.phone:
        member = Member(id=made.id, street=store.street, phone=seat.phone)
        await store.commit([Insert(replace(member, agreed_at=now if seat.agreed else 0))])
    return made.id, code


async def _circle(
    store: Store,
    name: str,
    circle: Circle,
    others: dict[str, Group],
    made: dict[str, str],
    now: int,
) -> Group:
    above = others[circle.above].id if circle.above else ""
    group = groups.new_group(
        store.street, name, circle.level, now, grid=circle.grid, team=circle.team, above=above
    )
    if circle.paste:
        group = groups.by_hand(group)
    elif circle.robot:
        group = groups.with_chat(group, "wecom", CORPORATION, circle.robot)
    group = await groups.add(store, group)
    for person, part in circle.people.items():
        await groups.put_in(store, group, made[person], part, circle.posts.get(person, ""))
    return group
