"""Whom a call means: each once, in the right part, nobody who may not be called."""

import time

import pytest
from msgspec.structs import replace

from domain.people import Staff
from domain.roster import Part
from services.roster.scope import called
from services.roster.standing import is_minor, stand_in
from storage.port import Insert, Replace, Store
from tests.roster.scene import (
    BARRIER,
    DAY,
    MONDAY,
    PUMP,
    a_call,
    a_group,
    a_member,
    a_person,
    a_place,
    three_levels,
)


async def seats(store: Store, **scope: object) -> dict[str, tuple[str, Part]]:
    """Who is called by a call of this scope, by which group, in which part."""
    found, _ = await called(store, a_call(store, **scope), MONDAY)
    assert len(found) == len({each.seat for each in found})
    return {each.seat: (each.group, each.part) for each in found}


async def change(store: Store, seat: str, **fields: object) -> Staff:
    """The seat with other fields, stored."""
    found = await store.get(Staff, seat)
    assert found is not None
    await store.commit([Replace(replace(found, **fields))])
    return replace(found, **fields)


async def test_everybody_once_and_as_what_they_lead(either: Store) -> None:
    await three_levels(either)
    assert await seats(either) == {
        "secretary": ("committee", "convener"),
        "chief-n": ("north", "convener"),
        "chief-s": ("south", "convener"),
        "fang": ("north-flood", "leader"),
        "liang": ("south-flood", "member"),
        "qian": ("supplies", "member"),
    }


@pytest.mark.parametrize(
    ("scope", "who"),
    [
        ({"level": "team"}, {"fang", "liang", "qian"}),
        ({"level": "branch"}, {"chief-n", "chief-s", "fang", "liang", "qian"}),
        ({"grids": ("yinan",)}, {"chief-s", "liang", "qian"}),
        ({"grids": ("yibei",), "level": "team"}, {"fang"}),
        ({"teams": ("flood",)}, {"fang", "liang"}),
        ({"teams": ("flood",), "grids": ("yinan",)}, {"liang"}),
        ({"groups": ("north",)}, {"chief-n", "fang"}),
        ({"groups": ("north",), "level": "team"}, {"fang"}),
        ({"groups": ("supplies",)}, {"liang", "qian"}),
        ({"groups": ("nowhere",)}, set()),
    ],
)
async def test_scope_narrows(either: Store, scope: dict[str, object], who: set[str]) -> None:
    await three_levels(either)
    assert set(await seats(either, **scope)) == who


async def test_nobody_without_consent_unless_it_is_their_duty(store: Store) -> None:
    await three_levels(store)
    await store.commit(
        [
            Insert(a_person(store, "new", "member")),
            Insert(a_person(store, "worker", "grid_worker", "yinan")),
            Insert(a_place(store, "supplies", "new")),
            Insert(a_place(store, "supplies", "worker")),
        ]
    )
    found, passed = await called(store, a_call(store, teams=("supplies",)), MONDAY)
    assert {each.seat for each in found} == {"liang", "qian", "worker"}
    assert passed == {"new": "no_consent"}


@pytest.mark.parametrize(("born", "minor"), [(0, False), (2008, True), (2010, True), (2007, False)])
async def test_nobody_who_may_be_under_age(store: Store, born: int, minor: bool) -> None:
    await three_levels(store)
    await store.commit(
        [
            Insert(a_person(store, "young", "grid_worker")),
            Insert(a_member(store, "young", born)),
            Insert(a_place(store, "supplies", "young")),
        ]
    )
    found, passed = await called(store, a_call(store), MONDAY)
    assert is_minor(born, MONDAY) is minor
    assert ("young" in {each.seat for each in found}) is not minor
    assert passed == ({"young": "minor"} if minor else {})


