"""回访: what a reporter says on the telephone counts; nobody who answers says nothing."""

import pytest

from domain.case import Case, Words
from handlers.staff.calling_back import NOBODY
from storage.port import eq
from tests.handlers.desk import Desk


async def _closed(desk: Desk) -> None:
    """A noise case that 北一 handled and 北二 checked."""
    await desk.seat("北一", "grid_chief", "yibei")
    await desk.seat("北二", "grid_chief", "yibei")
    await desk.seat("值班", "desk")
    await desk.say("王阿姨", "宜川二村5号半夜装修太吵")
    await desk.say("北一", "接单 1")
    await desk.say("北一", "办结 1 跟装修队说好了")
    assert "核查通过" in await desk.say("北二", "通过 1")


async def _case(desk: Desk) -> Case:
    [case] = await desk.cases()
    return case


async def test_praise_is_written_down_and_ends_the_call(desk: Desk) -> None:
    await _closed(desk)
    assert "回访记下了" in await desk.say("值班", "回访 1 修好了,就是太慢")
    case = await _case(desk)
    assert (case.state, case.solved, case.satisfied) == ("closed", "yes", "no")
    clock = case.clock("CALLBACK")
    assert clock is not None
    assert not clock.running


async def test_words_that_say_neither_are_kept_and_are_no_praise(desk: Desk) -> None:
    await _closed(desk)
    await desk.say("值班", "回访 1 说知道了")
    case = await _case(desk)
    assert (case.state, case.solved, case.satisfied) == ("closed", "", "")
    said = await desk.store.find(Words, [eq("case", case.id)])
    assert "说知道了" in [one.text for one in said]


@pytest.mark.parametrize("words", ["没人接", "电话打不通", "關機", "no answer"])
async def test_who_does_not_answer_was_not_called_back(desk: Desk, words: str) -> None:
    assert NOBODY.match(words)
    await _closed(desk)
    before = await _case(desk)
    assert "不算回访" in await desk.say("值班", f"回访 1 {words}")
    assert await _case(desk) == before


async def test_not_fixed_on_the_telephone_opens_it_for_somebody_else(desk: Desk) -> None:
    await _closed(desk)
    assert "已重新办" in await desk.say("值班", "回访 1 说还没好,天天敲")
    case = await _case(desk)
    assert (case.state, case.solved, case.reopened) == ("handling", "no", 1)
    assert case.owner != case.handled_by


async def test_the_third_time_is_the_supervisors(desk: Desk) -> None:
    await _closed(desk)
    await desk.say("王阿姨", "没好 1")
    await desk.say("北二", "办结 1 又说了一次")
    await desk.say("王阿姨", "没好 1")
    await desk.say("北一", "办结 1 开了单")
    assert "核查通过" in await desk.say("北二", "通过 1")
    assert "总指导员" in await desk.say("值班", "回访 1 没好")
    assert (await _case(desk)).state == "reopen_requested"
