"""Booking at the centre over HTTP: slots, a place, the line, the card, once for each key."""

from typing import Any

import pytest

from domain.onecard import OneCard
from domain.reminder import Reminder
from domain.work import Notice
from services.bookings import cards
from services.unit import Unit
from storage.port import Insert, eq
from tests.api.conftest import Http, Phone, Told
from tests.handlers.desk import Desk

HOUR = 3_600_000


async def slots_of(phone: Phone, service: str = "haircut") -> list[dict[str, Any]]:
    """What may be booked, as the client sees it."""
    told = await phone.ask("GET", f"centre/services/{service}/slots")
    assert told.status == 200, told
    return list(told.body["slots"])


async def booking(phone: Phone, slot: str, *, wait: bool = False, key: str = "") -> Told:
    """One request for that slot."""
    headers = {"Idempotency-Key": key} if key else {}
    body = {"slot": slot, "wait": wait}
    service = slot.partition("@")[0]
    return await phone.ask(
        "POST", f"centre/services/{service}/bookings", json=body, headers=headers
    )


async def mine(phone: Phone) -> list[tuple[str, int]]:
    """How my bookings stand, and how far up in line."""
    told = await phone.ask("GET", "bookings")
    return [(one["state"], one["in_line"]) for one in told.body["bookings"]]


@pytest.fixture
async def li(http: Http) -> Phone:
    """A second resident."""
    return await Phone(http, "oLi").sign_in()


@pytest.fixture
async def wang(http: Http) -> Phone:
    """A third one."""
    return await Phone(http, "oWang").sign_in()


async def test_anybody_sees_what_is_left(zhang: Phone, http: Http) -> None:
    first = (await slots_of(Phone(http, "x")))[0]
    assert (first["at"], first["free"], first["waiting"]) == ("2026-11-24T13:30+08:00", 2, 0)
    assert (await booking(zhang, first["slot"])).status == 201
    assert (await slots_of(Phone(http, "x")))[0]["free"] == 1
    told = await zhang.ask("GET", "centre/services/haircut/slots")
    assert (told.body["confirmed"], told.body["sample"]) == (False, True)
    assert told.headers["Cache-Control"] == "no-store", "places go while one looks"


@pytest.mark.parametrize("service", ["water", "nothing"])
async def test_what_is_not_booked_has_no_slots(zhang: Phone, service: str) -> None:
    assert (await zhang.ask("GET", f"centre/services/{service}/slots")).status == 404
    assert (await booking(zhang, f"{service}@1795498200000")).status == 404


async def test_a_booking_is_told_reminded_of_and_cancelled(zhang: Phone, desk: Desk) -> None:
    slot = (await slots_of(zhang))[0]["slot"]
    made = await booking(zhang, slot)
    assert made.status == 201
    number = made.body["booking"]["number"]
    assert "理发" in made.body["said"]
    assert str(number) in made.body["said"]
    assert await mine(zhang) == [("booked", 0)]
    assert len(await desk.store.find(Reminder)) == 2
    gone = await zhang.ask("DELETE", f"bookings/{number}")
    assert (gone.status, gone.body["booking"]["state"]) == (200, "cancelled")
    assert await mine(zhang) == []
    assert await desk.store.find(Reminder) == []
    assert (await zhang.ask("DELETE", f"bookings/{number}")).status == 200, "sent again, done once"


async def test_the_same_key_books_once(zhang: Phone, desk: Desk) -> None:
    first, second = (one["slot"] for one in (await slots_of(zhang))[:2])
    made = await booking(zhang, first, key="k1")
    again = await booking(zhang, first, key="k1")
    assert (again.status, again.body) == (201, made.body)
    assert (await booking(zhang, second, key="k1")).status == 422
    twice = await booking(zhang, first, key="k2")
    assert (twice.status, twice.body["why"]) == (409, "twice")


