"""What the roster lacks before it is needed: people, leaders, chats, bound seats, posts."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from domain.people import STAFF_ROLES, Staff
from domain.readiness import Readiness
from domain.roster import Group, Level, Member, Membership, Part
from domain.street import Street
from services.roster import lookup
from services.roster.standing import hindrance
from storage.port import Store, among

LED_BY: dict[Level, tuple[Part, ...]] = {
    "committee": ("convener", "deputy"),
    "branch": ("convener", "deputy"),
    "team": ("leader",),
}
"""The parts that a group of each level cannot do without."""


class Short(msgspec.Struct, frozen=True):
    """A grid that has fewer people of a duty than the street's rule asks for."""

    grid: str
    duty: str
    needed: int
    there: int


class Gaps(msgspec.Struct, frozen=True, kw_only=True):
    """All of it; names are those people say. `unled`: a group and the part nobody has in it."""

    groups: int
    people: int
    staffing: tuple[Short, ...] = ()
    unled: tuple[tuple[str, Part], ...] = ()
    chatless: tuple[str, ...] = ()
    unbound: tuple[str, ...] = ()
    unagreed: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()

    @property
    def none(self) -> bool:
        """Whether nothing is lacking."""
        return not any(
            (self.staffing, self.unled, self.chatless, self.unbound, self.unagreed, self.posts)
        )


async def gaps_of(store: Store, street: Street, now: int) -> Gaps:
    """The gaps as they are at `now` (ms UTC)."""
    groups = await lookup.groups(store)
    places = await lookup.of_groups(store, (group.id for group in groups))
    seats = await lookup.by_id(store, Staff, (place.seat for place in places))
    staff = await lookup.every(store, Staff, [among("role", STAFF_ROLES)])
    members = await lookup.by_id(store, Member, (*seats, *(seat.id for seat in staff)))
    on_it = {id: seat for id, seat in seats.items() if not seat.revoked}
    everybody = on_it | {seat.id: seat for seat in staff if not seat.revoked}
    why = {id: hindrance(seat, members.get(id), now) for id, seat in on_it.items()}
    places = [place for place in places if place.seat in on_it]
    return Gaps(
        groups=len(groups),
        people=len(on_it),
        staffing=tuple(_staffing(street, everybody.values(), members)),
        unled=tuple(_unled(groups, places)),
        chatless=tuple(g.name for g in groups if g.address is None and not g.paste),
        unbound=tuple(sorted(seat.name for seat in on_it.values() if not seat.person)),
        unagreed=tuple(sorted(on_it[id].name for id, no in why.items() if no == "no_consent")),
        posts=tuple(_posts(street.readiness, groups, [p for p in places if not why[p.seat]])),
    )


def _staffing(
    street: Street, seats: Iterable[Staff], members: dict[str, Member]
) -> Iterable[Short]:
    rule = street.readiness.staffing
    if rule is None:
        return
    there: Counter[tuple[str, str]] = Counter()
    for seat in seats:
        member = members.get(seat.id)
        there[seat.grid, (member.duty if member else "") or rule.roles.get(seat.role, "")] += 1
    for grid in street.grids:
        for duty, needed in rule.needs.items():
            if there[grid.id, duty] < needed:
                yield Short(grid.name, duty, needed, there[grid.id, duty])


def _unled(groups: list[Group], places: list[Membership]) -> Iterable[tuple[str, Part]]:
    taken = {(place.group, place.part) for place in places}
    for group in groups:
        for part in LED_BY[group.level]:
            if (group.id, part) not in taken:
                yield group.name, part


def _posts(readiness: Readiness, groups: list[Group], places: list[Membership]) -> Iterable[str]:
    """Posts that no team with anybody to call takes, and nobody has for their own."""
    teams = {group.id: group.team for group in groups}
    staffed = {teams[place.group] for place in places}
    own = {place.post for place in places}
    posts = {post.id: post for kind in readiness.kinds for post in kind.posts}
    for post in posts.values():
        if post.id not in own and not staffed & set(post.teams):
            yield post.name
