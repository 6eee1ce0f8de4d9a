"""One token for all workers: two stores on one file stand for two workers."""

import asyncio

import pytest
from aiohttp import ClientSession, web

from channels.tencent.stable_token import StableToken
from channels.tencent.tokens import LEASE, MARGIN, AccessToken, NoToken, Tokens
from domain.errors import Unavailable
from storage.sqlite import SqliteStore
from tests.channels.wechat.conftest import wechat_account
from tests.channels.wechat.platform import LIFE_S, Platform

HOUR = 3_600_000


@pytest.fixture
async def session():
    async with ClientSession() as opened:
        yield opened


@pytest.fixture
async def platform(clock):
    running = Platform(clock, "s3cr3t-of-the-app")
    yield running
    await running.stop()


@pytest.fixture
async def worker(clock, platform, session, tmp_path):
    """Makes a worker's `Tokens`, each with a store of its own on the same file."""
    account, stores = wechat_account(api_base=await platform.start()), []

    async def make(timeout_s: float = 10) -> Tokens:
        store = SqliteStore(tmp_path / "x.db", "yichuan", [AccessToken])
        await store.open()
        stores.append(store)
        return Tokens(StableToken("wechat", account, session, timeout_s), store, clock)

    yield make
    for store in stores:
        await store.close()


async def test_it_is_fetched_once_and_then_read_from_the_store(worker, platform):
    tokens = await worker()
    assert await tokens.current() == await tokens.current() == "TOKEN-1-secret"
    assert platform.fetches == [False]


async def test_a_burst_in_one_process_fetches_once(worker, platform):
    tokens = await worker()
    got = await asyncio.gather(*(tokens.current() for _ in range(20)))
    assert set(got) == {"TOKEN-1-secret"}
    assert platform.fetches == [False]


async def test_workers_share_it(worker, platform):
    """Trap 15."""
    first, second = await worker(), await worker()
    assert await first.current() == await second.current()
    assert platform.fetches == [False]


async def test_of_workers_that_need_it_at_once_one_fetches_and_the_others_come_again(
    worker, platform
):
    workers = [await worker() for _ in range(4)]
    got = await asyncio.gather(*(one.current() for one in workers), return_exceptions=True)
    assert platform.fetches == [False]
    winners = [one for one in got if one == "TOKEN-1-secret"]
    losers = [one for one in got if isinstance(one, NoToken)]
    assert (bool(winners), len(winners) + len(losers)) == (True, 4)
    for refused in losers:
        assert (refused.outcome.result, refused.outcome.scope) == ("again", "account")
        assert 0 < refused.outcome.wait <= 1_000
    assert [await one.current() for one in workers] == ["TOKEN-1-secret"] * 4


async def test_it_is_renewed_when_five_minutes_are_left(worker, platform, clock):
    tokens = await worker()
    await tokens.current()
    clock.move(LIFE_S * 1000 - MARGIN - 1)
    assert await tokens.current() == "TOKEN-1-secret"
    clock.move(2)
    assert await tokens.current() == "TOKEN-2-secret"
    assert platform.fetches == [False, False]


async def test_while_one_worker_renews_the_others_use_the_old_one(worker, platform, clock):
    first, second = await worker(timeout_s=0.5), await worker()
    await second.current()
    clock.move(LIFE_S * 1000 - MARGIN + 1)
    platform.token_answers.append(Platform.HANG)
    assert await first.current() == "TOKEN-1-secret"
    assert await second.current() == "TOKEN-1-secret"
    assert len(platform.fetches) == 2


async def test_a_refused_token_is_replaced(worker, platform):
    tokens = await worker()
    old = await tokens.current()
    platform.expire()
    assert await tokens.current(refused=old) == "TOKEN-2-secret"
    assert platform.fetches == [False, False]


async def test_a_refusal_of_a_token_that_was_replaced_meanwhile_fetches_nothing(worker, platform):
    first, second = await worker(), await worker()
    old = await first.current()
    platform.expire()
    new = await first.current(refused=old)
    assert await second.current(refused=old) == new
    assert len(platform.fetches) == 2


async def test_when_the_platform_gives_out_the_refused_one_again_it_is_forced_once_an_hour(
    worker, platform, clock
):
    """Forcing is limited to 20 a day and breaks the token for everybody."""
    tokens = await worker()
    first = await tokens.current()
    second = await tokens.current(refused=first)
    assert platform.fetches == [False, False, True]
    with pytest.raises(NoToken) as caught:
        await tokens.current(refused=second)
    assert caught.value.outcome.result == "again"
    assert caught.value.outcome.wait >= 30_000
    assert platform.fetches == [False, False, True, False]
    clock.move(HOUR)
    assert await tokens.current(refused=second) == "TOKEN-3-secret"


async def test_after_a_failure_nobody_asks_until_the_lease_is_over(worker, platform, clock):
    first, second = await worker(), await worker()
    platform.token_answers.append(web.Response(status=502))
    for tokens in (first, first, second):
        with pytest.raises(NoToken) as caught:
            await tokens.current()
        assert caught.value.outcome.result == "again"
    assert len(platform.fetches) == 1
    clock.move(LEASE)
    assert await second.current() == "TOKEN-1-secret"


@pytest.mark.parametrize(
    "answer",
    [
        web.Response(text="not json"),
        web.Response(body=b"\xff\xfe"),
        web.Response(text="[]"),
        web.Response(text='{"access_token": 5}'),
        web.Response(text='{"access_token": ""}'),
        web.Response(text='{"access_token": "T", "expires_in": 0}'),
        web.Response(text='{"access_token": "T", "expires_in": "7200"}'),
        web.Response(status=302, headers={"Location": "http://127.0.0.1:1/"}),
        -1,
        45009,
    ],
    ids=str,
)
async def test_what_is_no_token_is_asked_for_again(worker, platform, answer):
    tokens = await worker()
    platform.token_answers.append(answer)
    with pytest.raises(NoToken) as caught:
        await tokens.current()
    assert caught.value.outcome.result == "again"


@pytest.mark.parametrize("code", [40013, 40125, 40164])
async def test_wrong_settings_wait_and_warn(worker, platform, caplog, code):
    tokens = await worker()
    platform.token_answers.append(code)
    with pytest.raises(NoToken) as caught:
        await tokens.current()
    outcome = caught.value.outcome
    assert (outcome.result, outcome.scope) == ("again", "account")
    assert "configuration" in caplog.text


async def test_a_store_that_fails_is_told_as_such(worker, platform):
    tokens = await worker()
    await tokens._store.close()
    with pytest.raises(Unavailable):
        await tokens.current()


async def test_the_token_is_not_printed(worker):
    tokens = await worker()
    token = await tokens.current()
    assert token not in repr(await tokens._held())
