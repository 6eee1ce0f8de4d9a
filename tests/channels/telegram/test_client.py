"""What goes out, and what each of the Bot API's answers means for the notice."""

import asyncio
import logging

import pytest

from channels.telegram.account import TelegramAccount
from channels.telegram.client import TelegramClient
from domain.message import Card, Choice, Link, Reply
from domain.people import Address
from domain.work import Outcome
from services.delivery.port import Letter
from tests.channels.telegram.conftest import CHAT, Session
from tests.ports import free_port
from tests.telegram_peer import (
    SECRET,
    TOKEN,
    Answer,
    BotApi,
    answering,
    bad,
    blocked,
    hang_up,
    newer,
    page,
    too_many,
)

ALERT = Reply(
    text="【待签收】7号 <优先> & 楼道堆物",
    cards=(Card("7号", (), (Link("详情", "https://x.cn/case/1"),)),),
    choices=(Choice("接单", "接单 7"),),
)


async def say(client: TelegramClient, reply: Reply = ALERT, *, again: bool = False) -> Outcome:
    (outcome,) = await client.send([Letter(CHAT, reply, "n1", again)])
    return outcome


async def test_words_marks_and_buttons(api: BotApi, client: TelegramClient) -> None:
    assert await say(client) == Outcome("sent")
    (call,) = api.sent(42)
    assert call.token == TOKEN
    assert call.fields["text"] == "【待签收】7号 &lt;优先&gt; &amp; 楼道堆物\n<b>7号</b>"
    assert call.fields["parse_mode"] == "HTML"
    assert call.fields["link_preview_options"] == {"is_disabled": True}
    assert [(b["text"], b.get("url"), b.get("callback_data")) for b in call.buttons] == [
        ("详情", "https://x.cn/case/1", None),
        ("接单", None, "接单 7"),
    ]


async def test_a_repetition_says_so(api: BotApi, client: TelegramClient) -> None:
    await say(client, Reply(text="7号办了"), again=True)
    assert api.texts() == ["【重发】7号办了"]


async def test_a_picture_is_a_large_preview(api: BotApi, client: TelegramClient) -> None:
    await say(client, Reply(text="地图", picture="https://x.cn/map.png"))
    preview = api.sent()[0].fields["link_preview_options"]
    assert (preview["url"], preview["prefer_large_media"]) == ("https://x.cn/map.png", True)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (too_many(35), Outcome("again", "429: wait 35 s", wait=35_000, scope="address")),
        (
            blocked(),
            Outcome(
                "unreachable",
                "TelegramForbiddenError: Forbidden: bot was blocked by the user",
                scope="address",
            ),
        ),
        (
            bad("chat not found"),
            Outcome(
                "unreachable", "TelegramBadRequest: Bad Request: chat not found", scope="address"
            ),
        ),
        (
            answering(401, description="Unauthorized"),
            Outcome(
                "again", "TelegramUnauthorizedError: Unauthorized", wait=60_000, scope="account"
            ),
        ),
        (
            answering(404, description="Not Found"),
            Outcome("again", "TelegramNotFound: Not Found", wait=60_000, scope="account"),
        ),
        (
            answering(500, description="Internal Server Error"),
            Outcome("again", "TelegramServerError: Internal Server Error", unsure=True),
        ),
        (
            answering(200, description="HTTP 200 is not success"),
            Outcome("again", "TelegramAPIError: HTTP 200 is not success"),
        ),
        (answering(502), Outcome("again", "TypeError", unsure=True)),
        (page(502), Outcome("again", "ClientDecodeError", unsure=True)),
        (page(200, "not json"), Outcome("again", "ClientDecodeError", unsure=True)),
        (hang_up, Outcome("again", "TelegramNetworkError: ServerDisconnectedError", unsure=True)),
        (
            answering(418, description="I'm a teapot"),
            Outcome("again", "TelegramAPIError: I'm a teapot"),
        ),
        (newer, Outcome("sent")),
    ],
)
async def test_what_an_answer_means(
    api: BotApi, client: TelegramClient, answer: Answer, outcome: Outcome
) -> None:
    api.answer_next(answer)
    assert await say(client) == outcome
    assert len(api.calls) == 1


async def test_nobody_listens(account: TelegramAccount) -> None:
    nowhere = TelegramAccount(
        token=TOKEN, secret=SECRET, api_base=f"http://127.0.0.1:{free_port()}"
    )
    client = TelegramClient(nowhere, Session())
    outcome = await say(client)
    await client.close()
    assert (outcome.result, outcome.unsure) == ("again", False)


