"""Whom a call means: from its level, grids, teams and groups to the seats that are called.

Staff are called because it is their duty, everybody else only after they agreed; nobody under
age, nobody whose seat has ended; who is on leave has their deputy called.
"""

from collections.abc import Iterable, Mapping
from typing import get_args

import msgspec

from domain.call import Call, Called
from domain.people import Staff
from domain.roster import Group, Level, Member, Membership, Part
from services.roster import lookup
from services.roster.posting import posted
from services.roster.standing import Hindrance, hindrance, substitute, with_deputies
from storage.port import Store

LEVELS: tuple[Level, ...] = get_args(Level)
PARTS: tuple[Part, ...] = get_args(Part)


class Placed(msgspec.Struct, frozen=True):
    """A seat with the one group in whose name it is called."""

    seat: Staff
    group: Group
    membership: Membership


async def called(store: Store, call: Call, now: int) -> tuple[list[Called], dict[str, Hindrance]]:
    """Everybody whom this call means at `now` (ms UTC), each once, and whom it passes over, why.

    Reads a page of 500 at a time: 5,000 people are some 40 searches. Sorted by group and part, so
    that neighbours on the list are neighbours in the street.
    """
    groups = {group.id: group for group in meant(await lookup.groups(store), call)}
    memberships = await lookup.of_groups(store, groups)
    seats = await lookup.by_id(store, Staff, (place.seat for place in memberships))
    own = _placed(memberships, groups, seats, call)
    seats = await with_deputies(store, {each.seat.id: each.seat for each in own}, now)
    members = await lookup.by_id(store, Member, seats)
    there, passed = _there(own, seats, members, now)
    return posted(call, ((p.seat, p.group, p.membership) for p in there)), passed


def meant(groups: Iterable[Group], call: Call) -> list[Group]:
    """The groups of a call: of its level and below, in its grids and teams, under its groups.

    A group of the whole street is meant in every grid; of its people, those of the grid are.
    """
    found = list(groups)
    above = {group.id: group.above for group in found}
    levels = LEVELS[LEVELS.index(call.level) :]
    return [
        group
        for group in found
        if group.level in levels
        and (not call.grids or group.grid in ("", *call.grids))
        and (not call.teams or group.team in call.teams)
        and (not call.groups or _under(group.id, above, frozenset(call.groups)))
    ]


def _under(group: str, above: Mapping[str, str], wanted: frozenset[str]) -> bool:
    seen: set[str] = set()
    while group and group not in seen:
        if group in wanted:
            return True
        seen.add(group)
        group = above.get(group, "")
    return False


def _placed(
    memberships: Iterable[Membership],
    groups: Mapping[str, Group],
    seats: Mapping[str, Staff],
    call: Call,
) -> list[Placed]:
    """Each person once, whatever seats they hold: as what they lead, before what they only belong to."""
    best: dict[str, Placed] = {}
    for place in memberships:
        seat, group = seats.get(place.seat), groups[place.group]
        if seat is None or (call.grids and (group.grid or seat.grid) not in call.grids):
            continue
        found, who = Placed(seat, group, place), seat.person or seat.id
        if who not in best or _rank(found) < _rank(best[who]):
            best[who] = found
    return sorted(best.values(), key=lambda p: (p.group.name, _rank(p), p.seat.id))


def _rank(placed: Placed) -> tuple[int, int, str]:
    part, level = placed.membership.part, placed.group.level
    return PARTS.index(part), LEVELS.index(level), placed.group.id


def _there(
    own: list[Placed], seats: Mapping[str, Staff], members: Mapping[str, Member], now: int
) -> tuple[list[Placed], dict[str, Hindrance]]:
    there: list[Placed] = []
    passed: dict[str, Hindrance] = {}
    standing_in: list[Placed] = []
    for placed in own:
        why = hindrance(placed.seat, members.get(placed.seat.id), now)
        if not why:
            there.append(placed)
            continue
        passed[placed.seat.id] = why
        deputy = substitute(placed.seat, seats, members, now) if why == "away" else None
        if deputy is not None:
            standing_in.append(msgspec.structs.replace(placed, seat=deputy))
    taken = {placed.seat.id for placed in there}
    for placed in standing_in:
        if placed.seat.id not in taken:
            there.append(placed)
            taken.add(placed.seat.id)
    return _once(there), passed


def _once(there: list[Placed]) -> list[Placed]:
    """Who sits on several seats is called from the one that leads most."""
    best: dict[str, Placed] = {}
    for placed in there:
        other = best.get(placed.seat.person)
        if other is None or _rank(placed) < _rank(other):
            best[placed.seat.person] = placed
    return [p for p in there if not p.seat.person or best[p.seat.person] is p]
