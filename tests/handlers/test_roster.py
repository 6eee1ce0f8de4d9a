"""People of the emergency groups in chat: one seat, two accounts, the same person."""

import re

from domain.people import Identity, Staff
from services.people import seats
from storage.port import eq
from tests.handlers.desk import Desk


async def person_of(desk: Desk, account: str) -> str:
    """Who an account belongs to."""
    found = await desk.office.store.find(Identity)
    [identity] = [one for one in found if one.address.external == account]
    return identity.whole


async def test_a_second_account_is_the_same_person_and_gets_the_pushes(desk: Desk) -> None:
    await desk.seat("小王", "member")
    said = await desk.say("小王", "加绑")
    code = re.findall(r"绑定 (\w{8})", said)[0]
    await desk.say("小王的另一个号", f"绑定 {code}")
    person = await person_of(desk, "小王")
    assert await person_of(desk, "小王的另一个号") == person
    [seat] = await desk.office.store.find(Staff, [eq("person", person)])
    assert seat.address is not None
    assert seat.address.external == "小王的另一个号"
    assert [held.id for held in await seats.held_by(desk.office.store, person)] == [seat.id]


async def test_an_account_that_reported_something_stays_who_it_is(desk: Desk) -> None:
    await desk.seat("小王", "member")
    await desk.say("老邻居", "宜川四村12号楼道堆物")
    before = await person_of(desk, "老邻居")
    said = await desk.say("小王", "加绑")
    await desk.say("老邻居", "绑定 " + re.findall(r"绑定 (\w{8})", said)[0])
    assert await person_of(desk, "老邻居") == before
