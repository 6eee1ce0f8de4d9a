"""What a phone does reaches WeChat's door as the platform would bring it."""

from typing import Any

import pytest
from msgspec.structs import replace

from channels.simulator import acts
from channels.simulator.keys import WechatKeys
from channels.simulator.signing import unseal
from domain.errors import NotPossible, NotUnderstood
from domain.geo import gcj02_to_wgs84, metres
from tests.channels.simulator.conftest import Stage, Staged
from tests.channels.simulator.doors import WECHAT


@pytest.mark.parametrize("mode", ["plain", "compatible", "safe"])
async def test_a_verifying_door_accepts_every_mode_and_its_answer_is_shown(
    staged: Staged, mode: Any
) -> None:
    stage = await staged(replace(WECHAT, mode=mode))
    stage.doors.wechat = lambda heard: f"记下了:{heard['Content']}"
    chat = await stage.do(acts.Say("宜川四村12号楼道堆物"))
    mine, answer = chat.entries
    assert (mine.state, mine.receipt and mine.receipt.status) == ("delivered", 200)
    assert answer.text == "记下了:宜川四村12号楼道堆物"


async def test_safe_mode_shows_the_words_to_nobody_on_the_line(stage: Stage) -> None:
    keys: WechatKeys = stage.doors.keys
    await stage.do(acts.Say("楼道堆物"))
    assert keys.mode == "safe"
    assert stage.doors.queries[0]["encrypt_type"] == "aes"


async def test_words_cannot_break_out_of_the_callback(stage: Stage) -> None:
    words = "]]><MsgId>1</MsgId>\x00<xml>&amp;"
    await stage.do(acts.Say(words))
    assert stage.doors.heard[0]["Content"] == words.replace("\x00", "")


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (acts.Photograph("lamp"), {"MsgType": "image", "MediaId": "lamp"}),
        (acts.Speak("堆物"), {"MsgType": "voice", "Format": "amr", "Recognition": "堆物"}),
        (acts.Press("说件事"), {"MsgType": "event", "Event": "CLICK", "EventKey": "说件事"}),
        (acts.Follow(), {"Event": "subscribe", "EventKey": None}),
        (acts.Follow(scene="12号电梯"), {"Event": "subscribe", "EventKey": "qrscene_12号电梯"}),
        (acts.Leave(), {"MsgType": "event", "Event": "unsubscribe"}),
    ],
)
async def test_each_act_has_the_platforms_form(
    stage: Stage, act: acts.Sent, expected: dict[str, Any]
) -> None:
    await stage.do(act)
    heard = stage.doors.heard[0]
    assert {name: heard[name] for name in expected} == expected


async def test_a_voice_that_was_not_recognised_carries_no_words(stage: Stage) -> None:
    await stage.do(acts.Speak())
    assert "Recognition" not in stage.doors.heard[0]


async def test_a_follower_scans_where_a_newcomer_follows(stage: Stage) -> None:
    await stage.do(acts.Follow())
    await stage.do(acts.Follow(scene="12号电梯"))
    heard = stage.doors.heard[1]
    assert (heard["Event"], heard["EventKey"]) == ("SCAN", "12号电梯")


async def test_a_pin_is_sent_in_the_system_of_wechats_phones(stage: Stage) -> None:
    here = (31.2622, 121.4372)
    await stage.do(acts.Place(*here, label="宜川路"))
    heard = stage.doors.heard[0]
    sent = (float(heard["Location_X"]), float(heard["Location_Y"]))
    assert metres(here, sent) > 300
    assert metres(here, gcj02_to_wgs84(sent)) < 1


async def test_who_does_not_follow_can_only_follow(stage: Stage) -> None:
    with pytest.raises(NotPossible):
        await stage.sim.perform(stage.chat(), acts.Say("路灯不亮"))
    assert not stage.doors.heard


async def test_an_act_of_the_other_app_is_refused_before_anything_is_sent(stage: Stage) -> None:
    chat = stage.chat()
    chat.following = True
    with pytest.raises(NotPossible):
        await stage.sim.perform(chat, acts.Tap(message=1, data="x"))
    assert not chat.entries
    assert not stage.doors.heard


