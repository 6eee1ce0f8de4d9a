"""Whose an account is, is asked long after the answer; what the platform says joins accounts."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence

import pytest
from aiohttp import ClientSession
from msgspec.structs import replace

from channels.tencent.calls import Calls
from channels.tencent.codes import STALE, until_midnight
from channels.tencent.stable_token import StableToken
from channels.tencent.tokens import Tokens
from channels.wechat.account import WechatAccount
from channels.wechat.people import WechatPeople
from domain.access import Union
from domain.unionwork import LIFE, UnionWork
from domain.work import LEASE
from services.delivery.rules import LONG
from services.people.asking import FIRST, Asking
from services.people.unions import hashed
from storage.port import Replace
from tests.handlers.desk import HOUR, SECOND, Desk
from tests.people.official import Official
from tests.people.scene import Desks, account, chat, mini, one_person, signed_in

MINUTE = 60_000


@pytest.fixture
async def official() -> AsyncIterator[Official]:
    """The platform."""
    running = Official()
    yield running
    await running.stop()


@pytest.fixture
async def asking(desks: Desks, official: Official) -> AsyncIterator[Sequence[Asking]]:
    """Who asks in each of the two workers; their desks want to know whose people are."""
    base = await official.start()
    ours = WechatAccount(
        token="t", app_id="wx-desk", app_secret="s3cret", aes_key="a" * 43, api_base=base
    )
    async with ClientSession() as http:
        made = []
        for desk in desks:
            desk.at(replace(desk.office, unions=frozenset({"wechat"})))
            tokens = Tokens(StableToken("wechat", ours, http), desk.store, desk.clock)
            people = WechatPeople(ours, Calls(http, tokens, STALE), desk.clock)
            made.append(Asking(desk.store, desk.clock, {"wechat": people}))
        yield made


async def waiting(desk: Desk) -> list[UnionWork]:
    """What is still to be asked."""
    return await desk.store.find(UnionWork)


async def test_the_first_words_are_answered_before_anybody_is_asked(
    desks: Desks, asking: Sequence[Asking], official: Official
) -> None:
    official.unions["oAnn"] = "u-ann"
    await signed_in(desks[1], "mAnn", "u-ann")
    assert await desks[0].say("oAnn", "宜川四村12号路灯不亮")
    assert official.asked == []
    assert await asking[1].tick() == 1
    assert await one_person(desks[0], chat("oAnn"), mini("mAnn"))
    await desks[0].say("oAnn", "进度")
    assert await asking[0].tick() == 0
    assert official.asked == ["oAnn"]


async def test_who_follows_anew_is_asked_for_anew(
    desks: Desks, asking: Sequence[Asking], official: Official
) -> None:
    await desks[0].say("oAnn", kind="follow", message="")
    await asking[0].tick()
    desks[0].clock.move(HOUR)
    await desks[0].say("oAnn", kind="leave", message="")
    official.unions["oAnn"] = "u-ann"
    await desks[0].say("oAnn", kind="follow", message="")
    await asking[0].tick()
    assert official.asked == ["oAnn", "oAnn"]
    assert [union.id for union in await desks[0].store.find(Union)] == [hashed("u-ann")]


@pytest.mark.parametrize("union", ["", None])
async def test_who_has_none_is_nobody_elses(
    desks: Desks, asking: Sequence[Asking], official: Official, union: str | None
) -> None:
    if union is not None:
        official.unions["oAnn"] = union
    await desks[0].say("oAnn", "你好")
    await asking[0].tick()
    assert (await waiting(desks[0]), await desks[0].store.find(Union)) == ([], [])


async def test_two_workers_ask_once(
    desks: Desks, asking: Sequence[Asking], official: Official
) -> None:
    people = [f"o{n}" for n in range(12)]
    official.unions = {openid: f"u-{openid}" for openid in people}
    for openid in people:
        await desks[0].say(openid, "你好")
    while await waiting(desks[0]):  # while one fetches the token, the other comes again
        await asyncio.gather(*(one.tick() for one in asking))
        desks[0].clock.move(SECOND)
    assert sorted(official.asked) == sorted(people)
    assert len(await desks[0].store.find(Union)) == len(people)


@pytest.mark.parametrize(
    ("code", "wait"), [(-1, FIRST), (45011, MINUTE // 2), (48001, LONG), (40164, LONG)]
)
async def test_what_passes_is_asked_again_in_time(
    desks: Desks, asking: Sequence[Asking], official: Official, code: int, wait: int
) -> None:
    official.unions["oAnn"] = "u-ann"
    official.errors.append(code)
    await desks[0].say("oAnn", "你好")
    await asking[0].tick()
    desks[0].clock.move(wait - 1)
    assert await asking[0].tick() == 0
    desks[0].clock.move(1)
    assert await asking[0].tick() == 1
    assert await desks[0].store.find(Union)


async def test_a_spent_day_is_waited_for(
    desks: Desks, asking: Sequence[Asking], official: Official
) -> None:
    official.errors.append(45009)
    await desks[0].say("oAnn", "你好")
    now = desks[0].clock.now()
    await asking[0].tick()
    assert [work.visible_at - now for work in await waiting(desks[0])] == [until_midnight(now)]


async def test_a_token_that_is_turned_down_is_renewed_once(
    desks: Desks, asking: Sequence[Asking], official: Official
) -> None:
    official.errors.extend([42001, 42001])
    await desks[0].say("oAnn", "你好")
    await asking[0].tick()
    assert (official.asked, official.tokens) == (["oAnn", "oAnn"], 2)
    assert len(await waiting(desks[0])) == 1


@pytest.mark.parametrize("code", [40003, 43004, 47001])
async def test_a_no_is_a_no(
    desks: Desks,
    asking: Sequence[Asking],
    official: Official,
    caplog: pytest.LogCaptureFixture,
    code: int,
) -> None:
    official.errors.append(code)
    await desks[0].say("oAnn", "你好")
    with caplog.at_level(logging.INFO):
        await asking[0].tick()
    assert await waiting(desks[0]) == []
    assert "oAnn" not in caplog.text


async def test_what_is_said_of_somebody_else_is_no_answer(
    desks: Desks, asking: Sequence[Asking], official: Official
) -> None:
    official.unions["oAnn"], official.confused = "u-ann", True
    await desks[0].say("oAnn", "你好")
    await asking[0].tick()
    assert (len(await waiting(desks[0])), await desks[0].store.find(Union)) == (1, [])


async def test_after_three_days_nobody_asks_any_more(
    desks: Desks, asking: Sequence[Asking], official: Official
) -> None:
    await desks[0].say("oAnn", "你好")
    desks[0].clock.move(LIFE - 1)
    official.errors.append(-1)
    await asking[0].tick()
    assert await waiting(desks[0]) == []


async def test_a_worker_that_dies_while_it_asks_leaves_it_to_the_next(
    desks: Desks, asking: Sequence[Asking], official: Official
) -> None:
    official.unions["oAnn"] = "u-ann"
    await desks[0].say("oAnn", "你好")
    [work] = await waiting(desks[0])
    now = desks[0].clock.now()
    await desks[0].store.commit([Replace(replace(work, visible_at=now + LEASE))])
    assert await asking[1].tick() == 0
    desks[1].clock.move(LEASE)
    assert await asking[1].tick() == 1


async def test_who_is_forgotten_meanwhile_is_not_asked_for(
    desks: Desks, asking: Sequence[Asking], official: Official
) -> None:
    official.unions["oAnn"] = "u-ann"
    await desks[0].say("oAnn", "你好")
    await desks[0].say("oAnn", kind="leave", message="")
    assert await asking[0].tick() == 0
    assert official.asked == []
    assert (await account(desks[0], chat("oAnn"))).following is False
