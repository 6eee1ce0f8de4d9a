"""What people of the roster may do themselves: bind, bind once more, agree, leave, have a substitute."""

import pytest

from domain.errors import NotAllowed
from domain.people import Address, Staff
from domain.roster import Member
from services.people import seats
from services.roster import belonging, erasing
from services.roster.scope import called
from services.unit import Unit
from storage.port import Insert, Replace, Store
from tests.roster.scene import MONDAY, a_call, three_levels

SECOND = Address("wechat", "gh", "o-second")


async def mine(store: Store, seat: str) -> belonging.Belonging:
    """What a seat belongs to."""
    found = await store.get(Staff, seat)
    assert found is not None
    return await belonging.of_seat(store, found)


async def coded(store: Store, id: str, *, joining: bool) -> str:
    """A new code for a seat that somebody sits on."""
    seat, code = seats.with_code((await mine(store, id)).seat, MONDAY, joining=joining)
    await store.commit([Replace(seat)])
    return code


async def test_who_leaves_is_not_called_and_may_come_back(store: Store) -> None:
    await three_levels(store)
    unit = Unit(store)
    belonging.leave(unit, await mine(store, "liang"), MONDAY)
    await unit.commit()
    _, passed = await called(store, a_call(store), MONDAY)
    assert passed == {"liang": "no_consent"}
    left = await store.get(Member, "liang")
    assert left is not None
    assert (left.phone, left.skills, left.left_at) == ("", (), MONDAY)

    unit = Unit(store)
    belonging.agree(unit, await mine(store, "liang"), MONDAY + 1)
    await unit.commit()
    found, passed = await called(store, a_call(store), MONDAY)
    assert passed == {}
    assert "liang" in {each.seat for each in found}


async def test_one_more_account_is_the_same_person(store: Store) -> None:
    await three_levels(store)
    code = await coded(store, "liang", joining=True)
    seat = await seats.taken(store, code, ("p-second",), SECOND, MONDAY)
    assert (seat.person, seat.address, seat.code) == ("p-liang", SECOND, "")
    await store.commit([Replace(seat)])
    with pytest.raises(NotAllowed):
        await seats.taken(store, code, ("p-third",), SECOND, MONDAY)


async def test_an_account_with_a_seat_of_its_own_stays_somebody_else(store: Store) -> None:
    await three_levels(store)
    code = await coded(store, "liang", joining=True)
    seat = await seats.taken(store, code, ("p-qian",), SECOND, MONDAY)
    assert seat.person == "p-qian"


async def test_a_code_of_the_street_brings_somebody_else(store: Store) -> None:
    await three_levels(store)
    code = await coded(store, "liang", joining=False)
    seat = await seats.taken(store, code, ("p-second",), SECOND, MONDAY)
    assert (seat.person, seat.address) == ("p-second", SECOND)


async def test_a_substitute_is_of_the_same_groups_bound_and_willing(store: Store) -> None:
    await three_levels(store)
    liang = await mine(store, "liang")

    async def instead(words: str) -> str:
        found = await belonging.substitute_named(store, liang, words, MONDAY)
        return found.name if found else ""

    assert await instead("到周五 交给 qian") == "qian"
    assert await instead("到周五 交给 fang") == "", "of another group"
    assert await instead("到周五") == ""
    unit = Unit(store)
    belonging.leave(unit, await mine(store, "qian"), MONDAY)
    await unit.commit()
    assert await instead("到周五 交给 qian") == ""


async def test_who_deletes_their_data_is_on_no_roster(either: Store) -> None:
    await three_levels(either)
    unit = Unit(either)
    await erasing.erase(either, unit, "p-liang")
    await unit.commit()
    seat, member = await either.get(Staff, "liang"), await either.get(Member, "liang")
    assert seat is not None
    assert (seat.name, seat.person, seat.address, seat.revoked) == (erasing.NOBODY, "", None, True)
    assert member is not None
    assert (member.phone, member.agreed_at) == ("", 0)
    assert (await mine(either, "liang")).places == ()
    found, _ = await called(either, a_call(either), MONDAY)
    assert "liang" not in {each.seat for each in found}
    again = Unit(either)
    await erasing.erase(either, again, "p-liang")
    await again.commit()


async def test_a_seat_of_the_staff_outlives_the_wish_to_be_forgotten(store: Store) -> None:
    await three_levels(store)
    known = Member(id="chief-s", street=store.street, phone="13900000001", skills=("driving",))
    await store.commit([Insert(known)])
    unit = Unit(store)
    await erasing.erase(store, unit, "p-chief-s")
    await unit.commit()
    seat, member = await store.get(Staff, "chief-s"), await store.get(Member, "chief-s")
    assert seat is not None
    assert (seat.person, seat.revoked) == ("p-chief-s", False)
    assert member is not None
    assert (member.phone, member.skills) == ("", ())