async def test_three_copies_are_one_message_and_one_answer(stage: Stage) -> None:
    stage.doors.wechat = lambda heard: f"{heard['MsgId']}号"
    chat = await stage.do(acts.Say("路灯不亮", times=3))
    assert len(stage.doors.heard) == 3
    assert len({heard["MsgId"] for heard in stage.doors.heard}) == 1
    mine, *answers = chat.entries
    assert len(answers) == 1
    assert mine.receipt
    assert (mine.receipt.copies, mine.receipt.alike) == (3, True)


async def test_unequal_answers_to_copies_are_all_shown(stage: Stage) -> None:
    stage.doors.wechat = lambda _: f"第{len(stage.doors.heard)}次"
    chat = await stage.do(acts.Say("路灯不亮", times=2))
    mine, *answers = chat.entries
    assert mine.receipt
    assert not mine.receipt.alike
    assert len(answers) == 2


async def test_a_door_out_of_order_is_tried_again_as_the_same_delivery(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.simulator.mail.PAUSE", 0)
    stage.doors.statuses = [503, 503]
    stage.doors.wechat = lambda _: "记下了"
    chat = await stage.do(acts.Leave())
    mine = chat.entries[0]
    assert mine.receipt
    assert (mine.receipt.tries, mine.state) == (3, "delivered")
    assert len({query["signature"] for query in stage.doors.queries}) == 3
    assert [e.text for e in chat.entries][1:] == ["记下了"]


async def test_after_three_failures_the_phone_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("channels.simulator.mail.PAUSE", 0)
    stage.doors.statuses = [503, 503, 503]
    chat = await stage.do(acts.Say("路灯不亮"))
    mine, note = chat.entries
    assert (mine.state, note.kind, note.text) == ("failed", "trouble", "HTTP 503")


async def test_a_refusal_is_not_tried_again(stage: Stage) -> None:
    stage.doors.statuses = [403]
    chat = await stage.do(acts.Say("路灯不亮"))
    assert len(stage.doors.queries) == 1
    assert chat.entries[0].state == "failed"


@pytest.mark.parametrize(
    "answer",
    ["<xml><MsgType>text</MsgType>", "<xml><MsgType>hologram</MsgType></xml>", "<xml></xml>"],
)
async def test_an_answer_that_phones_cannot_show_is_told(staged: Staged, answer: str) -> None:
    stage = await staged(replace(WECHAT, mode="plain"))
    stage.doors.wechat = lambda _: answer
    chat = await stage.do(acts.Say("路灯不亮"))
    assert [e.kind for e in chat.entries] == ["text", "trouble"]


async def test_a_tampered_answer_is_not_believed(stage: Stage) -> None:
    other = replace(WECHAT, token="another")
    sealed = stage.doors.crypto.encrypt_message("<xml/>", "1", "2").encode()
    assert unseal(WECHAT, sealed) == "<xml/>"
    with pytest.raises(NotUnderstood):
        unseal(other, sealed)


async def test_a_news_answer_shows_its_article(stage: Stage) -> None:
    stage.doors.wechat = lambda _: (
        "<xml><MsgType><![CDATA[news]]></MsgType><ArticleCount>1</ArticleCount><Articles><item>"
        "<Title><![CDATA[满满地图]]></Title><Description><![CDATA[附近]]></Description>"
        "<PicUrl><![CDATA[]]></PicUrl><Url><![CDATA[https://example.org/map]]></Url>"
        "</item></Articles></xml>"
    )
    chat = await stage.do(acts.Say("地图"))
    article = chat.entries[1].article
    assert article
    assert (article.title, article.url) == ("满满地图", "https://example.org/map")


async def test_binding_is_a_code_sent_as_the_first_message(stage: Stage) -> None:
    chat = stage.chat(phone="chief-1")
    await stage.sim.perform(chat, acts.Bind(grid="north"))
    assert stage.seats == [("grid_chief", "north")]
    assert [h.get("Event", h.get("Content")) for h in stage.doors.heard] == [
        "subscribe",
        "绑定 482913",
    ]


async def test_secrets_do_not_stand_in_what_people_are_shown(stage: Stage) -> None:
    keys = stage.doors.keys
    chat = await stage.do(acts.Say("路灯不亮"))
    await stage.do(acts.Say("路灯不亮"), "telegram")
    shown = f"{chat.entries} {stage.chat('telegram').entries} {keys} {stage.doors.telegram}"
    for secret in (keys.token, keys.aes_key, keys.app_secret, stage.doors.telegram.secret):
        assert secret not in shown
