"""The stub answers the application's client as WeCom would."""

from typing import Any

import pytest

from channels.simulator import acts
from channels.simulator.phones import Chat
from tests.channels.simulator.conftest import Stage
from tests.channels.simulator.doors import WECOM

BASE = "/simulator/platform/wecom/cgi-bin"
CHIEF = ("wecom", "chief-1")


async def token(stage: Stage) -> str:
    query = {"corpid": WECOM.corp_id, "corpsecret": WECOM.secret}
    async with stage.http.get(f"{BASE}/gettoken", params=query) as answer:
        return str((await answer.json())["access_token"])


async def call(stage: Stage, path: str, **body: Any) -> dict[str, Any]:
    query = {"access_token": await token(stage)}
    asked = {"agentid": 1000002} | body
    async with stage.http.post(f"{BASE}/{path}", params=query, json=asked) as answer:
        return dict(await answer.json())


async def tell(stage: Stage, user: str, words: str = "7号") -> dict[str, Any]:
    return await call(stage, "message/send", touser=user, msgtype="text", text={"content": words})


async def alert(stage: Stage, user: str, task: str = "t1", buttons: int = 2) -> dict[str, Any]:
    listed = [{"text": f"第{n}", "key": f"接单 {n}"} for n in range(buttons)]
    card = {
        "card_type": "button_interaction",
        "main_title": {"title": "【待签收】7号"},
        "sub_title_text": "楼道堆物",
        "task_id": task,
        "button_list": listed,
    }
    return await call(
        stage, "message/send", touser=user, msgtype="template_card", template_card=card
    )


async def member(stage: Stage, phone: str = "chief-1") -> Chat:
    return await stage.do(acts.Follow(), "wecom", phone)


async def test_a_message_reaches_members_and_names_the_others(stage: Stage) -> None:
    first, second = await member(stage), await member(stage, "chief-2")
    answer = await tell(stage, f"{first.external}|Somebody|{second.external}")
    assert (answer["errcode"], answer["invaliduser"]) == (0, "somebody")
    assert [chat.entries[-1].text for chat in (first, second)] == ["7号", "7号"]
    assert first.entries[-1].push


async def test_who_left_is_no_member(stage: Stage) -> None:
    chat = await stage.do(acts.Leave(), *CHIEF)
    assert (await tell(stage, chat.external))["errcode"] == 81013


async def test_a_wrong_secret_a_wrong_token_and_a_wrong_agent_are_refused(stage: Stage) -> None:
    query = {"corpid": WECOM.corp_id, "corpsecret": "wrong"}
    async with stage.http.get(f"{BASE}/gettoken", params=query) as answer:
        assert (await answer.json())["errcode"] == 40001
    async with stage.http.post(f"{BASE}/message/send?access_token=x", json={}) as answer:
        assert (await answer.json())["errcode"] == 40014
    assert (await call(stage, "message/send", agentid=1))["errcode"] == 40056


async def test_a_press_tells_which_card_and_its_code_changes_it_once(stage: Stage) -> None:
    first, second = await member(stage), await member(stage, "chief-2")
    await alert(stage, f"{first.external}|{second.external}")
    card = first.entries[-1]
    await stage.do(acts.Tap(message=card.message, data="接单 0"), *CHIEF)
    press = stage.doors.callbacks[-1]
    assert (press["Event"], press["EventKey"]) == ("template_card_event", "接单 0")
    assert press["TaskId"] == "t1"
    change = {"response_code": press["ResponseCode"], "button": {"replace_name": "已由张三签收"}}
    assert (await call(stage, "message/update_template_card", **change))["errcode"] == 0
    shown = [next(e for e in chat.entries if e.task) for chat in (first, second)]
    assert [(e.stamp, e.buttons) for e in shown] == [("已由张三签收", ())] * 2
    assert (await call(stage, "message/update_template_card", **change))["errcode"] == 42049


async def test_after_72_hours_a_card_stays_as_it_is(stage: Stage) -> None:
    chat = await member(stage)
    await alert(stage, chat.external)
    await stage.do(acts.Tap(message=chat.entries[-1].message, data="接单 0"), *CHIEF)
    change = {
        "response_code": stage.doors.callbacks[-1]["ResponseCode"],
        "button": {"replace_name": "已由张三签收"},
    }
    stage.wait(hours=73)
    assert (await call(stage, "message/update_template_card", **change))["errcode"] == 42049


async def test_a_task_is_used_once_and_has_six_buttons_at_most(stage: Stage) -> None:
    chat = await member(stage)
    codes = [
        (await alert(stage, chat.external, "t1", 7))["errcode"],
        (await alert(stage, chat.external, "t1", 6))["errcode"],
        (await alert(stage, chat.external, "t1", 6))["errcode"],
    ]
    assert codes == [40058, 0, 42014]


async def test_the_31st_message_of_a_minute_is_dropped_without_a_word(stage: Stage) -> None:
    chat = await member(stage)
    answers = [(await tell(stage, chat.external, f"{n}"))["errcode"] for n in range(32)]
    assert set(answers) == {0}
    assert len([e for e in chat.entries if e.push]) == 30
    stage.wait(minutes=1)
    await tell(stage, chat.external, "later")
    assert chat.entries[-1].text == "later"


@pytest.mark.parametrize("words", ["宜" * 683, "x" * 2049])
async def test_a_long_text_is_refused(stage: Stage, words: str) -> None:
    chat = await member(stage)
    assert (await tell(stage, chat.external, words))["errcode"] == 45002


async def test_a_robot_speaks_in_its_group(stage: Stage) -> None:
    chat = stage.chat("wecom", "group-1")
    path = f"{BASE}/webhook/send"
    post = {"msgtype": "markdown", "markdown": {"content": "应到30"}}
    codes = []
    for key in ("wrong", *[WECOM.robot] * 21):
        async with stage.http.post(path, params={"key": key}, json=post) as answer:
            codes.append((await answer.json())["errcode"])
    assert codes == [93000, *[0] * 20, 45009]
    assert [(entry.text, entry.markup) for entry in chat.entries] == [("应到30", True)] * 20


async def test_a_picture_is_fetched_by_its_id(stage: Stage) -> None:
    await stage.do(acts.Photograph("lamp"), *CHIEF)
    query = {"access_token": await token(stage), "media_id": stage.doors.callbacks[-1]["MediaId"]}
    async with stage.http.get(f"{BASE}/media/get", params=query) as answer:
        assert (answer.content_type, (await answer.read())[:2]) == ("image/jpeg", b"\xff\xd8")
    async with stage.http.get(f"{BASE}/media/get", params=query | {"media_id": "x"}) as answer:
        assert (await answer.json())["errcode"] == 40007
    async with stage.http.get(f"{BASE}/media/get", params={"media_id": "lamp"}) as answer:
        assert (await answer.json())["errcode"] == 40014
