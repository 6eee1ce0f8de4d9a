"""Messages out, against a WeChat on loopback that behaves as the real one, well and badly."""

import asyncio
import logging

import pytest
from aiohttp import ClientSession, web

from channels.tencent.calls import Calls
from channels.tencent.codes import STALE, until_midnight
from channels.tencent.stable_token import StableToken
from channels.tencent.tokens import AccessToken, Tokens
from channels.wechat.client import WechatClient
from domain.message import Card, Link, Reply
from domain.people import Address
from domain.reach import Ledger
from domain.session import Session
from domain.work import Outcome
from services.delivery.ledgers import Ledgers
from services.delivery.port import Letter, Sender
from services.delivery.rules import LONG
from storage.port import Insert
from storage.sqlite import SqliteStore
from tests.channels.wechat.conftest import NOW, wechat_account
from tests.channels.wechat.platform import Platform

ZHANG = Address("wechat", "wx49f0ab532d5d035a", "oZhang")
DONE = Reply(text="7号办了。")


@pytest.fixture
async def platform(clock):
    running = Platform(clock, "s3cr3t-of-the-app")
    yield running
    await running.stop()


@pytest.fixture
async def client(clock, platform, tmp_path):
    """One account's client, which waits however busy the machine is."""
    account = wechat_account(api_base=await platform.start())
    store = SqliteStore(tmp_path / "x.db", "yichuan", [AccessToken, Ledger, Session])
    await store.open()
    async with ClientSession() as session:
        tokens = Tokens(StableToken("wechat", account, session), store, clock)
        calls = Calls(session, tokens, STALE, timeout_s=30)
        yield WechatClient(account, calls, clock, Ledgers(store))
    await store.close()


async def send(client: Sender, reply: Reply = DONE, *, again: bool = False) -> Outcome:
    (outcome,) = await client.send([Letter(ZHANG, reply, "n1", again)])
    return outcome


async def test_a_message_reaches_one_person_as_plain_utf8(client, platform):
    assert await send(client, Reply(text="7号办了😀")) == Outcome("sent")
    assert platform.said == [
        {"touser": "oZhang", "msgtype": "text", "text": {"content": "7号办了😀"}}
    ]


async def test_links_are_taps(client, platform):
    card = Card("进度", links=(Link("打开", "https://a.cn/case/1?x=1&y=2"),))
    await send(client, Reply(text="7号", cards=(card,)))
    assert platform.texts == ['7号\n进度 <a href="https://a.cn/case/1?x=1&y=2">›打开</a>']


async def test_a_repetition_says_so(client, platform):
    await send(client, again=True)
    assert platform.texts == ["【重发】7号办了。"]


async def test_a_long_reply_becomes_several_messages_none_over_the_limit(client, platform):
    """Trap 9."""
    lines = [f"第{n}条:{'宜' * 100}" for n in range(20)]
    assert (await send(client, Reply(text="\n".join(lines)))).result == "sent"
    assert len(platform.said) == 4
    assert all(len(text.encode()) <= 2048 for text in platform.texts)
    assert "\n".join(platform.texts).split("\n") == lines


async def test_what_breaks_after_a_part_was_taken_is_unsure(client, platform):
    reply = Reply(text="宜" * 1000)
    platform.answers.extend([web.json_response({"errcode": 0}), -1])
    outcome = await send(client, reply)
    assert (outcome.result, outcome.unsure) == ("again", True)


async def test_a_reply_without_words_is_not_sent(client, platform):
    assert (await send(client, Reply())).result == "failed"
    assert platform.posts == []


async def test_a_dead_token_is_renewed_once_and_the_message_sent(client, platform):
    await send(client)
    platform.expire()
    assert (await send(client)).result == "sent"
    assert platform.posts == ["TOKEN-1-secret", "TOKEN-1-secret", "TOKEN-2-secret"]


@pytest.mark.parametrize("code", [40001, 40014, 42001])
async def test_an_endless_refusal_ends_after_two_posts(client, platform, code):
    """Trap 16."""
    platform.always = code
    outcome = await send(client)
    assert (outcome.result, outcome.scope) == ("again", "account")
    assert len(platform.posts) == 2
    for _ in range(5):
        await send(client)
    assert platform.fetches.count(True) == 1


@pytest.mark.parametrize(
    ("code", "result", "scope"),
    [
        (-1, "again", "notice"),
        (45011, "again", "account"),
        (45009, "again", "account"),
        (45015, "unreachable", "notice"),
        (45047, "unreachable", "notice"),
        (43101, "unreachable", "notice"),
        (43004, "unreachable", "address"),
        (40003, "unreachable", "address"),
        (45002, "failed", "notice"),
        (47003, "failed", "notice"),
        (48001, "again", "account"),
        (40164, "again", "account"),
        (99999, "failed", "notice"),
    ],
)
async def test_http_200_is_not_success(client, platform, code, result, scope):
    """Trap 18: every code has its fate."""
    platform.answers.append(code)
    outcome = await send(client)
    assert (outcome.result, outcome.scope, outcome.unsure) == (result, scope, False)
    assert str(code) in outcome.detail
    assert (len(platform.posts), platform.said) == (1, [])


async def test_the_window_is_named(client, platform):
    platform.answers.append(45015)
    assert "customer-service window" in (await send(client)).detail


