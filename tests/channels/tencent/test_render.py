"""A reply as WeChat shows it: cut where it may be cut, and never able to break out."""

import itertools

import pytest
import xmltodict
from hypothesis import given
from hypothesis import strategies as st

from channels.tencent.render import render
from channels.tencent.wording import LIMIT, messages, web_only
from domain.message import AppPage, Card, Choice, Incoming, Link, Pin, Rendered, Reply

ZHANG = Incoming(
    channel="wechat", account="wx1", sender="oZhang", key="wechat:wx1:1", at=1_795_228_200_999,
    kind="text",
)  # fmt: skip


def answered(reply: Reply) -> tuple[str, Reply | None]:
    """What the resident reads, after a parser that is not ours, and what goes out afterwards."""
    rendered = render("gh_us", ZHANG, reply)
    fields = xmltodict.parse(rendered.passive, strip_whitespace=False)["xml"]
    assert set(fields) == {"ToUserName", "FromUserName", "CreateTime", "MsgType", "Content"}
    return fields["Content"], rendered.follow


def said(reply: Reply) -> str:
    words, follow = answered(reply)
    assert follow is None
    return words


def test_it_is_addressed_the_other_way_round_and_dated_at_receipt():
    fields = xmltodict.parse(render("gh_us", ZHANG, Reply(text="好")).passive)["xml"]
    assert (fields["ToUserName"], fields["FromUserName"]) == ("oZhang", "gh_us")
    assert (fields["CreateTime"], fields["MsgType"]) == ("1795228200", "text")


@pytest.mark.parametrize("reply", [Reply(), Reply(text=""), Reply(text="\n \x00")])
def test_silence_is_nothing_at_all(reply):
    assert render("gh_us", ZHANG, reply) == Rendered()


def test_the_same_reply_is_rendered_the_same():
    reply = Reply(text="宜" * 3000, choices=(Choice("一", "1"),))
    assert render("gh_us", ZHANG, reply) == render("gh_us", ZHANG, reply)


STATIONS = (
    Card("宜川驿站", ("往东400米,走6分钟", "24:00关"), (Link("导航", "https://a.cn/m?x=1&y=2"),)),
    Card("中潭驿站", links=(Link("导航", "https://a.cn/2"), Link("拨打", "tel:021"))),
)


def test_cards_are_numbered_and_indented_with_their_links_last():
    assert said(Reply(text="离您最近:", cards=STATIONS, after="路上慢点。")) == (
        "离您最近:\n"
        "1 宜川驿站\n"
        "  往东400米,走6分钟\n"
        '  24:00关 <a href="https://a.cn/m?x=1&y=2">›导航</a>\n'
        '2 中潭驿站 <a href="https://a.cn/2">›导航</a> <a href="tel:021">›拨打</a>\n'
        "路上慢点。"
    )


def test_links_of_the_whole_stand_after_it():
    reply = Reply(text="离您最近:", after="路上慢点。", links=(Link("看地图", "https://a.cn/map"),))
    words = '离您最近:\n路上慢点。\n<a href="https://a.cn/map">›看地图</a>'
    assert said(reply) == words


def test_a_single_card_needs_no_number():
    assert said(Reply(cards=STATIONS[1:])).startswith("中潭驿站 <a")


def test_digits_belong_to_the_choices_where_there_are_any():
    choices = (Choice("铁路北边", "北边"), Choice("铁路南边", "南边"))
    words = said(Reply(text="在哪里?", cards=STATIONS, choices=choices)).split("\n")
    assert words[-2:] == ["1 铁路北边", "2 铁路南边"]
    assert [line[0] for line in words if "驿站" in line] == ["·", "·"]


def test_what_text_cannot_show_is_pointed_at():
    place = Pin(31.25, 121.44, "gcj02", "宜川路")
    assert said(Reply(text="在这里", place=place)) == "在这里\n宜川路"
    assert said(Reply(place=Pin(31.25, 121.44, "gcj02"))) == "31.25000,121.44000"


# -- breaking out -----------------------------------------------------------------------------

INJECTION = "]]></Content><MsgType><![CDATA[news]]></MsgType><Content><![CDATA["


@pytest.mark.parametrize("words", ["]]>", "a]]]]>>b]]>", INJECTION, "]]", "]" * 9 + ">"])
def test_the_end_of_cdata_in_words_ends_nothing(words):
    """Trap 8: wechatpy does not escape it."""
    assert said(Reply(text=f"您说的是:{words}")) == f"您说的是:{words}"


def test_names_are_as_harmless_as_words():
    fields = xmltodict.parse(render("gh]]>", ZHANG, Reply(text="好")).passive)["xml"]
    assert fields["FromUserName"] == "gh]]>"


def test_characters_xml_forbids_are_dropped_and_emoji_kept():
    words = "路\x00灯\x0b不\x1f亮\ud83d\ufffe\uffff👨‍👩‍👧😀\r\n第二行\t完"
    assert said(Reply(text=words)) == "路灯不亮👨‍👩‍👧😀\n第二行\t完"


@pytest.mark.parametrize(
    "words", ['<a href="http://x.cn">点我</a>', "<A HREF='x'>", "< a href=x>", "</a>"]
)
def test_somebody_elses_link_is_only_words(words):
    """A resident's words are shown to staff: no tap of theirs in the street's name."""
    for reply in (Reply(text=words), Reply(after=words), Reply(cards=(Card(words, (words,)),))):
        assert "<" not in said(reply).replace("<a>", "")
    assert said(Reply(text="3<5, <b>, <address>")) == "3<5, <b>, <address>"


