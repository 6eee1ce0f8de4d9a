"""The stub answers the bot's client as WeChat's server would."""

from typing import Any

import pytest
from aiohttp import FormData

from channels.simulator import acts
from channels.simulator.phones import Chat
from tests.channels.simulator.conftest import Stage
from tests.channels.simulator.doors import WECHAT

BASE = "/simulator/platform/wechat/cgi-bin"


async def token(stage: Stage, **changes: Any) -> dict[str, Any]:
    asked = {"appid": WECHAT.app_id, "secret": WECHAT.app_secret, **changes}
    async with stage.http.post(f"{BASE}/stable_token", json=asked) as answer:
        return dict(await answer.json())


async def call(stage: Stage, path: str, **body: Any) -> dict[str, Any]:
    query = {"access_token": (await token(stage))["access_token"]}
    async with stage.http.post(f"{BASE}/{path}", params=query, json=body) as answer:
        assert answer.status == 200
        return dict(await answer.json())


async def push(stage: Stage, chat: Chat, words: str = "7号签收了") -> int:
    answer = await call(
        stage, "message/custom/send", touser=chat.external, msgtype="text", text={"content": words}
    )
    return int(answer["errcode"])


async def test_a_push_arrives_on_the_phone(stage: Stage) -> None:
    chat = await stage.do(acts.Say("路灯不亮"))
    assert await push(stage, chat) == 0
    arrived = chat.entries[-1]
    assert (arrived.text, arrived.push, arrived.left) == ("7号签收了", True, 4)


@pytest.mark.parametrize(
    ("changes", "code"), [({"secret": "wrong"}, 40125), ({"appid": "wx-other"}, 40013)]
)
async def test_no_token_for_a_wrong_secret(
    stage: Stage, changes: dict[str, str], code: int
) -> None:
    assert (await token(stage, **changes))["errcode"] == code


async def test_the_token_is_stable_until_a_forced_refresh_ends_it(stage: Stage) -> None:
    first, second = await token(stage), await token(stage)
    assert first == second
    await token(stage, force_refresh=True)
    query = {"access_token": first["access_token"]}
    async with stage.http.post(f"{BASE}/message/custom/send", params=query, json={}) as answer:
        assert (await answer.json())["errcode"] == 40001


async def test_the_sixth_push_after_a_message_is_refused(stage: Stage) -> None:
    chat = await stage.do(acts.Say("路灯不亮"))
    assert [await push(stage, chat) for _ in range(6)] == [0, 0, 0, 0, 0, 45047]


async def test_after_48_hours_nothing_is_taken(stage: Stage) -> None:
    chat = await stage.do(acts.Say("路灯不亮"))
    stage.wait(hours=48, seconds=1)
    assert await push(stage, chat) == 45015


@pytest.mark.parametrize("act", [acts.Follow(), acts.Press("找驿站"), acts.Follow(scene="12号")])
async def test_a_tap_opens_three_pushes_for_a_minute(stage: Stage, act: acts.Sent) -> None:
    chat = await stage.do(act)
    assert [await push(stage, chat) for _ in range(4)] == [0, 0, 0, 45047]
    await stage.do(act)
    stage.wait(seconds=61)
    assert await push(stage, chat) == 45015


async def test_who_left_and_strangers_get_nothing(stage: Stage) -> None:
    chat = await stage.do(acts.Leave())
    assert await push(stage, chat) == 43004
    stranger = Chat("wechat", "resident-1")
    stranger.external = "oSomebodyElse"
    assert await push(stage, stranger) == 40003


async def test_a_phone_not_seen_since_the_start_is_taken_as_one_that_wrote(stage: Stage) -> None:
    assert await push(stage, Chat("wechat", "chief-2")) == 0
    assert stage.chat(phone="chief-2").entries[0].text == "7号签收了"


async def test_text_is_limited_in_bytes(stage: Stage) -> None:
    chat = await stage.do(acts.Say("路灯不亮"))
    assert await push(stage, chat, "字" * 682) == 0
    assert await push(stage, chat, "字" * 683) == 45002


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"msgtype": "hologram", "hologram": {}}, 40008),
        ({"msgtype": "news", "news": {"articles": [{}, {}]}}, 40008),
        ({}, 47001),
    ],
)
async def test_malformed_pushes_get_the_platforms_code(
    stage: Stage, body: dict[str, Any], code: int
) -> None:
    assert (await call(stage, "message/custom/send", **body))["errcode"] == code


async def test_other_kinds_of_push_are_shown(stage: Stage) -> None:
    chat = await stage.do(acts.Say("地图"))
    one = {"title": "地图", "description": "附近", "url": "https://example.org"}
    choices = {"head_content": "在哪里?", "list": [{"id": "1", "content": "北边"}]}
    for kind, content in (("news", {"articles": [one]}), ("msgmenu", choices)):
        body = {"touser": chat.external, "msgtype": kind, kind: content}
        assert (await call(stage, "message/custom/send", **body))["errcode"] == 0
    *_, news, menu = chat.entries
    assert news.article
    assert news.article.title == "地图"
    assert (menu.text, menu.buttons[0][0].say) == ("在哪里?", "北边")


async def test_a_template_message_costs_nothing_of_the_window(stage: Stage) -> None:
    chat = await stage.do(acts.Follow())
    stage.wait(hours=1)
    data = {"thing1": {"value": "楼道堆物"}}
    answer = await call(stage, "message/template/send", touser=chat.external, data=data)
    assert answer["errcode"] == 0
    assert chat.entries[-1].article


async def test_media_can_be_fetched_and_kept(stage: Stage) -> None:
    query = {"access_token": (await token(stage))["access_token"]}
    form = FormData()
    form.add_field("media", b"\xff\xd8picture", filename="one.jpg")
    async with stage.http.post(f"{BASE}/media/upload", params=query, data=form) as answer:
        kept = (await answer.json())["media_id"]
    for ref, start in ((kept, b"\xff\xd8"), ("hallway", b"\xff\xd8"), ("voice-amr", b"#!AMR")):
        asked = {**query, "media_id": ref}
        async with stage.http.get(f"{BASE}/media/get", params=asked) as answer:
            assert (await answer.read()).startswith(start)
    async with stage.http.get(f"{BASE}/media/get", params={**query, "media_id": "no"}) as answer:
        assert (await answer.json())["errcode"] == 40007


async def test_a_menu_the_bot_makes_is_the_phones_menu(stage: Stage) -> None:
    button = {"type": "click", "name": "说件事", "key": "report"}
    await call(stage, "menu/create", button=[button])
    async with stage.http.get("/simulator/api/start") as answer:
        assert (await answer.json())["menu"] == [button]


async def test_about_a_follower(stage: Stage) -> None:
    chat = await stage.do(acts.Follow())
    query = {"access_token": (await token(stage))["access_token"], "openid": chat.external}
    async with stage.http.get(f"{BASE}/user/info", params=query) as answer:
        about = await answer.json()
    assert (about["subscribe"], about["unionid"][:2]) == (1, "uS")


async def test_what_the_stub_does_not_know_is_an_invalid_url(stage: Stage) -> None:
    async with stage.http.get(f"{BASE}/nothing") as answer:
        assert (await answer.json())["errcode"] == 40066
