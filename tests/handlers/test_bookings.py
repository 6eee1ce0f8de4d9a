"""Booking in chat where many do it at once, and where the pack has nothing to book."""

import asyncio
from pathlib import Path

from msgspec.structs import replace

from domain.booking import Booking
from domain.people import Staff
from handlers.conversation import Conversation
from services.bookings.importing import take_in
from storage.port import Replace, eq
from tests.handlers.desk import HOUR, Desk

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


async def test_a_card_from_the_sheet_to_the_booking(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "cards.csv").write_text("卡号\n1001\n")
    await take_in(desk.store, tmp_path / "cards.csv")
    await desk.seat("desk", "desk")
    said = await desk.say("desk", "发卡码 1001")
    code = said.rpartition("绑卡 ")[2].split()[0]
    assert "绑好了" in await desk.say("ann", f"绑卡 {code}")
    await desk.say("ann", "预约 脊柱")
    assert "约好了" in await desk.say("ann", "1")
    assert "今天第1次" in await desk.say("desk", "用卡 1001")
    assert "今天第2次" in await desk.say("desk", "刷卡 1001")


async def test_who_guesses_codes_has_to_stop(desk: Desk) -> None:
    for _ in range(5):
        assert "不对" in await desk.say("ann", "绑卡 ABCD2345")
    assert "不对" not in await desk.say("ann", "绑卡 ABCD2345")


async def test_the_centre_s_own_people_see_numbers_and_no_names(desk: Desk) -> None:
    await desk.say("ann", "预约 理发 明天15点")
    await desk.say("ann", "1")
    await desk.seat("worker", "officer")
    assert "中心值班用的" in await desk.say("worker", "预约名单 明天")
    (seat,) = [one for one in await desk.store.find(Staff) if one.role == "officer"]
    await desk.store.commit([Replace(replace(seat, office="党群中心"))])
    assert "15:00 理发 1" in await desk.say("worker", "预约名单 明天")
    desk.clock.move(30 * HOUR)
    assert "记为没来" in await desk.say("worker", "没来 1")
    assert "15:00 理发 1（没来）" in await desk.say("worker", "今日预约")


async def test_a_street_without_slots(desk: Desk) -> None:
    street = replace(desk.office.street, slots=())
    desk.office = replace(desk.office, street=street)
    desk._conversation = Conversation(desk.office, lambda: None)
    assert "没有可以预约" in await desk.say("ann", "预约")
    assert "不用预约" in await desk.say("ann", "预约 理发")
