"""What opens a way back to somebody is written down with the message that opened it."""

from domain.people import Address
from domain.reach import Grant, grant_id
from domain.session import Session
from tests.handlers.desk import ACCOUNT, MONDAY, SECOND, Desk

ZHANG = Address("wechat", ACCOUNT, "oZhang").key


async def left(desk: Desk, template: str) -> int:
    """How many notices of a template Zhang still wants."""
    found = await desk.store.get(Grant, grant_id(ZHANG, template))
    return found.left if found else 0


async def moments(desk: Desk) -> tuple[int, int]:
    """When Zhang wrote and acted last."""
    session = await desk.store.get(Session, ZHANG)
    assert session is not None
    return session.wrote_at, session.acted_at


async def test_each_tap_is_one_notice_however_often_it_is_delivered(desk: Desk) -> None:
    tap = desk.incoming("oZhang", "TPL1 accept\nTPL2 reject", kind="consent", message="")
    assert [await desk.take(tap) for _ in range(3)] == ["", "", ""]
    await desk.say("oZhang", "TPL1 accept", kind="consent", message="")
    assert (await left(desk, "TPL1"), await left(desk, "TPL2")) == (2, 0)


async def test_messages_and_acts_open_their_own_ways(desk: Desk) -> None:
    await desk.say("oZhang", kind="follow", message="")
    assert await moments(desk) == (0, MONDAY)
    desk.clock.move(SECOND)
    await desk.say("oZhang", "你好")
    assert await moments(desk) == (MONDAY + SECOND, MONDAY)
    desk.clock.move(SECOND)
    await desk.say("oZhang", kind="position", message="")
    await desk.say("oZhang", kind="unknown", message="")
    assert await moments(desk) == (MONDAY + SECOND, MONDAY)


async def test_who_asks_to_be_forgotten_can_still_be_answered(desk: Desk) -> None:
    await desk.say("oZhang", "删除我的信息")
    assert (await moments(desk))[0] == MONDAY
