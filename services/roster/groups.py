"""Groups of the three levels: made, given a chat, ended; who is put into them and taken out."""

from typing import Literal

from msgspec.structs import replace

from domain.errors import Conflict, NotPossible
from domain.people import Address
from domain.roster import Group, Level, Membership, Part, membership_id
from services.ids import new_id
from storage.port import Delete, Insert, Replace, Store, eq

ROBOT = "robot:"
"""How the external id of a WeCom group's robot begins; its key follows, which is a secret."""

Chat = Literal["wecom", "telegram"]


def new_group(
    street: str,
    name: str,
    level: Level,
    now: int,
    *,
    grid: str = "",
    team: str = "",
    above: str = "",
) -> Group:
    """A group without people and without a chat."""
    return Group(
        id=new_id(now), street=street, name=name, level=level, grid=grid, team=team, above=above
    )


async def add(store: Store, group: Group) -> Group:
    """Store a new group. Raises `NotPossible` where one of that name is there."""
    try:
        await store.commit([Insert(group)])
    except Conflict as error:
        raise NotPossible(f"there is a group {group.name}") from error
    return group


async def named(store: Store, name: str) -> Group | None:
    """The group of that name, ended ones too."""
    return next(iter(await store.find(Group, [eq("name", name)], limit=1)), None)


def with_chat(group: Group, channel: Chat, account: str, chat: str) -> Group:
    """The group with a chat that messages can be posted to: a robot's key, a chat's number.

    `account` is the corporation, or our bot there.
    """
    external = f"{ROBOT}{chat}" if channel == "wecom" else chat
    return replace(group, address=Address(channel, account, external), paste=False)


def by_hand(group: Group) -> Group:
    """The group with a chat that takes no message from a program: its convener pastes there."""
    return replace(group, address=None, paste=True)


async def keep(store: Store, group: Group) -> None:
    """Store a changed group. Raises `Conflict`."""
    await store.commit([Replace(group)])


async def put_in(
    store: Store, group: Group, seat: str, part: Part = "member", post: str = ""
) -> Membership:
    """Give a seat (its id) its place in a group, or change the one it has."""
    found = await store.get(Membership, membership_id(group.id, seat))
    place = Membership(
        id=membership_id(group.id, seat),
        street=store.street,
        version=found.version if found else 0,
        group=group.id,
        seat=seat,
        part=part,
        post=post,
    )
    await store.commit([Replace(place) if found else Insert(place)])
    return place


async def take_out(store: Store, group: Group, seat: str) -> None:
    """End a seat's place in a group, if it has one."""
    found = await store.get(Membership, membership_id(group.id, seat))
    if found is not None:
        await store.commit([Delete(found)])
