"""kill -9 at any moment: whoever was told a number has their case, once, and nothing is half there."""

import asyncio
import random
from collections.abc import Sequence
from itertools import count, cycle, islice

import pytest

from tests.mongod import transactions_last
from tests.wechat_peer import WechatPeer
from tests.whole import books
from tests.whole.callers import Told, Traffic, appeal, deliver, line_to, person
from tests.whole.running import ACCOUNT, Server

CALLERS = 20
EACH_TIME = 40
"""Messages that come in between one kill and the next."""

SAMPLE = 40
"""So many of them are sent once more in the end."""


async def killed_again_and_again(servers: Sequence[Server], kills: int) -> Traffic:
    """Callers who go on calling, and servers that are killed at random moments, in turn."""
    traffic, words = Traffic(), map(appeal, count())
    traffic.up.set()
    desk: asyncio.Queue[str] = asyncio.Queue()
    async with line_to(servers[0]) as line:
        people = [person(line, f"of-{kills}-{n}") for n in range(CALLERS)]
        calling = [asyncio.create_task(_calling(one, desk, traffic)) for one in people]
        for _, server in zip(range(kills), cycle(servers)):
            for each in islice(words, EACH_TIME):
                desk.put_nowait(each)
            await traffic.more(random.randint(2, EACH_TIME))
            await _killed(server, traffic, alone=len(servers) == 1)
        await asyncio.wait(
            [asyncio.create_task(desk.join()), *calling], return_when="FIRST_COMPLETED"
        )
        for each in calling:
            each.cancel()
        ended = await asyncio.gather(*calling, return_exceptions=True)
        assert {type(each) for each in ended} == {asyncio.CancelledError}, ended
    return traffic


async def _calling(peer: WechatPeer, desk: "asyncio.Queue[str]", traffic: Traffic) -> None:
    while True:
        words = await desk.get()
        traffic.told.append(await deliver(peer, peer.text(words), traffic))
        desk.task_done()


async def _killed(server: Server, traffic: Traffic, *, alone: bool) -> None:
    if alone:
        traffic.up.clear()
    server.kill()
    await asyncio.to_thread(server.start)
    traffic.up.set()


async def _survived(servers: Sequence[Server], kills: int) -> None:
    """The books fit together and hold what people were told; asked again, all hear the same."""
    async with books.store_of(servers[0].settings["STORE"]) as store:
        before = await books.read(store)
        traffic = await killed_again_and_again(servers, kills)
        after = await books.read(store)
        books.fit_together(after, known=before.cases)
        books.nothing_else(before, after, traffic.told)
        assert books.kept(after, traffic.told) > len(traffic.told) / 2 >= EACH_TIME
        assert traffic.tried_again, "nobody was cut off"
        await _asked_again(servers[0], [one for one in traffic.told if one.answer], traffic)
        assert len((await books.read(store)).cases) == len(after.cases)


async def _asked_again(server: Server, answered: Sequence[Told], traffic: Traffic) -> None:
    some = random.sample(answered, min(SAMPLE, len(answered)))
    async with line_to(server) as line:
        heard = await asyncio.gather(
            *(deliver(WechatPeer(line, ACCOUNT, one.sender), one.fields, traffic) for one in some)
        )
    assert [_xml(one) for one in heard] == [_xml(one) for one in some]


def _xml(told: Told) -> str:
    assert told.answer is not None
    return told.answer.xml


async def test_a_server_on_a_file(house: Server) -> None:
    await _survived([house], 3)


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_a_server_on_a_file_twenty_times(house: Server) -> None:
    await _survived([house], 20)


async def test_one_of_two_workers_on_mongodb(workers: tuple[Server, Server]) -> None:
    with transactions_last(workers[0].settings["STORE"], 1):
        await _survived(workers, 2)


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_one_of_two_workers_on_mongodb_twenty_times(workers: tuple[Server, Server]) -> None:
    with transactions_last(workers[0].settings["STORE"], 1):
        await _survived(workers, 20)
