"""The street's people over HTTP: the rights of chat, no others."""

import pytest
from msgspec.structs import replace

from domain.case import Event
from domain.people import Identity, Role, Staff
from storage.port import Replace, eq
from tests.api.conftest import Http, Phone
from tests.api.test_cases import reported
from tests.calls import scene
from tests.handlers.desk import Desk


async def seated(http: Http, desk: Desk, who: str, role: Role, grid: str = "") -> Phone:
    """Somebody who bound a seat in chat, and whose mini-program is the same person's."""
    await desk.seat(who, role, grid)
    phone = await Phone(http, who).sign_in()
    (seat,) = [s for s in await desk.store.find(Staff, [eq("role", role)]) if who in s.name]
    mine = await desk.store.get(Identity, f"miniprogram:wx-mini:{who}")
    assert mine is not None
    await desk.store.commit([Replace(replace(seat, person=mine.person))])
    return phone


async def test_the_queue_is_its_seats_own(zhang: Phone, http: Http, desk: Desk) -> None:
    number = await reported(zhang)
    grid = (await desk.cases())[0].grid
    other = next(g.id for g in desk.office.street.grids if g.id != grid)
    chief = await seated(http, desk, "oChief", "grid_chief", grid)
    away = await seated(http, desk, "oAway", "grid_chief", other)
    assert [c["number"] for c in (await chief.ask("GET", "queue")).body["cases"]] == [number]
    assert (await away.ask("GET", "queue")).body["cases"] == []
    assert (await zhang.ask("GET", "queue")).status == 403


async def test_the_first_to_sign_has_it(zhang: Phone, http: Http, desk: Desk) -> None:
    number = await reported(zhang)
    grid = (await desk.cases())[0].grid
    one = await seated(http, desk, "oOne", "grid_chief", grid)
    two = await seated(http, desk, "oTwo", "grid_chief", grid)
    first = await one.ask("POST", f"cases/{number}/sign", json={})
    second = await two.ask("POST", f"cases/{number}/sign", json={})
    assert (first.status, first.body["case"]["state"], first.body["case"]["mine"]) == (
        200,
        "handling",
        True,
    )
    assert second.status == 409
    assert "oOne" in second.body["detail"], "chat's own words: who has it"
    told = await one.ask("POST", f"cases/{number}/contact", json={"words": "电话联系过了,明天来"})
    assert told.status == 200, told
    done = await one.ask("POST", f"cases/{number}/handled", json={"words": "解释说明 已上门劝导"})
    assert (done.status, done.body["case"]["state"]) == (200, "handled")


async def test_a_look_at_a_case_is_written_down(zhang: Phone, http: Http, desk: Desk) -> None:
    number = await reported(zhang)
    chief = await seated(http, desk, "oChief", "grid_chief", (await desk.cases())[0].grid)
    assert (await chief.ask("POST", f"cases/{number}/detail", json={})).status == 200
    assert "look" in [event.act for event in await desk.store.find(Event)]


MATRIX: list[tuple[Role, bool, str, int]] = [
    ("grid_chief", True, "sign", 200),
    ("grid_chief", False, "sign", 404),
    ("grid_chief", True, "divert", 403),
    ("grid_chief", True, "shelve", 403),
    ("desk", False, "sign", 200),
    ("desk", False, "shelve", 403),
    ("supervisor", False, "sign", 403),
    ("grid_worker", True, "sign", 403),
    ("grid_worker", False, "detail", 404),
    ("officer", False, "detail", 200),
    ("officer", False, "handled", 403),
    ("admin", False, "detail", 404),
]


@pytest.mark.parametrize(("role", "own", "action", "status"), MATRIX)
async def test_who_may_do_what_is_as_in_chat(
    zhang: Phone, http: Http, desk: Desk, role: Role, own: bool, action: str, status: int
) -> None:
    number = await reported(zhang)
    grid = (await desk.cases())[0].grid
    other = next(g.id for g in desk.office.street.grids if g.id != grid)
    of_grid = role in ("grid_chief", "grid_worker")
    staff = await seated(http, desk, "oStaff", role, (grid if own else other) if of_grid else "")
    told = await staff.ask("POST", f"cases/{number}/{action}", json={"words": ""})
    assert told.status == status, told


async def test_a_call_is_answered_once_by_whom_it_expects(http: Http, desk: Desk) -> None:
    ready = replace(desk.office.street, readiness=scene.READY)
    office = replace(desk.office, street=ready)
    await scene.settled(office)
    call = await scene.sent(office)
    member, stranger = await known_as(http, desk, "p-m1"), await known_as(http, desk, "p-stranger")
    (mine,) = (await member.ask("GET", "calls/mine")).body["calls"]
    assert (mine["id"], mine["bring"], mine["answer"]) == (call.id, "雨衣、电筒", "none")
    for _ in range(2):
        told = await member.ask("POST", f"calls/{call.id}/ack", json={"said": "coming"})
        assert (told.status, told.body["answer"]) == (200, "coming")
    place = await scene.place(office, call, "m1")
    assert (place.answer, place.how, place.version) == ("coming", "api", 2)
    said = await stranger.ask("POST", f"calls/{call.id}/ack", json={"said": "coming"})
    assert said.status == 404, "a stranger's word counts nothing"


async def known_as(http: Http, desk: Desk, person: str) -> Phone:
    """The mini-program of somebody who is known already."""
    phone = await Phone(http, person).sign_in()
    mine = await desk.store.get(Identity, f"miniprogram:wx-mini:{person}")
    assert mine is not None
    await desk.store.commit([Replace(replace(mine, person=person))])
    return await phone.sign_in()


async def test_a_resident_may_do_nothing_of_it(zhang: Phone) -> None:
    number = await reported(zhang)
    assert (await zhang.ask("POST", f"cases/{number}/sign", json={})).status == 403
    assert (await zhang.ask("GET", "calls/mine")).body == {"calls": []}
    assert (await zhang.ask("POST", "calls/none/ack", json={"said": "coming"})).status == 404
