"""What our page needs for WeChat's dialog: one ticket for all workers, a signature that holds."""

import asyncio
import hashlib

import pytest
from aiohttp import ClientSession

from channels.tencent.stable_token import StableToken
from channels.tencent.tokens import AccessToken, Tokens
from channels.wechat.offering import Offering, PageTicket, signature
from storage.sqlite import SqliteStore
from tests.channels.wechat.conftest import wechat_account
from tests.channels.wechat.platform import Platform

PAGE = "https://street.example/tell-me?lang=zh-Hans"


@pytest.fixture
async def platform(clock):
    running = Platform(clock, "s3cr3t-of-the-app")
    yield running
    await running.stop()


@pytest.fixture
async def worker(clock, platform, tmp_path):
    """Makes a worker's offering, each with a store of its own on the same file."""
    account, stores = wechat_account(api_base=await platform.start()), []
    async with ClientSession() as session:

        async def make() -> Offering:
            store = SqliteStore(tmp_path / "x.db", "yichuan", [AccessToken])
            await store.open()
            stores.append(store)
            tokens = Tokens(StableToken("wechat", account, session), store, clock)
            tickets = Tokens(PageTicket(account, session, tokens), store, clock)
            return Offering(account, tickets, clock, "tmpl-1")

        yield make
        for store in stores:
            await store.close()


def test_it_is_signed_as_the_platforms_own_example():
    ticket = (
        "sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg"
    )
    page = "http://mp.weixin.qq.com?params=value"
    found = signature(ticket, "Wm3WZYTPz0wzccnW", 1414587457, page)
    assert found == "0f9de62fce790f9a083d5c99e95740ceb90c27ed"
    assert found == signature(ticket, "Wm3WZYTPz0wzccnW", 1414587457, f"{page}#below")


async def test_a_page_is_signed_with_the_accounts_ticket(worker, platform, clock):
    signed = await (await worker()).signed(PAGE)
    text = (
        f"jsapi_ticket=TICKET-1&noncestr={signed.nonce}&timestamp={clock.now() // 1000}&url={PAGE}"
    )
    assert signed.signature == hashlib.sha1(text.encode()).hexdigest()
    assert (signed.template, signed.stamp) == ("tmpl-1", clock.now() // 1000)


async def test_workers_share_one_ticket_until_it_is_old(worker, platform, clock):
    first, second = await worker(), await worker()
    for one in (first, second, first):
        assert await one.signed(PAGE)
    assert platform.tickets == 1
    clock.move(2 * 3_600_000)
    assert await second.signed(PAGE)
    assert platform.tickets == 2


async def test_a_burst_fetches_once(worker, platform):
    offering = await worker()
    assert all(await asyncio.gather(*(offering.signed(PAGE) for _ in range(20))))
    assert platform.tickets == 1


async def test_a_token_that_is_turned_down_is_renewed_once(worker, platform, clock):
    offering = await worker()
    platform.ticket_answers.append(40001)
    assert await offering.signed(PAGE)
    assert platform.tickets == 2


@pytest.mark.parametrize("code", [-1, 40001, 45009, 48001])
async def test_without_a_ticket_there_is_no_dialog_and_nobody_hammers(worker, platform, code):
    offering = await worker()
    platform.ticket_answers.extend([code] * 9)
    assert await offering.signed(PAGE) is None
    asked = platform.tickets
    assert await offering.signed(PAGE) is None
    assert platform.tickets == asked <= 2


async def test_it_comes_back_by_itself(worker, platform, clock):
    offering = await worker()
    platform.ticket_answers.append(-1)
    assert await offering.signed(PAGE) is None
    clock.move(60_000)
    assert await offering.signed(PAGE)


async def test_no_ticket_or_token_stands_in_the_log(worker, platform, caplog):
    offering = await worker()
    platform.ticket_answers.append(48001)
    await offering.signed(PAGE)
    assert "TOKEN-" not in caplog.text
    assert "secret" not in caplog.text
