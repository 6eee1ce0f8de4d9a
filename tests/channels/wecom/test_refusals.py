"""What the platform refuses or leaves unanswered, and what that means for the message."""

import asyncio
import logging

import pytest
from aiohttp import web

from channels.wecom.client import WecomClient
from tests.channels.wecom.account import SECRET, wecom_account
from tests.channels.wecom.platform import Platform
from tests.channels.wecom.telling import one, tell


@pytest.mark.parametrize(
    ("code", "result", "scope"),
    [
        (-1, "again", "notice"),
        (45009, "again", "account"),
        (45033, "again", "account"),
        (60020, "again", "account"),
        (60011, "again", "account"),
        (301002, "again", "account"),
        (48002, "again", "account"),
        (40056, "again", "account"),
        (40001, "again", "account"),
        (81013, "unreachable", "notice"),
        (60111, "unreachable", "notice"),
        (42014, "sent", "notice"),
        (45002, "failed", "notice"),
        (40058, "failed", "notice"),
        (99999, "failed", "notice"),
    ],
)
async def test_http_200_is_not_success(client, platform, code, result, scope):
    """Trap 18: every code has its fate."""
    platform.answers.append(code)
    outcome = await one(client)
    assert (outcome.result, outcome.scope, outcome.unsure) == (result, scope, False)
    assert str(code) in outcome.detail
    assert (len(platform.posts), platform.said) == (1, [])


@pytest.mark.parametrize("code", [40056, 48002, 60020])
async def test_a_wrong_setting_is_told_and_nothing_is_lost(client, platform, caplog, code):
    platform.answers.append(code)
    outcome = await one(client)
    assert "configuration" in outcome.detail
    assert "configuration" in caplog.text
    assert outcome.wait == 60_000
    assert (await one(client)).result == "sent"


@pytest.mark.parametrize("code", [40014, 41001, 42001])
async def test_an_endless_refusal_ends_after_two_posts(client, platform, code):
    """Trap 16."""
    platform.always = code
    outcome = await one(client)
    assert (outcome.result, outcome.scope) == ("again", "account")
    assert len(platform.posts) <= 2


async def test_a_token_ended_early_is_fetched_once_more_and_the_message_sent(client, platform):
    await one(client)
    platform.expire()
    assert (await one(client)).result == "sent"
    assert platform.posts == ["TOKEN-1-secret", "TOKEN-1-secret", "TOKEN-2-secret"]


@pytest.mark.parametrize(
    ("answer", "unsure"),
    [
        (web.Response(status=500), True),
        (web.Response(status=502, text="<html>"), True),
        (web.Response(status=404), False),
        (web.Response(status=307, headers={"Location": "/cgi-bin/message/send"}), False),
        (web.Response(text="<html>not json</html>"), True),
        (web.Response(text=""), True),
        (web.Response(text="{}"), True),
        (web.Response(text='{"errcode": "0"}'), True),
        (web.Response(text='{"errcode": 0, "invaliduser": 5}'), True),
    ],
    ids=str,
)
async def test_no_answer_that_can_be_read_means_again(client, platform, answer, unsure):
    platform.answers.extend([answer, web.Response(status=500)])
    outcome = await one(client)
    assert (outcome.result, outcome.unsure, outcome.wait) == ("again", unsure, 0)
    assert len(platform.posts) == (2 if unsure else 1)


async def test_no_answer_at_all_means_again(hasty, platform):
    platform.answers.extend([Platform.HANG, Platform.HANG])
    outcome = await one(hasty)
    assert (outcome.result, outcome.unsure, outcome.wait) == ("again", True, 0)


async def test_nobody_listening_means_again_and_surely_not_taken(client):
    cut_off = WecomClient(wecom_account(api_base="http://127.0.0.1:1"), client._members._calls)
    outcome = await one(cut_off)
    assert (outcome.result, outcome.unsure) == ("again", False)


async def test_a_store_that_fails_means_again(client, platform):
    await client._members._calls._tokens._store.close()
    assert (await one(client)).result == "again"
    assert platform.posts == []


@pytest.mark.parametrize("code", [40014, 60020, 45009, 81013, 93000, 99999])
async def test_no_secret_and_no_word_gets_into_logs_or_details(client, platform, caplog, code):
    """Trap 17: the platform's own errmsg quotes the token, and the secret is in gettoken's query."""
    platform.token_answers.append(web.Response(status=500))
    with caplog.at_level(logging.DEBUG):
        details = [(await one(client)).detail]
        client._members._calls._tokens._clock.move(60_000)
        platform.always = code
        platform.answers.append(code)
        details += [o.detail for o in await tell(client, "WangChief", "robot:group-1")]
        await platform.stop()
        details += [o.detail for o in await tell(client, "WangChief", "robot:group-1")]
    told = [record.getMessage() for record in caplog.records if record.name != "aiohttp.access"]
    for secret in ("-secret", SECRET, "王网格长", "WangChief", "group-1"):
        assert not any(secret in line for line in (*details, *told))


async def test_a_burst_shares_one_token(client, platform):
    outcomes = await asyncio.gather(*(one(client) for _ in range(20)))
    assert {outcome.result for outcome in outcomes} == {"sent"}
    assert platform.fetches == 1