async def test_a_full_slot_offers_its_line_and_who_waits_moves_up(
    zhang: Phone, li: Phone, wang: Phone, http: Http, desk: Desk
) -> None:
    slot = (await slots_of(zhang))[0]["slot"]
    qian = await Phone(http, "oQian").sign_in()
    numbers = [(await booking(one, slot)).body["booking"]["number"] for one in (zhang, li)]
    full = await booking(wang, slot)
    assert (full.status, full.body["why"], full.body["may_wait"]) == (409, "full", True)
    assert "排队" in full.body["detail"]
    assert (await booking(wang, slot, wait=True)).body["booking"]["in_line"] == 1
    assert (await booking(qian, slot, wait=True)).body["booking"]["in_line"] == 2
    assert (await slots_of(zhang))[0] | {"free": 0, "waiting": 2} == (await slots_of(zhang))[0]
    assert (await zhang.ask("DELETE", f"bookings/{numbers[0]}")).status == 200
    assert await mine(wang) == [("booked", 0)]
    assert await mine(qian) == [("waiting", 1)]
    told = await desk.store.find(Notice)
    assert [n.address.external for n in told if n.address] == ["oWang"]


async def test_nobody_waits_for_a_slot_that_is_about_to_begin(
    zhang: Phone, li: Phone, wang: Phone, desk: Desk
) -> None:
    slot = (await slots_of(zhang))[0]["slot"]
    for one in (zhang, li):
        await booking(one, slot)
    desk.clock.move(27 * HOUR - HOUR // 4)
    full = await booking(wang, slot, wait=True)
    assert (full.status, full.body["why"], full.body.get("may_wait")) == (409, "full", None)


async def test_what_is_past_cannot_be_booked_or_cancelled(zhang: Phone, desk: Desk) -> None:
    slot = (await slots_of(zhang))[0]["slot"]
    number = (await booking(zhang, slot)).body["booking"]["number"]
    desk.clock.move(28 * HOUR)
    late = await booking(zhang, slot)
    assert (late.status, late.body["why"]) == (409, "past")
    assert (await zhang.ask("DELETE", f"bookings/{number}")).status == 409


async def test_nobody_touches_anothers_booking(zhang: Phone, li: Phone) -> None:
    slot = (await slots_of(zhang))[0]["slot"]
    number = (await booking(zhang, slot)).body["booking"]["number"]
    assert (await li.ask("DELETE", f"bookings/{number}")).status == 404
    assert await mine(li) == []
    assert await mine(zhang) == [("booked", 0)]


async def test_chat_and_phone_see_one_list(zhang: Phone, desk: Desk) -> None:
    """A slot of one service is not booked under another; three ahead is all."""
    found = await slots_of(zhang)
    other = await zhang.ask(
        "POST", "centre/services/spine/bookings", json={"slot": found[0]["slot"]}
    )
    assert (other.status, other.body["why"]) == (409, "past")
    for one in found[:3]:
        assert (await booking(zhang, one["slot"])).status == 201
    many = await booking(zhang, found[3]["slot"])
    assert (many.status, many.body["why"]) == (409, "many")
    await desk.seat("boss", "desk")
    assert "预约3个" in await desk.say("boss", "预约名单 明天")


async def test_the_card_opens_what_is_for_its_holders(zhang: Phone, li: Phone, desk: Desk) -> None:
    slot = (await slots_of(zhang, "spine"))[0]["slot"]
    refused = await booking(zhang, slot)
    assert (refused.status, refused.body["why"]) == (403, "card")
    await desk.store.commit([Insert(OneCard(id=cards.card_id("10086"), street="yichuan"))])
    unit = Unit(desk.store)
    code = await cards.hand_out(unit, "10086", desk.clock.now())
    await unit.commit()
    assert (await zhang.ask("POST", "me/card", json={"code": "ABCD2345"})).status == 403
    assert (await zhang.ask("POST", "me/card", json={"code": code})).status == 200
    assert (await li.ask("POST", "me/card", json={"code": code})).status == 403, "it opens once"
    assert (await booking(zhang, slot)).status == 201
    assert await desk.store.find(OneCard, [eq("person", "")]) == []


async def test_codes_are_not_guessed(zhang: Phone, desk: Desk) -> None:
    tries = [(await zhang.ask("POST", "me/card", json={"code": f"X{n}"})).status for n in range(7)]
    assert tries == [403] * 5 + [429] * 2
    desk.clock.move(25 * HOUR)
    assert (await zhang.ask("POST", "me/card", json={"code": "X"})).status == 403


async def test_refusals_speak_the_callers_language(zhang: Phone) -> None:
    slot = (await slots_of(zhang))[0]["slot"]
    zhang.language = "en"
    await booking(zhang, slot)
    assert (await booking(zhang, slot)).body["detail"].startswith("You have that time already")
