"""Messages out, against a WeCom on loopback that behaves as the real one, well and badly."""

import asyncio
import logging

import pytest
from aiohttp import ClientSession, web

from channels.tencent.calls import Calls
from channels.tencent.tokens import AccessToken, Tokens
from channels.wecom.client import WecomClient
from channels.wecom.codes import STALE
from channels.wecom.corp_token import CorpToken
from domain.message import AppPage, Card, Choice, Link, Reply
from domain.people import Address
from domain.work import Outcome
from services.delivery.port import Letter
from storage.sqlite import SqliteStore
from tests.channels.wecom.conftest import SECRET, wecom_account
from tests.channels.wecom.platform import Platform

CORP = wecom_account().corp_id
SIGN = Choice("接单", "接单 7", word="接单 7")
DETAIL = Choice("详情", "详情 7", word="详情 7")
ALERT = Reply(text="【待签收】7号 优先\n楼道堆物|宜川四村12号3楼\n照片2", choices=(SIGN, DETAIL))
DONE = Reply(text="7号由王网格长签收了。")


@pytest.fixture
async def platform(clock):
    running = Platform(clock)
    yield running
    await running.stop()


@pytest.fixture
async def client(clock, platform, tmp_path):
    """A client with a patience that tests can wait for."""
    account = wecom_account(api_base=await platform.start())
    store = SqliteStore(tmp_path / "x.db", "yichuan", [AccessToken])
    await store.open()
    async with ClientSession() as session:
        tokens = Tokens(CorpToken(account, session), store, clock)
        yield WecomClient(account, Calls(session, tokens, STALE, timeout_s=0.2))
    await store.close()


def letters(*externals: str, reply: Reply = DONE, again: bool = False) -> list[Letter]:
    return [
        Letter(Address("wecom", CORP, external), reply, f"n{n}", again)
        for n, external in enumerate(externals)
    ]


async def tell(client, *externals: str, reply: Reply = DONE, again: bool = False) -> list[Outcome]:
    return await client.send(letters(*externals, reply=reply, again=again))


async def one(client, reply: Reply = DONE, *, again: bool = False) -> Outcome:
    [outcome] = await tell(client, "WangChief", reply=reply, again=again)
    return outcome


# -- words ---------------------------------------------------------------------------------------


async def test_a_message_reaches_a_member_as_plain_utf8(client, platform):
    assert await one(client, Reply(text="7号办了😀")) == Outcome("sent")
    [said] = platform.said
    assert (said["touser"], said["agentid"], said["msgtype"]) == ("WangChief", 1000002, "text")
    assert (said["text"], said["enable_duplicate_check"]) == ({"content": "7号办了😀"}, 1)


async def test_many_are_told_in_one_call(client, platform):
    outcomes = await tell(client, "WangChief", "LiChief")
    assert [outcome.result for outcome in outcomes] == ["sent", "sent"]
    assert [said["touser"] for said in platform.said] == ["WangChief|LiChief"]


async def test_a_thousand_are_one_call(client, platform):
    """Trap 25: over 1,000 recipients; the loop never gives more than `largest` at once."""
    people = [f"m{n}" for n in range(client.largest)]
    platform.members = set(people)
    assert {outcome.result for outcome in await tell(client, *people)} == {"sent"}
    assert len(platform.said) == 1


async def test_who_is_named_twice_is_told_once(client, platform):
    assert len(await tell(client, "WangChief", "WangChief")) == 2
    assert [said["touser"] for said in platform.said] == ["WangChief"]


async def test_links_are_taps(client, platform):
    card = Card("进度", links=(Link("打开", "https://a.cn/case/1?x=1&y=2"),))
    await one(client, Reply(text="7号", cards=(card,)))
    assert platform.texts == ['7号\n进度 <a href="https://a.cn/case/1?x=1&y=2">›打开</a>']


async def test_a_repetition_says_so(client, platform):
    await one(client, again=True)
    assert platform.texts == ["【重发】7号由王网格长签收了。"]


async def test_a_long_reply_becomes_several_messages_none_over_the_limit(client, platform):
    """Trap 9."""
    lines = [f"第{n}条:{'宜' * 100}" for n in range(20)]
    assert (await one(client, Reply(text="\n".join(lines)))).result == "sent"
    assert len(platform.said) == 4
    assert all(len(text.encode()) <= 2048 for text in platform.texts)
    assert "\n".join(platform.texts).split("\n") == lines


async def test_what_breaks_after_a_part_was_taken_is_unsure(client, platform):
    platform.answers.extend([{"errcode": 0}, -1])
    outcome = await one(client, Reply(text="宜" * 1000))
    assert (outcome.result, outcome.unsure) == ("again", True)


async def test_a_reply_without_words_is_not_sent(client, platform):
    assert (await one(client, Reply())).result == "failed"
    assert platform.posts == []


# -- whom it reaches -----------------------------------------------------------------------------


