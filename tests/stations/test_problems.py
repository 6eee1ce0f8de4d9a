"""«关着»: three who found it closed take a station out of what is open, until somebody goes there."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from domain.case import Case
from domain.message import Pin
from domain.station import FoundShut
from domain.work import Notice
from services.people import forgetting
from services.stations import doubting, keeping
from tests.handlers.desk import Desk, opened

STATION = "样例·宜川路骑手驿站"
ID = "sample-01"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """A desk on a Monday morning, with somebody at it."""
    async with opened() as one:
        await one.seat("值班", "desk")
        yield one


async def shut(desk: Desk) -> bool:
    """Whether nobody is led there as to an open one."""
    return ID in (await keeping.current(desk.office)).shut


async def told(desk: Desk) -> list[str]:
    """What the street's people were told of a station that was flagged."""
    texts = [n.reply.text for n in await desk.store.find(Notice) if n.reply]
    return [text for text in texts if text.startswith("【驿站】")]


async def test_three_people_flag_it_and_the_desk_hears_once(desk: Desk) -> None:
    for number, who in enumerate(("甲", "乙", "丙", "丁")):
        assert await shut(desk) is (number > 2)
        assert "谢谢告诉我" in await desk.say(who, f"{STATION}关门了")
    (text,) = await told(desk)
    assert STATION in text
    assert "3位" in text
    assert {case.place for case in await desk.store.find(Case)} == {STATION}


async def test_one_person_however_often_is_one(desk: Desk) -> None:
    for _ in range(4):
        await desk.say("甲", f"{STATION}关门了")
    assert not await shut(desk)
    assert len(await desk.store.find(Case)) == 1, "it is added to what they told already"


async def test_what_is_broken_closes_nothing(desk: Desk) -> None:
    for who in "甲乙丙":
        await desk.say(who, f"{STATION}没水了")
    assert not await shut(desk)


async def test_a_word_counts_for_a_week(desk: Desk) -> None:
    await desk.say("甲", f"{STATION}关门了")
    desk.clock.move(doubting.COUNTS)
    for who in "乙丙":
        await desk.say(who, f"{STATION}关门了")
    assert not await shut(desk)
    await forgetting.sweep_links(desk.store, desk.clock.now())
    assert len(await desk.store.find(FoundShut)) == 2, "and then it is forgotten"


async def test_three_at_one_moment_are_three(desk: Desk) -> None:
    await asyncio.gather(*(desk.say(who, f"{STATION}关门了") for who in "甲乙丙"))
    assert await shut(desk)


async def test_who_stands_there_knows_better(desk: Desk) -> None:
    await desk.seat("小周", "grid_worker", "yibei")
    for who in "甲乙丙":
        await desk.say(who, f"{STATION}关门了")
    await desk.say("小周", f"核站 {STATION} 在开")
    assert not await shut(desk)
    await desk.say("丁", f"{STATION}关门了")
    assert not await shut(desk), "what was said before counts no more"


async def test_of_several_that_were_named_they_say_which(desk: Desk) -> None:
    await desk.say("甲", kind="pin", pin=Pin(31.2585, 121.4432, "wgs84"))
    second = desk.heard.cards[1].title
    assert "是哪一处关着" in await desk.say("甲", "关门了")
    assert f"{second}关着" in await desk.say("甲", "2")
    index = (await keeping.current(desk.office)).stations
    (word,) = await desk.store.find(FoundShut)
    assert index.stations[index.position[word.station]].name == second
    assert len(await desk.store.find(Case)) == 1


async def test_the_one_they_were_shown_the_way_to_is_meant(desk: Desk) -> None:
    await desk.say("甲", kind="pin", pin=Pin(31.2585, 121.4432, "wgs84"))
    second = desk.heard.cards[1].title
    await desk.say("甲", "2")
    assert "谢谢告诉我" in await desk.say("甲", "到了,关门了")
    assert [case.place for case in await desk.store.find(Case)] == [second]


async def test_who_is_forgotten_said_nothing(desk: Desk) -> None:
    await desk.say("甲", f"{STATION}关门了")
    await desk.say("甲", "删除我的信息")
    await desk.say("甲", "1")
    assert await desk.store.find(FoundShut) == []
