"""Booking in chat where many do it at once, and where the pack has nothing to book."""

import asyncio

from msgspec.structs import replace

from domain.booking import Booking
from handlers.conversation import Conversation
from storage.port import eq
from tests.handlers.desk import Desk

MANY = 50


async def test_fifty_choose_the_last_place(desk: Desk) -> None:
    await desk.say("first", "预约 理发 明天15点")
    await desk.say("first", "1")
    names = [f"n{number}" for number in range(MANY)]
    for name in names:
        assert "15:00" in await desk.say(name, "预约 理发 明天15点") + str(desk.heard.choices)
    answers = await asyncio.gather(*(desk.passive(desk.incoming(name, "1")) for name in names))
    assert sum("约好了" in answer for answer in answers) == 1
    assert sum("刚刚被约走了" in answer for answer in answers) == MANY - 1
    assert len(await desk.store.find(Booking, [eq("state", "booked")])) == 2


async def test_a_button_of_long_ago_still_asks_first(desk: Desk) -> None:
    await desk.say("ann", "预约 理发 2026-11-24 15:00")
    late = desk.heard.choices[0].say
    await desk.say("ann", "算了")
    assert "选个时间" in await desk.say("ann", late)
    assert await desk.store.find(Booking) == []


async def test_one_of_several_is_never_guessed(desk: Desk) -> None:
    for time in ("13:30", "14:00"):
        await desk.say("ann", f"预约 理发 2026-11-24 {time}")
        await desk.say("ann", "1")
    for words in ("取消预约", "取消预约 9"):
        assert "取消了" not in await desk.say("ann", words)
    assert len(await desk.store.find(Booking, [eq("state", "booked")])) == 2


async def test_a_street_without_slots(desk: Desk) -> None:
    street = replace(desk.office.street, slots=())
    desk.office = replace(desk.office, street=street)
    desk._conversation = Conversation(desk.office, lambda: None)
    assert "没有可以预约" in await desk.say("ann", "预约")
    assert "不用预约" in await desk.say("ann", "预约 理发")