async def test_who_is_away_has_a_deputy_called_in_their_place(either: Store) -> None:
    await three_levels(either)
    away = ((MONDAY - DAY, MONDAY + DAY),)
    absent = await change(either, "chief-s", away=away, deputy="qian")
    found, passed = await called(either, a_call(either, grids=("yinan",)), MONDAY)
    assert passed == {"chief-s": "away"}
    assert {each.seat for each in found} == {"liang", "qian"}

    await change(either, "chief-s", deputy="chief-n")
    absent = await change(either, "chief-s")
    assert (await seats(either, grids=("yinan",)))["chief-n"] == ("south", "convener")
    deputy = await stand_in(either, absent, MONDAY)
    assert deputy is not None
    assert deputy.id == "chief-n"

    await change(either, "chief-n", away=away, deputy="secretary")
    assert (await seats(either, grids=("yinan",)))["secretary"] == ("south", "convener")
    await change(either, "secretary", revoked=True)
    assert set(await seats(either, grids=("yinan",))) == {"liang", "qian"}
    assert await stand_in(either, absent, MONDAY) is None


async def test_who_sits_on_two_seats_is_called_once_as_what_they_lead(store: Store) -> None:
    await three_levels(store)
    await change(store, "qian", person="p-chief-s")
    found = await seats(store)
    assert "qian" not in found
    assert found["chief-s"] == ("south", "convener")


async def test_leave_that_is_over_or_not_begun_hinders_nobody(store: Store) -> None:
    await three_levels(store)
    days = ((MONDAY - 2 * DAY, MONDAY), (MONDAY + 1, MONDAY + DAY))
    seat = await change(store, "chief-s", away=days)
    assert "chief-s" in await seats(store)
    here = await stand_in(store, seat, MONDAY)
    assert here is not None
    assert here.id == "chief-s"


async def test_ended_seats_and_groups_are_not_called(store: Store) -> None:
    await three_levels(store)
    await change(store, "qian", revoked=True)
    ended = replace(a_group(store, "old"), ended=True)
    await store.commit(
        [
            Insert(ended),
            Insert(a_person(store, "past", "desk")),
            Insert(a_place(store, "old", "past")),
        ]
    )
    found, passed = await called(store, a_call(store), MONDAY)
    assert "past" not in {each.seat for each in found}
    assert passed == {"qian": "revoked"}


async def test_who_is_not_bound_is_called_to_be_rung(store: Store) -> None:
    await three_levels(store)
    await change(store, "qian", person="", address=None)
    assert "qian" in await seats(store)


async def test_posts_their_own_first_then_where_people_lack(store: Store) -> None:
    await three_levels(store)
    people = [f"w{number}" for number in range(5)]
    await store.commit(
        [
            *(Insert(a_person(store, id, "grid_worker", "yinan")) for id in people),
            *(
                Insert(a_place(store, "south-flood", id, post="pump" if id == "w0" else ""))
                for id in people
            ),
        ]
    )
    posts = (replace(PUMP, needed=2), replace(BARRIER, needed=3))
    call = a_call(store, grids=("yinan",), posts=posts)
    found, _ = await called(store, call, MONDAY)
    taken = {each.seat: each.post for each in found}
    assert taken["w0"] == "pump"
    assert taken["chief-s"] == "", "who leads has no post"
    assert taken["qian"] == "", "no post of this call is the supplies team's"
    flood = [taken[id] for id in (*people, "liang")]
    assert sorted(flood) in (["barrier"] * 3 + ["pump"] * 3, ["barrier"] * 4 + ["pump"] * 2)
    assert found == (await called(store, call, MONDAY))[0]


async def test_five_thousand_people_of_three_hundred_groups_are_few_searches(either: Store) -> None:
    groups = [
        a_group(either, f"g{n:03}", "team", ("yibei", "yinan")[n % 2], "flood") for n in range(300)
    ]
    people = [a_person(either, f"s{n:04}", "member") for n in range(5_000)]
    inserts = [Insert(each) for each in (*groups, *people)]
    inserts += [Insert(a_member(either, each.id)) for each in people]
    inserts += [
        Insert(a_place(either, f"g{n % 300:03}", each.id, "leader" if n < 300 else "member"))
        for n, each in enumerate(people)
    ]
    for start in range(0, len(inserts), 1_000):
        await either.commit(inserts[start : start + 1_000])
    began = time.perf_counter()
    found, passed = await called(either, a_call(either, posts=(PUMP, BARRIER)), MONDAY)
    took = time.perf_counter() - began
    assert (len(found), passed) == (5_000, {})
    assert sum(each.part == "leader" for each in found) == 300
    assert took < 5, "a search for each person would take longer"
