"""What a member's phone sends, in the house's words."""

import pytest

from channels.wecom.reading import read
from domain.message import Media, Pin
from tests.channels.wecom.account import wecom_account
from tests.channels.wecom.conftest import NOW
from tests.wecom_peer import WecomPeer

ACCOUNT = wecom_account()
CORP = ACCOUNT.corp_id


@pytest.fixture
def phone(clock) -> WecomPeer:
    """A phone without a line: only what it would send counts here."""
    return WecomPeer(None, ACCOUNT, clock=clock)  # type: ignore[arg-type]


def heard(fields):
    return read({name: str(value) for name, value in fields.items()}, CORP, NOW)


def test_words_are_from_the_member_to_the_corp(phone):
    fields = phone.text("待办")
    incoming = heard(fields)
    assert (incoming.kind, incoming.text, incoming.at) == ("text", "待办", NOW)
    assert (incoming.channel, incoming.account, incoming.sender) == ("wecom", CORP, "WangChief")
    assert incoming.key == f"wecom:{CORP}:{fields['MsgId']}"
    assert incoming.message == fields["MsgId"]


def test_a_picture_a_voice_and_a_film_lie_with_the_platform(phone):
    photo, voice, film = (heard(f) for f in (phone.photo("p"), phone.voice("v"), phone.video("f")))
    assert photo.media == Media("photo", "p", "https://wework.qpic.cn/1/0")
    assert (voice.media, voice.text) == (Media("voice", "v"), "")
    assert film.media == Media("video", "f")


def test_x_is_the_latitude_in_gcj02(phone):
    """Trap 12."""
    assert heard(phone.pin(31.25, 121.44, "甘泉路")).pin == Pin(31.25, 121.44, "gcj02", "甘泉路")


def test_a_link_is_its_words(phone):
    assert heard(phone.link("通知", "https://a.cn/1", "明天")).text == "通知\n明天\nhttps://a.cn/1"


def test_a_message_of_another_kind_is_still_somebodys(phone):
    incoming = heard(phone.message("miniprogram", Title="x"))
    assert incoming.kind == "unknown"
    assert incoming.message


def test_a_buttons_key_is_what_it_says(phone):
    incoming = heard(phone.press("接单 7"))
    assert (incoming.kind, incoming.text, incoming.message) == ("button", "接单 7", "")


def test_a_menus_key_is_what_it_says(phone):
    incoming = heard(phone.menu("待办"))
    assert (incoming.kind, incoming.text) == ("menu", "待办")


def test_coming_entering_and_leaving(phone):
    kinds = [heard(f).kind for f in (phone.join(), phone.enter(), phone.leave())]
    assert kinds == ["follow", "enter", "leave"]


def test_where_somebody_is_stops_here(phone):
    incoming = heard(phone.position(31.2, 121.4))
    assert (incoming.kind, incoming.pin) == ("position", None)


@pytest.mark.parametrize("event", ["view", "batch_job_result", "change_contact", "open_approval"])
def test_an_event_nobody_waits_for_is_nobodys(phone, event):
    assert heard(phone.event(event)) is None


def test_events_of_one_second_are_told_apart(phone, clock):
    """Trap 2: an event has no MsgId."""
    same = [phone.press("接单 7", code="A"), phone.press("接单 7", code="A")]
    others = [
        phone.press("接单 7", code="B"),
        phone.press("接单 7", code="A", task="other"),
        phone.press("详情 7", code="A"),
        phone.other("LiChief").press("接单 7", code="A"),
        phone.menu("接单 7"),
    ]
    clock.move(1_000)
    later = phone.press("接单 7", code="A")
    assert len({heard(fields).key for fields in same}) == 1
    assert len({heard(fields).key for fields in [*same, *others, later]}) == 7