async def test_ok_may_still_name_people_it_did_not_reach(client, platform):
    """Trap 18, and protocols: the answer may be ok and still carry invaliduser."""
    platform.unlicensed = {"ZhaoOfficer"}
    outcomes = await tell(client, "WangChief", "GoneAway", "ZhaoOfficer", "LiChief")
    assert [outcome.result for outcome in outcomes] == [
        "sent",
        "unreachable",
        "unreachable",
        "sent",
    ]
    assert [outcome.detail for outcome in outcomes] == ["", "invaliduser", "no licence", ""]


async def test_who_cannot_be_told_a_part_is_told_no_more(client, platform):
    outcomes = await tell(client, "GoneAway", "LiChief", reply=Reply(text="宜" * 1000))
    assert [outcome.result for outcome in outcomes] == ["unreachable", "sent"]
    assert [said["touser"] for said in platform.said] == ["GoneAway|LiChief", "LiChief"]


async def test_when_nobody_can_be_reached_all_are_unreachable(client, platform):
    outcomes = await tell(client, "GoneAway", "AlsoGone")
    assert {outcome.result for outcome in outcomes} == {"unreachable"}
    assert "81013" in outcomes[0].detail


@pytest.mark.parametrize(
    "external", ["@all", "WangChief|LiChief", "", "a b", "robot:", "robot:a&b=c", "card:", "中文"]
)
async def test_nobody_is_meant_by_what_is_no_address(client, platform, external):
    """«@all» would tell the whole corp."""
    [outcome] = await tell(client, external)
    assert outcome.result == "unreachable"
    assert (platform.posts, platform.posted) == ([], [])


async def test_another_corps_member_is_not_ours(client, platform):
    letter = Letter(Address("wecom", "ww-other", "WangChief"), DONE, "n1", again=False)
    assert [o.result for o in await client.send([letter])] == ["unreachable"]
    assert platform.posts == []


async def test_members_groups_and_cards_of_one_batch_each_have_their_fate(client, platform):
    platform.codes = {"RC-1"}
    outcomes = await tell(client, "robot:group-1", "WangChief", "@all", "card:RC-1", "LiChief")
    assert [o.result for o in outcomes] == ["sent", "sent", "unreachable", "sent", "sent"]
    assert [said["touser"] for said in platform.said] == ["WangChief|LiChief"]
    assert (len(platform.posted), len(platform.changed)) == (1, 1)


# -- cards ---------------------------------------------------------------------------------------


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
    platform.answers.append(Platform.TAKEN_AND_HANG)
    outcome = await one(client, ALERT)
    assert (outcome.result, "42014" in outcome.detail) == ("sent", True)
    assert len(platform.cards) == 1


async def test_a_card_is_not_shown_twice_by_a_later_attempt_either(client, platform):
    platform.answers.extend([Platform.TAKEN_AND_HANG, web.Response(status=500)])
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


# -- groups --------------------------------------------------------------------------------------


async def test_a_robot_posts_text_to_its_group(client, platform):
    [outcome] = await tell(client, "robot:group-1", reply=Reply(text="应到30 收到12"))
    assert outcome == Outcome("sent")
    assert platform.posted == [
        ("group-1", {"msgtype": "text", "text": {"content": "应到30 收到12"}})
    ]
    assert platform.fetches == 0


async def test_links_make_it_markdown(client, platform):
    card = Card("3号集结", links=(Link("进度[图]", "https://a.cn/c/(3)"),))
    await tell(client, "robot:group-1", reply=Reply(text="<@all>[点](http://x)", cards=(card,)))
    [(_, post)] = platform.posted
    words = post["markdown"]["content"]
    assert words == "＜@all>［点］(http://x)\n3号集结 [进度［图］](https://a.cn/c/(3%29)"


async def test_a_group_reads_no_personal_number_and_is_offered_no_choice(client, platform):
    """Trap 24: a group post claims no acknowledgement."""
    reply = Reply(text="联系 13812345678", choices=(SIGN,))
    await tell(client, "robot:group-1", reply=reply)
    [(_, post)] = platform.posted
    assert post["text"]["content"] == "联系 138****5678"


async def test_a_long_post_becomes_several(client, platform):
    lines = "\n".join(f"第{n}条:{'宜' * 100}" for n in range(20))
    link = Card("", links=(Link("页", "https://a.cn"),))
    await tell(client, "robot:group-1", reply=Reply(text=lines))
    await tell(client, "robot:group-2", reply=Reply(text=lines, cards=(link,)))
    texts = [post["text"]["content"] for key, post in platform.posted if key == "group-1"]
    marked = [post["markdown"]["content"] for key, post in platform.posted if key == "group-2"]
    assert (len(texts), len(marked)) == (4, 2)
    assert all(len(text.encode()) <= 2048 for text in texts)
    assert all(len(text.encode()) <= 4096 for text in marked)


