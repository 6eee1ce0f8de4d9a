"""A small roster: groups and people by short names, as the tests of the roster need them."""

from msgspec.structs import replace

from domain.call import Call, CallPost
from domain.people import Address, Role, Staff
from domain.roster import Group, Level, Member, Membership, Part, membership_id
from storage.port import Insert, Store
from tests.domain.moments import at

MONDAY = at("2026-11-23 10:30")
DAY = 86_400_000
PUMP = CallPost(id="pump", name="排水除涝", teams=("flood",))
BARRIER = CallPost(id="barrier", name="沙袋挡水", teams=("flood",))


def a_group(
    store: Store, id: str, level: Level = "team", grid: str = "", team: str = "", above: str = ""
) -> Group:
    """A group whose name is its id."""
    return Group(
        id=id, street=store.street, name=id, level=level, grid=grid, team=team, above=above
    )


def a_person(store: Store, id: str, role: Role = "member", grid: str = "") -> Staff:
    """Somebody with a seat, bound."""
    return Staff(
        id=id,
        street=store.street,
        name=id,
        role=role,
        grid=grid,
        person=f"p-{id}",
        address=Address("wecom", "corp", id),
    )


def a_member(store: Store, id: str, born: int = 0) -> Member:
    """What is known of them: they agreed."""
    return Member(id=id, street=store.street, agreed_at=MONDAY - DAY, born=born)


def a_place(
    store: Store, group: str, seat: str, part: Part = "member", post: str = ""
) -> Membership:
    """Somebody's place in a group."""
    return Membership(
        id=membership_id(group, seat),
        street=store.street,
        group=group,
        seat=seat,
        part=part,
        post=post,
    )


def a_call(store: Store, **scope: object) -> Call:
    """A call of this scope, of everybody if there is none."""
    call = Call(
        id="call", street=store.street, number="集1", serial=1, year=2026, level="committee"
    )
    return replace(call, **scope)


async def three_levels(store: Store) -> None:
    """社区党委 → two branches → a flood team each and a supplies team of the whole street."""
    groups = (
        a_group(store, "committee", "committee"),
        a_group(store, "north", "branch", "yibei", above="committee"),
        a_group(store, "south", "branch", "yinan", above="committee"),
        a_group(store, "north-flood", "team", "yibei", "flood", "north"),
        a_group(store, "south-flood", "team", "yinan", "flood", "south"),
        a_group(store, "supplies", "team", "", "supplies", "committee"),
    )
    people = (
        a_person(store, "secretary", "supervisor"),
        a_person(store, "chief-n", "grid_chief", "yibei"),
        a_person(store, "chief-s", "grid_chief", "yinan"),
        a_person(store, "fang", "member", "yibei"),
        a_person(store, "liang", "member", "yinan"),
        a_person(store, "qian", "member", "yinan"),
    )
    places = (
        a_place(store, "committee", "secretary", "convener"),
        a_place(store, "committee", "chief-n"),
        a_place(store, "north", "chief-n", "convener"),
        a_place(store, "south", "chief-s", "convener"),
        a_place(store, "north-flood", "fang", "leader"),
        a_place(store, "south-flood", "liang"),
        a_place(store, "supplies", "liang"),
        a_place(store, "supplies", "qian"),
    )
    members = [a_member(store, id) for id in ("fang", "liang", "qian")]
    await store.commit([Insert(each) for each in (*groups, *people, *places, *members)])
