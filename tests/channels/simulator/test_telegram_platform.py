"""The stub answers the bot's client as the Bot API server would."""

from typing import Any

import pytest
from aiohttp import FormData

from channels.simulator import acts
from tests.channels.simulator.conftest import Stage
from tests.channels.simulator.doors import TELEGRAM

BASE = f"/simulator/platform/telegram/bot{TELEGRAM.token}"


async def call(stage: Stage, method: str, **body: Any) -> dict[str, Any]:
    async with stage.http.post(f"{BASE}/{method}", json=body) as answer:
        told = dict(await answer.json())
        assert told["ok"] == (answer.status == 200)
        return told


async def test_a_message_with_buttons_arrives_and_can_be_changed(stage: Stage) -> None:
    chat = await stage.do(acts.Follow(), "telegram")
    keys = {"inline_keyboard": [[{"text": "接单", "callback_data": "接单 7"}]]}
    sent = await call(
        stage, "sendMessage", chat_id=int(chat.external), text="【待签收】", reply_markup=keys
    )
    arrived = chat.entries[-1]
    assert (arrived.push, arrived.buttons[0][0].data) == (True, "接单 7")
    number = sent["result"]["message_id"]
    await call(
        stage, "editMessageText", chat_id=chat.external, message_id=number, text="【处理中】"
    )
    changed = chat.entries[-1]
    assert (changed.text, changed.buttons, changed.seq) == ("【处理中】", (), arrived.seq)
    again = await call(
        stage, "editMessageText", chat_id=chat.external, message_id=number, text="【处理中】"
    )
    assert "not modified" in again["description"]


async def test_a_wrong_token_is_unauthorised(stage: Stage) -> None:
    async with stage.http.post("/simulator/platform/telegram/bot1:wrong/getMe") as answer:
        assert answer.status == 401


async def test_who_blocked_the_bot_gets_nothing(stage: Stage) -> None:
    chat = await stage.do(acts.Leave(), "telegram")
    answer = await call(stage, "sendMessage", chat_id=chat.external, text="7号签收了")
    assert answer["error_code"] == 403


@pytest.mark.parametrize(
    ("method", "body", "words"),
    [
        ("sendMessage", {"text": " "}, "empty"),
        ("sendMessage", {"text": "𠀀" * 2049}, "too long"),
        ("sendLocation", {"latitude": "x", "longitude": 1}, "latitude"),
        ("editMessageText", {"message_id": 1, "text": "x"}, "not found"),
        ("getFile", {"file_id": "nothing"}, "invalid file_id"),
        ("flyAway", {}, "Not Found"),
    ],
)
async def test_faults_are_told_as_the_bot_api_does(
    stage: Stage, method: str, body: dict[str, Any], words: str
) -> None:
    chat = await stage.do(acts.Follow(), "telegram")
    answer = await call(stage, method, chat_id=chat.external, **body)
    assert words in answer["description"]


async def test_a_stranger_has_no_chat(stage: Stage) -> None:
    answer = await call(stage, "sendMessage", chat_id=42, text="你好")
    assert answer["description"] == "Bad Request: chat not found"


async def test_a_place_is_drawn(stage: Stage) -> None:
    chat = await stage.do(acts.Follow(), "telegram")
    where = {"latitude": 31.2622, "longitude": 121.4372, "title": "路边驿站", "address": "宜川路"}
    await call(stage, "sendVenue", chat_id=chat.external, **where)
    spot = chat.entries[-1].spot
    assert spot
    assert (spot.lat, spot.lng, spot.label) == (31.2622, 121.4372, "路边驿站 宜川路")


async def test_a_form_with_a_picture_is_understood(stage: Stage) -> None:
    chat = await stage.do(acts.Follow(), "telegram")
    form = FormData({"chat_id": chat.external, "photo": "attach://one", "caption": "一周"})
    form.add_field("one", b"\xff\xd8picture", filename="one.jpg")
    async with stage.http.post(f"{BASE}/sendPhoto", data=form) as answer:
        assert answer.status == 200
    shown = chat.entries[-1]
    async with stage.http.get(shown.picture) as answer:
        assert await answer.read() == b"\xff\xd8picture"


async def test_a_photo_is_fetched_by_its_file(stage: Stage) -> None:
    await stage.do(acts.Photograph("lamp"), "telegram")
    sent = stage.doors.updates[-1]["message"]["photo"][-1]
    about = (await call(stage, "getFile", file_id=sent["file_id"]))["result"]
    path = f"/simulator/platform/telegram/file/bot{TELEGRAM.token}/{about['file_path']}"
    async with stage.http.get(path) as answer:
        assert len(await answer.read()) == about["file_size"] == sent["file_size"]


async def test_the_formalities_are_granted(stage: Stage) -> None:
    assert (await call(stage, "getMe"))["result"]["is_bot"]
    assert (await call(stage, "setWebhook", url="https://example.org"))["result"] is True
    assert (await call(stage, "answerCallbackQuery", callback_query_id="1"))["result"] is True