@pytest.mark.parametrize(
    ("code", "result", "scope"),
    [(45009, "again", "address"), (93000, "unreachable", "notice"), (-1, "again", "notice")],
)
async def test_a_robots_refusal_is_its_groups_alone(client, platform, code, result, scope):
    """Trap 25: 20 a minute for each robot."""
    platform.answers.append(code)
    [outcome] = await tell(client, "robot:group-1")
    assert (outcome.result, outcome.scope) == (result, scope)


async def test_an_unknown_robot_is_unreachable(client, platform):
    assert [o.result for o in await tell(client, "robot:nobodys")] == ["unreachable"]


# -- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "result", "scope"),
    [
        (-1, "again", "notice"),
        (45009, "again", "account"),
        (45033, "again", "account"),
        (60020, "again", "account"),
        (60011, "again", "account"),
        (301002, "again", "account"),
        (48002, "again", "account"),
        (40056, "again", "account"),
        (40001, "again", "account"),
        (81013, "unreachable", "notice"),
        (60111, "unreachable", "notice"),
        (42014, "sent", "notice"),
        (45002, "failed", "notice"),
        (40058, "failed", "notice"),
        (99999, "failed", "notice"),
    ],
)
async def test_http_200_is_not_success(client, platform, code, result, scope):
    """Trap 18: every code has its fate."""
    platform.answers.append(code)
    outcome = await one(client)
    assert (outcome.result, outcome.scope, outcome.unsure) == (result, scope, False)
    assert str(code) in outcome.detail
    assert (len(platform.posts), platform.said) == (1, [])


@pytest.mark.parametrize("code", [40056, 48002, 60020])
async def test_a_wrong_setting_is_told_and_nothing_is_lost(client, platform, caplog, code):
    platform.answers.append(code)
    outcome = await one(client)
    assert "configuration" in outcome.detail
    assert "configuration" in caplog.text
    assert outcome.wait == 60_000
    assert (await one(client)).result == "sent"


@pytest.mark.parametrize("code", [40014, 41001, 42001])
async def test_an_endless_refusal_ends_after_two_posts(client, platform, code):
    """Trap 16."""
    platform.always = code
    outcome = await one(client)
    assert (outcome.result, outcome.scope) == ("again", "account")
    assert len(platform.posts) <= 2


async def test_a_token_ended_early_is_fetched_once_more_and_the_message_sent(client, platform):
    await one(client)
    platform.expire()
    assert (await one(client)).result == "sent"
    assert platform.posts == ["TOKEN-1-secret", "TOKEN-1-secret", "TOKEN-2-secret"]


@pytest.mark.parametrize(
    ("answer", "unsure"),
    [
        (web.Response(status=500), True),
        (web.Response(status=502, text="<html>"), True),
        (web.Response(status=404), False),
        (web.Response(status=307, headers={"Location": "/cgi-bin/message/send"}), False),
        (web.Response(text="<html>not json</html>"), True),
        (web.Response(text=""), True),
        (web.Response(text="{}"), True),
        (web.Response(text='{"errcode": "0"}'), True),
        (web.Response(text='{"errcode": 0, "invaliduser": 5}'), True),
        ("hang", True),
    ],
    ids=str,
)
async def test_no_answer_that_can_be_read_means_again(client, platform, answer, unsure):
    platform.answers.extend([answer, web.Response(status=500)])
    outcome = await one(client)
    assert (outcome.result, outcome.unsure, outcome.wait) == ("again", unsure, 0)
    assert len(platform.posts) == (2 if unsure else 1)


async def test_nobody_listening_means_again_and_surely_not_taken(client):
    cut_off = WecomClient(wecom_account(api_base="http://127.0.0.1:1"), client._members._calls)
    outcome = await one(cut_off)
    assert (outcome.result, outcome.unsure) == ("again", False)


async def test_a_store_that_fails_means_again(client, platform):
    await client._members._calls._tokens._store.close()
    assert (await one(client)).result == "again"
    assert platform.posts == []


@pytest.mark.parametrize("code", [40014, 60020, 45009, 81013, 93000, 99999])
async def test_no_secret_and_no_word_gets_into_logs_or_details(client, platform, caplog, code):
    """Trap 17: the platform's own errmsg quotes the token, and the secret is in gettoken's query."""
    platform.token_answers.append(web.Response(status=500))
    with caplog.at_level(logging.DEBUG):
        details = [(await one(client)).detail]
        client._members._calls._tokens._clock.move(60_000)
        platform.always = code
        platform.answers.append(code)
        details += [o.detail for o in await tell(client, "WangChief", "robot:group-1")]
        await platform.stop()
        details += [o.detail for o in await tell(client, "WangChief", "robot:group-1")]
    told = [record.getMessage() for record in caplog.records if record.name != "aiohttp.access"]
    for secret in ("-secret", SECRET, "王网格长", "WangChief", "group-1"):
        assert not any(secret in line for line in (*details, *told))


async def test_a_burst_shares_one_token(client, platform):
    outcomes = await asyncio.gather(*(one(client) for _ in range(20)))
    assert {outcome.result for outcome in outcomes} == {"sent"}
    assert platform.fetches == 1
