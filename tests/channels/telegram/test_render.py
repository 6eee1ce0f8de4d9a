"""A reply in Telegram's form, whatever it holds."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from channels.telegram.render import DATA_BYTES, LIMIT, MOST_BUTTONS, Button, Part, compose, render
from domain.message import Card, Choice, Incoming, Link, Pin, Rendered, Reply

WORDS = st.text(st.characters(codec="utf-8"), max_size=60)
LINKS = st.lists(
    st.builds(Link, WORDS, st.sampled_from(["https://x.cn/a", "tel:119", "http://localhost/"])),
    max_size=2,
).map(tuple)
REPLIES = st.builds(
    Reply,
    text=WORDS | st.just("长" * 5_000) | st.just("<&>😀" * 3_000),
    cards=st.lists(
        st.builds(Card, WORDS, st.lists(WORDS, max_size=3).map(tuple), LINKS), max_size=70
    ).map(tuple),
    after=WORDS,
    choices=st.lists(st.builds(Choice, WORDS, WORDS), max_size=4).map(tuple),
    place=st.none() | st.builds(Pin, st.floats(-90, 90), st.floats(-180, 180), label=WORDS),
)
INCOMING = Incoming(channel="telegram", account="1", sender="4", key="k", at=0, kind="text")


def units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def buttons(part: Part) -> list[tuple[str, str]]:
    return [(b.label, b.say or b.url) for row in part.rows for b in row]


def only(reply: Reply) -> Part:
    (part,) = compose(reply)
    return part


def test_everything_follows_and_silence_stays_silent() -> None:
    reply = Reply(text="记下了")
    assert render(INCOMING, reply) == Rendered("", reply)
    assert render(INCOMING, Reply()) == Rendered("", None)


@settings(deadline=None)
@given(REPLIES, st.booleans())
def test_whatever_is_said_fits(reply: Reply, tapping: bool) -> None:
    parts = compose(reply, buttons=tapping)
    assert all(units(part.html) <= LIMIT and units(part.plain) <= LIMIT for part in parts)
    taps = [b for part in parts for row in part.rows for b in row]
    assert len(taps) <= MOST_BUTTONS
    assert all(len(b.say.encode()) <= DATA_BYTES for b in taps)
    assert all(b.label.strip() for b in taps)
    assert not any(part.rows for part in parts[:-1])
    assert tapping or not taps


@settings(deadline=None)
@given(REPLIES)
def test_words_never_become_marks(reply: Reply) -> None:
    for part in compose(reply):
        shown = re.sub(r"</?b>", "", part.html)
        assert "<" not in shown
        assert html.unescape(shown) == part.plain


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", categories=["L", "P", "S"]), max_size=9_000))
def test_nothing_is_lost_in_cutting(words: str) -> None:
    parts = compose(Reply(text=words or "x"))
    assert "".join(part.plain for part in parts).replace("\n", "") == (words or "x")


def test_cut_at_a_lines_end() -> None:
    first, second = compose(Reply(text="一" * 3_000 + "\n" + "二" * 3_000))
    assert (first.plain, second.plain) == ("一" * 3_000, "二" * 3_000)


def test_choices_are_buttons_that_say_their_words() -> None:
    choices = (
        Choice("接单", "接单 7"),
        Choice("详情", "进度 7"),
        Choice("不归我", "退单 7"),
        Choice("联系", "联系 7"),
    )
    part = only(Reply(text="【待签收】7号", choices=choices))
    assert [[b.say for b in row] for row in part.rows] == [
        ["接单 7", "进度 7", "退单 7"],
        ["联系 7"],
    ]
    assert part.plain == "【待签收】7号"


def test_long_labels_have_a_row_each() -> None:
    choices = (Choice("铁路北边(宜川、泰山各村)", "北"), Choice("铁路南边", "南"))
    assert [len(row) for row in only(Reply(text="?", choices=choices)).rows] == [1, 1]


@pytest.mark.parametrize(
    ("say", "fits"), [("字" * 21, True), ("字" * 21 + "a", True), ("字" * 22, False), ("", False)]
)
def test_a_choice_too_long_for_a_button_makes_all_of_them_numbers(say: str, fits: bool) -> None:
    part = only(Reply(text="哪一个?", choices=(Choice("甲", "甲"), Choice("乙", say))))
    assert len(buttons(part)) == (2 if fits else 0)
    assert part.plain == ("哪一个?" if fits else "哪一个?\n1 甲\n2 乙")


def test_a_cards_links_are_buttons_with_its_number() -> None:
    cards = tuple(
        Card(f"驿站{n}", (f"往东{n}00米",), (Link("导航", f"https://uri.amap.com/{n}"),))
        for n in (1, 2)
    )
    part = only(Reply(text="最近的:", cards=cards, after="路上慢点。"))
    assert part.plain == "最近的:\n1 驿站1\n往东100米\n2 驿站2\n往东200米\n路上慢点。"
    assert "<b>1 驿站1</b>" in part.html
    assert buttons(part) == [
        ("1 导航", "https://uri.amap.com/1"), ("2 导航", "https://uri.amap.com/2"),
    ]  # fmt: skip


def test_links_of_the_whole_are_buttons_without_a_number() -> None:
    far, near = Link("看地图", "https://x.cn/map"), Link("看地图", "http://localhost/map")
    assert only(Reply(text="最近的", links=(far,))).rows == ((Button("看地图", url=far.url),),)
    written = only(Reply(text="最近的", links=(near,)))
    assert (written.rows, written.plain) == ((), "最近的\n›看地图 http://localhost/map")


def test_digits_are_left_to_the_choices() -> None:
    cards = (Card("甲", (), (Link("看", "https://x.cn/1"),)), Card("乙"))
    part = only(Reply(cards=cards, choices=(Choice("是", "是"),)))
    assert part.plain == "· 甲\n· 乙"
    assert buttons(part) == [("甲 看", "https://x.cn/1"), ("是", "是")]


@pytest.mark.parametrize(
    "url",
    ["http://localhost:8080/case/x", "tel:119", "weixin://x", "https://a b.cn/", "http://[bad/"],
)
def test_an_address_that_telegram_would_refuse_is_written_out(url: str) -> None:
    part = only(Reply(cards=(Card("7号", (), (Link("看", url),)),)))
    assert (part.plain, part.rows) == (f"7号\n›看 {url}", ())


@pytest.mark.parametrize(("crs", "name"), [("wgs84", "wgs84"), ("gcj02", "gaode")])
def test_a_place_opens_a_map_longitude_first(crs: str, name: str) -> None:
    part = only(Reply(text="在这里", place=Pin(31.2587, 121.4422, crs, "宜川公园")))  # type: ignore[arg-type]
    ((label, url),) = buttons(part)
    assert label == "📍 宜川公园"
    assert "position=121.442200,31.258700" in url
    assert f"coordinate={name}" in url


def test_a_place_alone_has_words_too() -> None:
    assert only(Reply(place=Pin(31.2587, 121.4422))).plain == "31.25870, 121.44220"
    odd = only(Reply(text="在", place=Pin(31.2587, 121.4422, "bd09", "公园")))
    assert (odd.plain, odd.rows) == ("在\n公园 31.25870, 121.44220", ())


def test_a_picture_is_shown_above_the_words() -> None:
    part = only(Reply(text="地图", picture="https://x.cn/map.png"))
    assert (part.plain, part.picture) == ("地图", "https://x.cn/map.png")
    assert only(Reply(text="地图", picture="file:///etc/passwd")).picture == ""
    assert only(Reply(picture="https://x.cn/map.png")).plain == "https://x.cn/map.png"


def test_halves_of_emoji_and_control_characters_are_dropped() -> None:
    assert only(Reply(text="a\ud83d\x00b\tc\nd")).plain == "abc\nd"


def test_without_buttons_everything_is_in_words() -> None:
    reply = Reply(
        text="?",
        cards=(Card("甲", (), (Link("看", "https://x.cn/1"),)),),
        choices=(Choice("是", "是"),),
    )
    (part,) = compose(reply, buttons=False)
    assert (part.plain, part.rows) == ("?\n甲\n›看 https://x.cn/1\n1 是", ())
