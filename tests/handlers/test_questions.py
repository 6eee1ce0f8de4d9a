"""The open question: digits answer it and nothing else, words may, another subject lets it be."""

import pytest

from domain.case import Event
from domain.message import Pin
from tests.handlers.desk import HOUR, Desk

NOWHERE = "路灯不亮"
DIGITS = "1 2 3 9 0 10 7号 ２ 三 1. 4、".split()


async def test_a_digit_takes_the_choice_it_stands_for(desk: Desk) -> None:
    assert "在哪里" in await desk.say("wang", NOWHERE)
    offered = desk.heard.choices
    assert [choice.label[:4] for choice in offered[:2]] == ["铁路北边", "铁路南边"]
    assert "地点记下了" in await desk.say("wang", "2")
    (case,) = await desk.cases()
    assert (case.grid, case.state) == ("yinan", "dispatched")


@pytest.mark.parametrize("said", ["第二个", "２", "2.", " 2 ", "二", "选2"])
async def test_a_digit_may_be_written_in_many_ways(desk: Desk, said: str) -> None:
    await desk.say("wang", NOWHERE)
    assert "地点记下了" in await desk.say("wang", said)
    (case,) = await desk.cases()
    assert case.grid == "yinan"


async def test_an_answered_question_is_closed(desk: Desk) -> None:
    await desk.say("wang", NOWHERE)
    await desk.say("wang", "1")
    before = await _written(desk)
    await desk.say("wang", "2")
    assert await _written(desk) == before
    (case,) = await desk.cases()
    assert case.grid == "yibei"


@pytest.mark.parametrize("said", DIGITS)
async def test_a_digit_without_a_question_changes_nothing(desk: Desk, said: str) -> None:
    await desk.say("wang", "宜川四村12号楼道堆物")
    before = await _written(desk)
    assert await desk.say("wang", said)
    assert await _written(desk) == before
    assert len(await desk.cases()) == 1


@pytest.mark.parametrize("said", DIGITS)
async def test_a_digit_out_of_the_blue_makes_no_case(desk: Desk, said: str) -> None:
    assert await desk.say("nobody", said)
    assert await desk.cases() == []


async def test_nobody_answers_anothers_question(desk: Desk) -> None:
    await desk.say("wang", NOWHERE)
    await desk.say("li", "1")
    (case,) = await desk.cases()
    assert case.grid == ""
    assert "地点记下了" in await desk.say("wang", "1")


async def test_the_same_person_in_two_accounts_has_two_conversations(desk: Desk) -> None:
    await desk.say("wang", NOWHERE)
    await desk.say("wang", "1", channel="telegram")
    (case,) = await desk.cases()
    assert case.grid == ""


async def test_a_new_question_takes_the_place_of_the_old_one(desk: Desk) -> None:
    await desk.say("wang", NOWHERE)
    await desk.say("wang", "删除我的信息")
    assert (await desk.session("wang")).question.kind == "erase"  # type: ignore[union-attr]
    await desk.say("wang", "2")
    (case,) = await desk.cases()
    assert (case.grid, (await desk.session("wang")).question) == ("", None)


async def test_a_question_is_forgotten_after_a_day(desk: Desk) -> None:
    await desk.say("wang", NOWHERE)
    desk.clock.move(24 * HOUR)
    await desk.say("wang", "1")
    (case,) = await desk.cases()
    assert case.grid == ""


async def test_a_pin_answers_where(desk: Desk) -> None:
    await desk.say("wang", NOWHERE)
    spot = Pin(31.2652, 121.4354, "gcj02")
    assert "地点记下了" in await desk.say("wang", kind="pin", pin=spot)
    (case,) = await desk.cases()
    assert case.grid == "yibei"


async def test_words_of_another_subject_are_answered_as_such(desk: Desk) -> None:
    await desk.say("wang", NOWHERE)
    assert "党群" in await desk.say("wang", "免费服务")
    assert len(await desk.cases()) == 1


async def _written(desk: Desk) -> int:
    return (await desk.store.count(Event))[""]