async def test_what_telegram_finds_malformed_is_said_plainly(
    api: BotApi, client: TelegramClient
) -> None:
    api.answer_next(bad("inline keyboard button URL 'https://x.cn/case/1' is invalid"))
    assert await say(client) == Outcome("sent")
    _, plain = api.sent()
    assert (
        plain.fields["text"]
        == "【待签收】7号 <优先> & 楼道堆物\n7号\n›详情 https://x.cn/case/1\n1 接单"
    )
    assert not plain.buttons
    assert "parse_mode" not in plain.fields


async def test_what_is_refused_even_plainly_has_failed_without_its_words(
    api: BotApi, client: TelegramClient
) -> None:
    words = "inline keyboard button URL 'https://x.cn/case/SECRET' is invalid"
    api.answer_next(bad(words), bad("see https://x.cn/case/SECRET now"))
    outcome = await say(client)
    assert outcome == Outcome("failed", "TelegramBadRequest: Bad Request: see … now")


async def test_a_long_reply_goes_in_parts(api: BotApi, client: TelegramClient) -> None:
    long = Reply(text="一" * 4_000 + "\n" + "二" * 4_000, choices=ALERT.choices)
    assert await say(client, long) == Outcome("sent")
    first, second = api.sent()
    assert (first.buttons, len(second.buttons)) == ([], 1)


async def test_when_only_the_first_part_got_out_a_repetition_has_to_be_marked(
    api: BotApi, client: TelegramClient
) -> None:
    long = Reply(text="一" * 4_000 + "\n" + "二" * 4_000)
    (await_yes, limited) = (newer, too_many(3))
    api.answer_next(await_yes, limited)
    outcome = await say(client, long)
    assert (outcome.result, outcome.unsure) == ("again", True)


@pytest.mark.parametrize(
    "address", [Address("telegram", "999", "42"), Address("telegram", "110201543", "@chief")]
)
async def test_an_address_of_somebody_elses(
    api: BotApi, client: TelegramClient, address: Address
) -> None:
    (outcome,) = await client.send([Letter(address, ALERT, "n1", again=False)])
    assert (outcome.result, api.calls) == ("unreachable", [])


async def test_a_spinner_is_stopped_without_anybody_waiting(
    api: BotApi, client: TelegramClient
) -> None:
    client.release("query-1")
    assert api.calls == []
    await api.arrived.wait()
    assert [(c.method, c.fields) for c in api.calls] == [
        ("answerCallbackQuery", {"callback_query_id": "query-1"})
    ]


async def test_a_spinner_that_cannot_be_stopped_bothers_nobody(
    api: BotApi, client: TelegramClient, caplog: pytest.LogCaptureFixture
) -> None:
    api.answer_next(bad("query is too old"), hang_up)
    with caplog.at_level(logging.DEBUG):
        client.release("query-1")
        client.release("query-2")
        while len(api.calls) < 2:
            api.arrived.clear()
            await api.arrived.wait()
        await client.close()
    assert "exception" not in caplog.text.lower()


async def test_no_more_spinners_than_bounded(
    api: BotApi, client: TelegramClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.telegram.client.TAPS", 1)
    client.release("query-1")
    client.release("query-2")
    await api.arrived.wait()
    assert await say(client) == Outcome("sent")
    assert [c.method for c in api.calls] == ["answerCallbackQuery", "sendMessage"]


async def test_the_webhook_is_registered_with_its_secret(
    api: BotApi, client: TelegramClient
) -> None:
    assert await client.register("https://xinyi.example/telegram") == ""
    (call,) = api.calls
    assert (call.method, call.fields["secret_token"]) == ("setWebhook", SECRET)
    assert call.fields["url"] == "https://xinyi.example/telegram"
    assert "callback_query" in call.fields["allowed_updates"]

    api.answer_next(bad("bad webhook: HTTPS url must be provided"))
    assert "bad webhook" in await client.register("http://x/telegram")


@pytest.mark.parametrize(
    "answer",
    [page(502), hang_up, bad(), blocked(), too_many(1), answering(401, description="Unauthorized")],
)
async def test_no_secret_in_logs_details_or_tracebacks(
    api: BotApi, client: TelegramClient, answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    asyncio.get_running_loop().set_debug(True)
    api.answer_next(answer, answer)
    with caplog.at_level(logging.DEBUG):
        outcome = await say(client)
    told = f"{outcome} {caplog.text} {client!r}"
    assert outcome.detail
    assert TOKEN.partition(":")[2] not in told
    assert "楼道堆物" not in told