async def test_a_spent_day_waits_for_midnight_in_shanghai(client, platform, caplog):
    platform.answers.append(45009)
    outcome = await send(client)
    assert outcome.wait == (13 * 60 + 30) * 60_000
    assert "45009" in caplog.text


@pytest.mark.parametrize(("past", "left"), [(0, 24), (1, 23), (23, 1)])
def test_midnight_is_shanghais(past, left):
    hour = 3_600_000
    midnight = NOW + until_midnight(NOW)
    assert until_midnight(midnight + past * hour) == left * hour


@pytest.mark.parametrize("code", [48001, 40164])
async def test_wrong_settings_are_told_to_the_operator(client, platform, caplog, code):
    platform.answers.append(code)
    outcome = await send(client)
    assert ("configuration" in outcome.detail, outcome.wait) == (True, LONG)
    assert "configuration" in caplog.text


@pytest.mark.parametrize(
    ("answer", "unsure"),
    [
        (web.Response(status=500), True),
        (web.Response(status=502, text="<html>"), True),
        (web.Response(status=404), False),
        (web.Response(status=307, headers={"Location": "/cgi-bin/message/custom/send"}), False),
        (web.Response(text="<html>not json</html>"), True),
        (web.Response(text=""), True),
        (web.Response(text="[0]"), True),
        (web.Response(text="{}"), True),
        (web.Response(text='{"errcode": null}'), True),
        (web.Response(text='{"errcode": "0"}'), True),
        (web.Response(text='{"errcode": true}'), True),
        (web.Response(body=b'{"errcode": \xff}'), True),
    ],
    ids=str,
)
async def test_no_answer_that_can_be_read_means_again(client, platform, answer, unsure):
    platform.answers.append(answer)
    outcome = await send(client)
    assert (outcome.result, outcome.unsure, outcome.wait) == ("again", unsure, 0)
    assert len(platform.posts) == 1


async def test_no_answer_at_all_means_again(client, platform):
    platform.answers.append(Platform.HANG)
    client._calls._timeout_s = 0.2
    outcome = await send(client)
    assert (outcome.result, outcome.unsure, outcome.wait) == ("again", True, 0)


async def test_nobody_listening_means_again_and_surely_not_taken(client, clock):
    nowhere = wechat_account(api_base="http://127.0.0.1:1")
    cut_off = WechatClient(nowhere, client._calls, clock, client._ledgers)
    outcome = await send(cut_off)
    assert (outcome.result, outcome.unsure) == ("again", False)


async def test_no_token_means_again_without_a_post(client, platform):
    platform.token_answers.append(web.Response(status=500))
    assert (await send(client)).result == "again"
    assert platform.posts == []


async def test_a_store_that_fails_means_again(client, platform):
    await client._calls._tokens._store.close()
    assert (await send(client)).result == "again"
    assert platform.posts == []


@pytest.mark.parametrize("code", [40001, 40164, 47003, 45009, 99999])
async def test_no_secret_and_no_word_gets_into_logs_or_details(client, platform, caplog, code):
    """Trap 17: the platform's own errmsg quotes the token here."""
    platform.always = code
    platform.token_answers.extend([web.Response(status=500)])
    with caplog.at_level(logging.DEBUG):
        details = [(await send(client)).detail for _ in range(2)]
        client._calls._tokens._clock.move(60_000)
        details += [(await send(client)).detail, (await broken(client, platform)).detail]
    told = [record.getMessage() for record in caplog.records if record.name != "aiohttp.access"]
    for secret in ("-secret", "s3cr3t", "7号办了", "oZhang"):
        assert not any(secret in line for line in (*details, *told))


async def broken(client, platform) -> Outcome:
    await platform.stop()
    return await send(client)


async def test_a_burst_shares_one_token(client, platform):
    outcomes = await asyncio.gather(*(send(client) for _ in range(20)))
    assert {outcome.result for outcome in outcomes} == {"sent"}
    assert len(platform.fetches) == 1


async def wrote(client, at: int) -> None:
    """Zhang sent a message at that moment."""
    session = Session(id=ZHANG.key, street="yichuan", wrote_at=at)
    await client._ledgers._store.commit([Insert(session)])


async def used(client) -> int:
    """How many of the five were used."""
    ledger = await client._ledgers._store.get(Ledger, ZHANG.key)
    return ledger.wrote_used


async def test_the_sixth_message_is_not_even_tried(client, platform):
    """Trap 19."""
    await wrote(client, NOW)
    outcomes = await asyncio.gather(*(send(client) for _ in range(4)))
    assert {outcome.result for outcome in outcomes} == {"sent"}
    two_parts = Reply(text="宜" * 1000)
    assert (await send(client, two_parts)).detail == "customer-service messages are used up"
    assert (await send(client)).result == "sent"
    assert (await send(client)).result == "unreachable"
    assert len(platform.posts) == 5


async def test_after_two_days_nothing_is_tried(client, platform):
    await wrote(client, NOW - 48 * 3_600_000)
    assert (await send(client)).result == "unreachable"
    assert platform.posts == []


@pytest.mark.parametrize(("code", "left"), [(-1, 0), (45011, 0), (45015, 5), (45047, 5)])
async def test_the_platforms_own_count_wins(client, platform, code, left):
    await wrote(client, NOW)
    platform.answers.append(code)
    await send(client)
    assert await used(client) == left


async def test_what_may_have_been_taken_is_counted(client, platform):
    await wrote(client, NOW)
    platform.answers.append(web.Response(status=500))
    await send(client)
    assert await used(client) == 1
