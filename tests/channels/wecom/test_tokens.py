"""The application's token: two stores on one file stand for two workers."""

import asyncio

import pytest
from aiohttp import ClientSession, web

from channels.tencent.tokens import LEASE, AccessToken, NoToken, Tokens
from channels.wecom.corp_token import CorpToken
from storage.sqlite import SqliteStore
from tests.channels.wecom.account import wecom_account
from tests.channels.wecom.platform import LIFE_S, Platform


@pytest.fixture
async def platform(clock):
    running = Platform(clock)
    yield running
    await running.stop()


@pytest.fixture
async def worker(clock, platform, tmp_path):
    """Makes a worker's `Tokens`, each with a store of its own on the same file."""
    base, stores = await platform.start(), []
    async with ClientSession() as session:

        async def make(**settings) -> Tokens:
            store = SqliteStore(tmp_path / "x.db", "yichuan", [AccessToken])
            await store.open()
            stores.append(store)
            source = CorpToken(wecom_account(api_base=base, **settings), session)
            return Tokens(source, store, clock)

        yield make
        for store in stores:
            await store.close()


async def test_workers_share_it(worker, platform):
    """Trap 15."""
    first, second = await worker(), await worker()
    assert await first.current() == await second.current() == "TOKEN-1-secret"
    assert platform.fetches == 1


async def test_of_workers_that_need_it_at_once_one_fetches(worker, platform):
    """Trap 15: the others come again a moment later, and nobody asks the platform twice."""
    workers = [await worker() for _ in range(4)]
    got = await asyncio.gather(*(one.current() for one in workers), return_exceptions=True)
    assert platform.fetches == 1
    assert all(one == "TOKEN-1-secret" or isinstance(one, NoToken) for one in got)
    assert [await one.current() for one in workers] == ["TOKEN-1-secret"] * 4


async def test_after_its_end_two_workers_fetch_the_next_one_once(worker, platform, clock):
    workers = [await worker(), await worker()]
    await workers[0].current()
    clock.move(LIFE_S * 1000)
    await asyncio.gather(*(one.current() for one in workers), return_exceptions=True)
    assert [await one.current() for one in workers] == ["TOKEN-2-secret"] * 2
    assert platform.fetches == 2


async def test_a_token_ended_early_is_asked_for_anew_by_one(worker, platform):
    workers = [await worker(), await worker()]
    old = await workers[0].current()
    platform.expire()
    new = await workers[0].current(refused=old)
    assert new == await workers[1].current(refused=old) == "TOKEN-2-secret"
    assert platform.fetches == 2


async def test_a_platform_that_refuses_its_own_token_is_not_hammered(worker, platform):
    """It cannot be forced: the notices wait."""
    tokens = await worker()
    old = await tokens.current()
    for _ in range(5):
        with pytest.raises(NoToken) as caught:
            await tokens.current(refused=old)
        assert (caught.value.outcome.result, caught.value.outcome.scope) == ("again", "account")
    assert platform.fetches == 2


async def test_after_a_failure_nobody_asks_until_the_lease_is_over(worker, platform, clock):
    first, second = await worker(), await worker()
    platform.token_answers.append(web.Response(status=502))
    for tokens in (first, first, second):
        with pytest.raises(NoToken):
            await tokens.current()
    assert platform.fetches == 1
    clock.move(LEASE)
    assert await second.current() == "TOKEN-1-secret"


@pytest.mark.parametrize(
    ("setting", "code"), [({"secret": "wrong"}, "40001"), ({"corp_id": "wrong"}, "40013")]
)
async def test_wrong_settings_wait_for_the_operator(worker, caplog, setting, code):
    tokens = await worker(**setting)
    with pytest.raises(NoToken) as caught:
        await tokens.current()
    assert (caught.value.outcome.result, caught.value.outcome.wait) == ("again", 60_000)
    assert code in caught.value.outcome.detail
    assert "configuration" in caplog.text


async def test_two_applications_of_one_corp_keep_their_tokens_apart(worker, platform):
    first, second = await worker(), await worker(agent_id="1000009")
    await first.current()
    await second.current()
    assert platform.fetches == 2