def test_a_link_cannot_leave_its_attribute():
    link = Link('导航"</a><b>\n', 'https://a.cn/?q="><a href="http://x.cn">\n 空')
    words = said(Reply(cards=(Card("站", links=(link,)),)))
    assert words.count("<") == words.count("</a>") + 1 == 2
    assert words.count('"') == 3
    assert "\n" not in words


# -- cutting ----------------------------------------------------------------------------------


def test_the_limit_counts_bytes():
    """Trap 9: 682 characters of three bytes are 2,046; one more would not fit."""
    assert said(Reply(text="宜" * 682)) == "宜" * 682
    words, follow = answered(Reply(text="宜" * 683))
    assert words == "宜" * 682
    assert follow == Reply(text="宜")


def test_no_character_is_cut_in_two():
    words, follow = answered(Reply(text="a" + "😀" * 600))
    assert words == "a" + "😀" * 511
    assert follow == Reply(text="😀" * 89)


def test_it_is_cut_at_a_line_where_one_fits():
    first, second = "宜" * 400, "川" * 400
    words, follow = answered(Reply(text=f"{first}\n{second}", choices=(Choice("好", "好"),)))
    assert words == first
    assert follow == Reply(text=f"{second}\n1 好")


@pytest.mark.parametrize(("last", "rest"), [(1023, None), (1024, "b" * 1024)])
def test_line_ends_count_too(last, rest):
    words, follow = answered(Reply(text=f"{'a' * 1024}\n{'b' * last}"))
    assert len(words) == (2048 if rest is None else 1024)
    assert (follow.text if follow else None) == rest


def test_a_page_is_filled_to_the_last_byte():
    reply = Reply(text=f"{'a' * 1024}\n{'b' * 1023}\nc")
    assert messages(reply) == [f"{'a' * 1024}\n{'b' * 1023}", "c"]


def test_what_follows_has_its_addresses_written_out():
    """It may leave by another channel, where a tag would be read as words."""
    words, follow = answered(Reply(text="宜" * 670, cards=STATIONS))
    assert words == "宜" * 670 + "\n1 宜川驿站"
    assert follow == Reply(
        text="  往东400米,走6分钟\n  24:00关 ›导航 https://a.cn/m?x=1&y=2\n"
        "2 中潭驿站 ›导航 https://a.cn/2 ›拨打 tel:021".strip()
    )


def test_a_link_that_no_message_can_carry_keeps_its_label():
    reply = Reply(cards=(Card("站", links=(Link("导航", "https://a.cn/" + "x" * 3000),)),))
    assert messages(reply) == ["站", "导航"]


LINK = st.builds(Link, st.text(max_size=12), st.text("ab/:?&=\"<>' é", max_size=900))
REPLY = st.builds(
    Reply,
    text=st.text(st.sampled_from('宜😀a\n<]>"é\ud800 '), max_size=1500),
    cards=st.lists(
        st.builds(
            Card,
            st.text(max_size=20),
            st.lists(st.text(max_size=20), max_size=3).map(tuple),
            st.lists(LINK, max_size=4).map(tuple),
        ),
        max_size=5,
    ).map(tuple),
    choices=st.lists(st.builds(Choice, st.text(max_size=9), st.just("x")), max_size=3).map(tuple),
)


@given(REPLY)
def test_every_message_is_within_the_limit_and_whole(reply):
    for text in messages(reply):
        assert 0 < len(text.encode()) <= LIMIT
        assert text.count('<a href="') == text.count("</a>")
        opened = text.split('<a href="')[1:]
        assert all('">' in rest.split("</a>")[0] for rest in opened)


@given(REPLY)
def test_no_link_is_lost_by_cutting(reply):
    links = [link for card in reply.cards for link in card.links]
    whole = "".join(messages(reply))
    assert whole.count('<a href="') == len(links)


@given(st.text(max_size=3000).map(lambda words: words * 3))
def test_passive_and_follow_together_are_the_whole(words):
    rendered = render("gh_us", ZHANG, Reply(text=words))
    if rendered.passive:
        first = xmltodict.parse(rendered.passive, strip_whitespace=False)["xml"]["Content"]
        assert len(first.encode()) <= LIMIT
        rest = rendered.follow.text if rendered.follow else ""
        kept = itertools.chain(first, rest)
        assert [c for c in kept if not c.isspace()] == [
            c for c in "".join(messages(Reply(text=words))) if not c.isspace()
        ]


INSIDE = Link(
    "进度",
    "https://x.cn/case/1",
    AppPage("wx-mini", 'pages/case/case?number=YC1&"><a href=x'),
)


def test_a_page_of_the_mini_program_opens_there_and_else_in_the_browser():
    link = Link("进度", "https://x.cn/case/1", AppPage("wx-mini", "pages/case/case?number=YC1"))
    assert said(Reply(text="7号", cards=(Card("", links=(link,)),))) == (
        '7号\n<a href="https://x.cn/case/1" data-miniprogram-appid="wx-mini"'
        ' data-miniprogram-path="pages/case/case?number=YC1">›进度</a>'
    )


def test_no_path_breaks_out_of_its_quotes():
    (text,) = messages(Reply(text="7号", cards=(Card("", links=(INSIDE,)),)))
    assert text.count("<a ") == 1
    assert text.count('"') == 6


def test_where_no_mini_program_opens_the_link_is_plain():
    (text,) = messages(web_only(Reply(text="7号", cards=(Card("", links=(INSIDE,)),))))
    assert text == '7号\n<a href="https://x.cn/case/1">›进度</a>'
