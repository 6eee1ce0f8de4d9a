"""Every kind of callback, through the real door, as the house hears it."""

import pytest

from domain.message import Media, Pin
from tests.channels.wechat.conftest import NOW


async def heard(peer, house, fields):
    answer = await peer.post(peer.seal(fields))
    assert answer.status == 200, answer
    return house.last


async def test_words(peer, house):
    fields = peer.text(" 宜川四村12号\n3楼堆物 😀&lt; ")
    incoming = await heard(peer, house, fields)
    assert (incoming.kind, incoming.text) == ("text", "宜川四村12号\n3楼堆物 😀&lt;")
    assert (incoming.channel, incoming.account) == ("wechat", "wx49f0ab532d5d035a")
    assert (incoming.sender, incoming.message) == ("oZhang", fields["MsgId"])
    assert incoming.key == f"wechat:wx49f0ab532d5d035a:{fields['MsgId']}"
    assert incoming.at == NOW


async def test_the_moment_is_ours_not_the_senders(peer, house):
    incoming = await heard(peer, house, peer.text("路灯") | {"CreateTime": "1"})
    assert incoming.at == NOW


async def test_a_picture(peer, house):
    incoming = await heard(peer, house, peer.photo("m1", "http://mmbiz.qpic.cn/a"))
    assert incoming.kind == "photo"
    assert incoming.media == Media("photo", "m1", "http://mmbiz.qpic.cn/a")


@pytest.mark.parametrize(
    ("recognised", "text"), [("楼道堆物", "楼道堆物"), ("", ""), (None, ""), (" \n", "")]
)
async def test_a_voice_with_empty_or_missing_recognition(peer, house, recognised, text):
    """Trap 11: `Recognition` is being retired."""
    incoming = await heard(peer, house, peer.voice(recognised, "m2"))
    assert (incoming.kind, incoming.text) == ("voice", text)
    assert incoming.media == Media("voice", "m2")


@pytest.mark.parametrize("short", [True, False])
async def test_a_film(peer, house, short):
    incoming = await heard(peer, house, peer.video("m3", short=short))
    assert (incoming.kind, incoming.media) == ("video", Media("video", "m3"))


async def test_a_location_has_its_latitude_in_x_and_stays_in_its_own_system(peer, house):
    """Trap 12."""
    incoming = await heard(peer, house, peer.pin(31.2587, 121.4422, "宜川路 宜川四村"))
    assert incoming.kind == "pin"
    assert incoming.pin == Pin(31.2587, 121.4422, "gcj02", "宜川路 宜川四村")


async def test_a_shared_page(peer, house):
    incoming = await heard(peer, house, peer.link("停水通知", "https://a.cn/1", "明天"))
    assert (incoming.kind, incoming.text) == ("link", "停水通知\n明天\nhttps://a.cn/1")


@pytest.mark.parametrize(
    ("key", "scene"), [("qrscene_station-7", "station-7"), ("", ""), ("last_trade_no_4003", "")]
)
async def test_following_by_a_code_names_the_scene(peer, house, key, scene):
    """Trap 13."""
    incoming = await heard(peer, house, peer.event("subscribe", EventKey=key))
    assert (incoming.kind, incoming.scene, incoming.message) == ("follow", scene, "")


async def test_following_without_any_key(peer, house):
    assert (await heard(peer, house, peer.event("subscribe"))).scene == ""


async def test_the_same_scene_by_scan_and_by_follow(peer, house):
    scanned = await heard(peer, house, peer.scan("station-7"))
    followed = await heard(peer, house, peer.follow("station-7"))
    assert (scanned.kind, followed.kind) == ("scan", "follow")
    assert scanned.scene == followed.scene == "station-7"


async def test_leaving(peer, house):
    """Trap 14, as far as the door goes."""
    assert (await heard(peer, house, peer.leave())).kind == "leave"


async def test_a_menu_entry_that_speaks(peer, house):
    incoming = await heard(peer, house, peer.menu("stations"))
    assert (incoming.kind, incoming.text) == ("menu", "stations")


async def test_a_position_report_carries_no_position(peer, house):
    incoming = await heard(peer, house, peer.position(31.2, 121.4))
    assert (incoming.kind, incoming.pin) == ("position", None)


async def test_the_window_that_asks_for_notices(peer, house):
    got = await heard(peer, house, peer.consent(TPL1="accept", TPL2="reject"))
    assert (got.kind, got.text) == ("consent", "TPL1 accept\nTPL2 reject")


async def test_events_nobody_waits_an_answer_for(peer, house):
    chosen = {"Location_X": "31.2", "Location_Y": "121.4"}
    for fields in (
        peer.view("https://a.cn/"),
        peer.template_done("200228332"),
        peer.event("location_select", EventKey="where", SendLocationInfo=chosen),
        peer.event("some_new_event"),
    ):
        incoming = await heard(peer, house, fields)
        assert (incoming.kind, incoming.text, incoming.message) == ("unknown", "", "")


@pytest.mark.parametrize("words", ["【收到不支持的消息类型，暂无法显示】", "[Unsupported Message]"])
async def test_a_sticker_is_no_text(peer, house, words):
    """WeChat writes these words in its place (wechatpy issue 656); they are not the resident's."""
    fields = peer.text(words)
    incoming = await heard(peer, house, fields)
    assert (incoming.kind, incoming.text) == ("unknown", "")
    assert incoming.message == fields["MsgId"]


async def test_an_unknown_message_keeps_its_id_for_somebody_waits(peer, house):
    fields = peer.message("miniprogrampage", Title="核酸", AppId="wx1")
    incoming = await heard(peer, house, fields)
    assert (incoming.kind, incoming.message) == ("unknown", fields["MsgId"])


async def test_two_events_within_a_second_are_two_deliveries(peer, house):
    """Trap 2: events have no MsgId, so their identity is person, second, event and key."""
    events = [
        peer.menu("stations"),
        peer.menu("centre"),
        peer.scan("stations"),
        peer.other("oWang").menu("stations"),
        peer.template_done("1"),
        peer.template_done("2"),
    ]
    keys = [(await heard(peer, house, fields)).key for fields in events]
    assert len(set(keys)) == len(events)


async def test_the_same_event_a_second_later_is_another(peer, house, clock):
    first = await heard(peer, house, peer.menu("stations"))
    clock.move(1000)
    second = await heard(peer, house, peer.menu("stations"))
    assert first.key != second.key


async def test_an_event_sent_again_is_the_same_delivery(peer, house):
    sealed = peer.seal(peer.menu("stations"))
    await peer.post(sealed)
    await peer.post(sealed)
    assert house.heard[0].key == house.heard[1].key


async def test_what_residents_paste_comes_through_without_its_control_characters(peer, house):
    """WeChat passes on what XML forbids (WeRoBot issue 420); a 4xx would look like a breakdown."""
    incoming = await heard(peer, house, peer.text("堆\x1d物\x00\x0b在3楼\x10"))
    assert incoming.text == "堆物在3楼"
