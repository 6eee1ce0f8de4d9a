"""Choices as cards with buttons, shown once and changed when they are done."""

import pytest
from aiohttp import web

from domain.message import AppPage, Card, Choice, Link, Reply
from domain.work import Outcome
from tests.channels.wecom.platform import Platform
from tests.channels.wecom.telling import ALERT, SIGN, one, tell


async def test_choices_are_buttons_of_a_card(client, platform):
    assert (await one(client, ALERT)).result == "sent"
    [card] = platform.cards
    assert card["card_type"] == "button_interaction"
    assert card["main_title"] == {"title": "【待签收】7号 优先"}
    assert card["sub_title_text"] == "楼道堆物|宜川四村12号3楼\n照片2"
    assert card["button_list"] == [
        {"text": "接单", "key": "接单 7"},
        {"text": "详情", "key": "详情 7"},
    ]


async def test_a_link_is_a_button_too(client, platform):
    card = Card("", links=(Link("看照片", "https://a.cn/7"),))
    await one(client, Reply(text="7号", cards=(card,), choices=(SIGN,)))
    assert platform.cards[0]["button_list"][1] == {
        "type": 1,
        "text": "看照片",
        "url": "https://a.cn/7",
    }
    assert "card_action" not in platform.cards[0]


async def test_a_tap_beside_the_buttons_opens_the_mini_program(client, platform):
    page = AppPage("wx-mini", "pages/case/case?number=YC20261121-0007")
    card = Card("", links=(Link("进度", "https://a.cn/7", page),))
    await one(client, Reply(text="7号", cards=(card,), choices=(SIGN,)))
    assert platform.cards[0]["card_action"] == {
        "type": 2,
        "appid": "wx-mini",
        "pagepath": "pages/case/case?number=YC20261121-0007",
    }


async def test_in_words_a_page_is_its_web_address(client, platform):
    card = Card("", links=(Link("进度", "https://a.cn/7", AppPage("wx-mini", "pages/map/map")),))
    await one(client, Reply(text="7号", cards=(card,)))
    assert platform.said[0]["text"]["content"] == '7号\n<a href="https://a.cn/7">›进度</a>'


async def test_a_card_that_arrived_unanswered_is_not_shown_twice(client, platform):
    """Contracts: a stable task_id. The platform has it, so the answer is «sent», not a second card."""
    platform.answers.append(Platform.TAKEN_AND_GONE)
    outcome = await one(client, ALERT)
    assert (outcome.result, "42014" in outcome.detail) == ("sent", True)
    assert len(platform.cards) == 1


async def test_a_card_is_not_shown_twice_by_a_later_attempt_either(client, platform):
    platform.answers.extend([Platform.TAKEN_AND_GONE, web.Response(status=500)])
    assert await one(client, ALERT) == Outcome("again", "HTTP 500", unsure=True)
    assert (await one(client, ALERT, again=True)).result == "sent"
    assert len(platform.cards) == 1


async def test_words_that_got_no_answer_are_said_again_at_once(client, platform):
    """The platform's duplicate check drops them if it has them."""
    platform.answers.append(web.Response(status=502))
    assert (await one(client)).result == "sent"
    assert platform.texts == ["7号由王网格长签收了。"]
    assert platform.said[0]["duplicate_check_interval"] == 600


async def test_other_notices_and_other_words_are_another_task(client, platform):
    await tell(client, "WangChief", "LiChief", reply=ALERT)
    await tell(client, "WangChief", reply=ALERT)
    await tell(client, "WangChief", reply=Reply(text="2件待签收\n7号\n8号", choices=(SIGN,)))
    assert len({card["task_id"] for card in platform.cards}) == 3


@pytest.mark.parametrize(
    "reply",
    [
        Reply(text="选一个", choices=tuple(Choice(f"第{n}个", f"{n}") for n in range(7))),
        Reply(text="选一个", choices=(Choice("铁路北边(宜川、泰山各村)", "北"),)),
        Reply(text="宜" * 37, choices=(SIGN,)),
        Reply(text="7号\n" + "宜" * 161, choices=(SIGN,)),
        Reply(text="7号", choices=(Choice("接单", "宜" * 342),)),
        Reply(text="7号", choices=(Choice("", "接单 7"),)),
    ],
    ids=["seven buttons", "a long label", "a long title", "long words", "a long key", "no label"],
)
async def test_what_fits_no_card_is_said_in_words(client, platform, reply):
    assert (await one(client, reply)).result == "sent"
    assert platform.cards == []
    assert all(choice.spelled(n) in platform.texts[0] for n, choice in enumerate(reply.choices, 1))


async def test_a_card_that_is_done_is_changed_for_everybody(client, platform):
    platform.codes = {"RC-7"}
    [outcome] = await tell(client, "card:RC-7", reply=Reply(text="已由宜北网格长签收"))
    assert outcome == Outcome("sent")
    assert platform.changed == [
        {
            "atall": 1,
            "agentid": 1000002,
            "response_code": "RC-7",
            "button": {"replace_name": "已由宜北网格长签收"},
        }
    ]


async def test_a_response_code_is_good_once(client, platform):
    platform.codes = {"RC-7"}
    results = [(await tell(client, "card:RC-7"))[0].result for _ in range(2)]
    assert results == ["sent", "failed"]


async def test_a_grey_button_shows_twenty_characters(client, platform):
    platform.codes = {"RC-7"}
    await tell(client, "card:RC-7", reply=Reply(text="宜" * 30), again=True)
    assert platform.changed[0]["button"]["replace_name"] == "宜" * 20
