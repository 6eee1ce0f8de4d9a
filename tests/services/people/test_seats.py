"""Binding codes: stored as a hash, for a day, once, and five wrong ones a person."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from domain.errors import Conflict, NotAllowed, NotFound
from domain.people import Address, Staff
from domain.session import Session
from services.clock import FixedClock
from services.office import Office
from services.people import seats
from services.people.erasure import forgotten
from services.unit import Unit
from storage.port import Store
from tests.services.desk import SATURDAY

PHONE = Address("wechat", "wx-1", "o-chief")
HOUR = 3_600_000
SESSION = Session(id=PHONE.key, street="yichuan")


async def bound(store: Store, code: str, person: str, now: int) -> Staff:
    """The seat after this person sent the code."""
    unit = Unit(store)
    unit.put(await seats.taken(store, code, (person,), PHONE, now))
    await unit.commit()
    return (await seats.of_person(store, person))[0]


async def test_a_code_opens_its_seat(store: Store) -> None:
    made, code = await seats.add(store, "陈网格长", "grid_chief", "yibei", SATURDAY)
    assert made.person == ""
    seat = await bound(store, code, "p-chief", SATURDAY + HOUR)
    assert (seat.id, seat.person, seat.address) == (made.id, "p-chief", PHONE)
    assert (seat.code, seat.code_until) == ("", 0)


async def test_the_code_itself_is_nowhere_in_the_store(store: Store) -> None:
    _, code = await seats.add(store, "值班", "desk", "", SATURDAY)
    stored = await seats.all_seats(store)
    assert code not in repr(stored)
    assert stored[0].code == seats.hashed(code)


@pytest.mark.parametrize(
    "change", [str.lower, " {} ".format, lambda code: f"{code[:4]} {code[4:]}"]
)
async def test_case_and_spaces_do_not_matter(store: Store, change: Callable[[str], str]) -> None:
    _, code = await seats.add(store, "值班", "desk", "", SATURDAY)
    assert (await bound(store, change(code), "p-1", SATURDAY)).role == "desk"


async def test_it_is_good_for_one_day(store: Store) -> None:
    _, code = await seats.add(store, "值班", "desk", "", SATURDAY)
    day = 24 * HOUR
    with pytest.raises(NotAllowed):
        await seats.taken(store, code, ("p-1",), PHONE, SATURDAY + day + 1)
    assert (await bound(store, code, "p-1", SATURDAY + day)).person == "p-1"


async def test_it_is_good_once(store: Store) -> None:
    _, code = await seats.add(store, "值班", "desk", "", SATURDAY)
    await bound(store, code, "p-1", SATURDAY)
    with pytest.raises(NotAllowed):
        await seats.taken(store, code, ("p-2",), PHONE, SATURDAY)


async def test_of_two_who_send_it_at_once_one_sits(store: Store) -> None:
    _, code = await seats.add(store, "值班", "desk", "", SATURDAY)
    units = []
    for person in ("p-1", "p-2"):
        unit = Unit(store)
        unit.put(await seats.taken(store, code, (person,), PHONE, SATURDAY))
        units.append(unit)
    await units[0].commit()
    with pytest.raises(Conflict):
        await units[1].commit()
    assert await seats.of_person(store, "p-2") == []


@pytest.mark.parametrize("sent", ["", "   ", "AAAAAAAA"])
async def test_what_is_no_code_opens_nothing(store: Store, sent: str) -> None:
    _, code = await seats.add(store, "值班", "desk", "", SATURDAY)
    await bound(store, code, "p-1", SATURDAY)
    with pytest.raises(NotAllowed):
        await seats.taken(store, sent, ("p-2",), PHONE, SATURDAY)


async def test_a_revoked_seat_opens_to_nobody_and_keeps_nobody(store: Store) -> None:
    waiting, code = await seats.add(store, "值班", "desk", "", SATURDAY)
    await seats.revoke(store, waiting.id)
    with pytest.raises(NotAllowed):
        await seats.taken(store, code, ("p-1",), PHONE, SATURDAY)
    _, other = await seats.add(store, "值班二", "desk", "", SATURDAY)
    sitting = await bound(store, other, "p-2", SATURDAY)
    ended = await seats.revoke(store, sitting.id)
    assert (ended.person, ended.address) == ("", None)
    assert await seats.of_person(store, "p-2") == []
    with pytest.raises(NotFound):
        await seats.revoke(store, "nobody")


def test_codes_can_be_read_to_each_other() -> None:
    codes = [seats.new_code() for _ in range(200)]
    assert len(set(codes)) == 200
    assert all(len(code) == 8 for code in codes)
    assert not set("".join(codes)) & set("0O1IL")


class TestTries:
    """Wrong codes are counted for a person, for as long as a code lives."""

    def wrong(self, times: int, session: Session = SESSION, now: int = SATURDAY) -> Session:
        """The conversation after so many wrong codes."""
        for _ in range(times):
            session = seats.tried(session, now)
        return session

    def test_five_and_no_more(self) -> None:
        assert seats.may_try(self.wrong(4), SATURDAY)
        assert not seats.may_try(self.wrong(5), SATURDAY)
        assert not seats.may_try(self.wrong(5), SATURDAY + seats.CODE_LIFE)

    def test_a_new_code_may_be_tried_when_the_old_ones_are_dead(self) -> None:
        later = SATURDAY + seats.CODE_LIFE + 1
        locked = self.wrong(5)
        assert seats.may_try(locked, later)
        assert self.wrong(1, locked, later).bind_tries == 1
        assert not seats.may_try(self.wrong(5, locked, later), later)

    def test_forgetting_a_person_forgets_no_wrong_code(self) -> None:
        assert not seats.may_try(forgotten(self.wrong(5)), SATURDAY)


async def test_the_clock_of_a_code_is_the_offices(office: Office, clock: FixedClock) -> None:
    made, _ = await seats.add(office.store, "值班", "desk", "", clock.now())
    clock.move(HOUR)
    assert made.code_until == clock.now() + 23 * HOUR


def test_a_seat_is_never_changed_by_reading_a_session() -> None:
    assert seats.tried(SESSION, SATURDAY) == replace(SESSION, bind_tries=1, bind_tried_at=SATURDAY)


async def test_a_deputy_and_a_duty_phone_are_named(store: Store) -> None:
    chief, _ = await seats.add(store, "网格长", "grid_chief", "yibei", SATURDAY)
    phone, _ = await seats.add(store, "值班手机", "desk", "", SATURDAY)
    await seats.arrange(store, chief.id, deputy=phone.id)
    await seats.arrange(store, phone.id, duty=True)
    found = {seat.id: seat for seat in await seats.all_seats(store)}
    assert (found[chief.id].deputy, found[chief.id].duty) == (phone.id, False)
    assert (found[phone.id].deputy, found[phone.id].duty) == ("", True)
    with pytest.raises(NotFound):
        await seats.arrange(store, chief.id, deputy="nobody")
