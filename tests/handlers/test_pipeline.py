"""One message's way: looked up, handled, committed once, answered the same each time."""

import asyncio

from domain.case import Case
from domain.people import Identity
from domain.session import Delivery
from domain.work import Lane, Notice
from tests.handlers.desk import ACCOUNT, SECOND, Desk

APPEAL = "宜川四村12号楼道堆物"


async def test_a_delivery_is_handled_once_however_often_it_comes(desk: Desk) -> None:
    message = desk.incoming("wang", APPEAL)
    answers = await asyncio.gather(*(desk.passive(message) for _ in range(3)))
    assert len(set(answers)) == 1
    assert len(await desk.cases()) == 1
    desk.clock.move(3_600 * SECOND)
    assert await desk.passive(message) == answers[0]
    assert (await desk.session("wang")).version == 1


async def test_the_answer_is_stored_with_what_it_tells(desk: Desk) -> None:
    message = desk.incoming("wang", APPEAL)
    passive = await desk.passive(message)
    stored = await desk.store.get(Delivery, message.key)
    (case,) = await desk.cases()
    assert stored is not None
    assert (stored.passive, stored.at) == (passive, message.at)
    assert case.number in passive


async def test_delivery_is_rung_for_where_there_is_something_to_send(desk: Desk) -> None:
    await desk.say("wang", "谢谢")
    assert desk.rung == 0
    await desk.say("wang", APPEAL)
    assert desk.rung == 1


async def test_time_is_read_once(desk: Desk) -> None:
    """What a message does is dated by its receipt, however long it took."""
    message = desk.incoming("wang", APPEAL)
    desk.clock.move(3 * SECOND)
    await desk.take(message)
    (case,) = await desk.cases()
    assert case.opened_at == message.at
    assert {clock.started for clock in case.clocks} == {message.at}


async def test_who_left_and_speaks_again_is_back(desk: Desk) -> None:
    await desk.say("wang", APPEAL)
    await desk.take(desk.incoming("wang", kind="leave", message=""))
    assert not (await _identity(desk, "wang")).following
    await desk.say("wang", "7号怎么样了")
    assert (await _identity(desk, "wang")).following


async def test_who_left_and_follows_again_hears_what_became_of_the_case(desk: Desk) -> None:
    await desk.seat("chief", "grid_chief", "yibei")
    await desk.say("wang", APPEAL)
    await desk.take(desk.incoming("wang", kind="leave", message=""))
    await desk.say("wang", kind="follow", message="")
    await desk.say("chief", "接单 1")
    told = [n for n in await desk.store.find(Notice, limit=100) if n.address is not None]
    assert [one.address.external for one in told if one.address] == ["wang"]


async def test_who_left_is_left_alone(desk: Desk) -> None:
    await desk.seat("chief", "grid_chief", "yibei")
    await desk.say("wang", APPEAL)
    await desk.take(desk.incoming("wang", kind="leave", message=""))
    await desk.take(desk.incoming("wang", kind="leave", message=""))
    await desk.say("chief", "接单 1")
    assert [n for n in await desk.store.find(Notice, limit=100) if n.address is not None] == []


async def test_what_does_not_fit_follows_as_a_push(desk: Desk) -> None:
    """The passive answer ends at 2,048 bytes; nothing of the reply is lost."""
    await desk.seat("desk", "desk")
    words = "楼道堆物" * 400
    await desk.say("wang", words)
    await desk.say("desk", "详情 1")
    assert desk.rendered.follow is not None
    found = await desk.store.find(Notice, limit=100)
    (rest,) = [one for one in found if one.lane == Lane.reply]
    assert rest.reply == desk.rendered.follow
    assert rest.address is not None
    assert rest.address.external == "desk"


async def test_everybody_at_once_and_nobody_waits_for_another(desk: Desk) -> None:
    people = [f"p{n}" for n in range(20)]
    await asyncio.gather(*(desk.passive(desk.incoming(who, APPEAL)) for who in people))
    cases = await desk.cases()
    assert sorted(case.serial for case in cases) == list(range(1, 21))
    assert len({case.reporter for case in cases}) == 20
    assert (await desk.store.count(Case))[""] == 20


async def _identity(desk: Desk, who: str) -> Identity:
    found = await desk.store.get(Identity, f"wechat:{ACCOUNT}:{who}")
    assert found is not None
    return found
