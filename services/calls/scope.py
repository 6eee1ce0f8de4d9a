"""Whom a call reaches: its groups and its people, as the roster has them at that moment."""

from collections.abc import Mapping

import msgspec

from domain.call import Call, Called
from domain.roster import LEADING, Group
from services.roster import lookup
from services.roster.scope import called, meant
from services.roster.standing import Hindrance
from storage.port import Store


class Scope(msgspec.Struct, frozen=True):
    """Its groups, its people with those who lead first, and who is left out and why."""

    groups: tuple[Group, ...]
    people: tuple[Called, ...]
    skipped: Mapping[str, Hindrance]


async def scope_of(store: Store, call: Call, now: int) -> Scope:
    """All of it at `now` (ms UTC). Raises `Unavailable`."""
    people, skipped = await called(store, call, now)
    leading_first = sorted(people, key=lambda one: one.part not in LEADING)
    return Scope(tuple(await groups_of(store, call)), tuple(leading_first), skipped)


async def groups_of(store: Store, call: Call) -> list[Group]:
    """The groups whose people it calls, and in whose chats it is posted."""
    return meant(await lookup.groups(store), call)
