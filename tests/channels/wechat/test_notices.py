"""Template messages and subscription notices, against the WeChat on loopback."""

import pytest
from aiohttp import ClientSession, web
from hypothesis import given
from hypothesis import strategies as st

from channels.tencent.calls import Calls
from channels.tencent.codes import STALE
from channels.tencent.stable_token import StableToken
from channels.tencent.templates import cut, template
from channels.tencent.tokens import AccessToken, Tokens
from channels.wechat.notices import SubscriptionClient, TemplateClient
from domain.errors import BadSettings
from domain.message import AppPage, Card, Link, Reply
from domain.people import Address
from domain.reach import Grant, grant_id
from domain.work import Outcome
from services.delivery.ledgers import Grants
from services.delivery.port import Letter
from storage.sqlite import SqliteStore
from tests.channels.wechat.conftest import wechat_account
from tests.channels.wechat.platform import Platform

WAY = Address("wechat-subscription", "wx49f0ab532d5d035a", "oZhang")
ZHANG = Address("wechat", "wx49f0ab532d5d035a", "oZhang")
OURS = template("TPL-1 thing1=first thing2=rest time3=now phrase4=处理完毕", "TEST")
DONE = Reply(
    text="7号办了:\n物业清走了3楼纸箱、鞋柜,还有五楼的自行车\n您看行吗?",
    cards=(Card("7号", links=(Link("进度", "https://x.cn/case/1"),)),),
)
BODY = {
    "touser": "oZhang",
    "template_id": "TPL-1",
    "data": {
        "thing1": {"value": "7号办了:"},
        "thing2": {"value": "物业清走了3楼纸箱、鞋柜,还有五楼的自…"},
        "time3": {"value": "2026年11月21日 10:30"},
        "phrase4": {"value": "处理完毕"},
    },
}


@pytest.fixture
async def platform(clock):
    running = Platform(clock, "s3cr3t-of-the-app")
    yield running
    await running.stop()


@pytest.fixture
async def parts(clock, platform, tmp_path):
    """What both clients are made of, and the grants."""
    account = wechat_account(api_base=await platform.start())
    store = SqliteStore(tmp_path / "x.db", "yichuan", [AccessToken, Grant])
    await store.open()
    async with ClientSession() as session:
        tokens = Tokens(StableToken("wechat", account, session), store, clock)
        yield (account, Calls(session, tokens, STALE), clock, OURS), Grants(store)
    await store.close()


async def send(client, reply: Reply = DONE, *, again: bool = False) -> Outcome:
    (outcome,) = await client.send([Letter(WAY, reply, "n1", again)])
    return outcome


async def left(grants: Grants) -> int:
    found = await grants._store.get(Grant, grant_id(ZHANG.key, "TPL-1"))
    return found.left if found else 0


async def test_a_template_message_says_what_there_is_room_for(parts, platform):
    """Trap 21."""
    assert await send(TemplateClient(*parts[0])) == Outcome("sent")
    assert platform.said == [BODY | {"url": "https://x.cn/case/1"}]


INSIDE = Reply(
    text=DONE.text,
    cards=(
        Card("", links=(Link("进度", "https://x.cn/case/1", AppPage("wx-mini", "pages/map/map")),)),
    ),
)
THERE = {"miniprogram": {"appid": "wx-mini", "pagepath": "pages/map/map"}}


async def test_a_tap_opens_the_mini_program_where_the_link_leads_there(parts, platform):
    made, grants = parts
    await grants.add(ZHANG, "TPL-1")
    assert await send(TemplateClient(*made), INSIDE) == Outcome("sent")
    assert await send(SubscriptionClient(*made, grants), INSIDE) == Outcome("sent")
    assert platform.said == [
        BODY | {"url": "https://x.cn/case/1"} | THERE,
        BODY | {"page": "https://x.cn/case/1"} | THERE,
    ]


@pytest.mark.parametrize("code", [40165, 40166])
async def test_a_page_that_is_not_there_keeps_no_notice_back(parts, platform, code):
    platform.answers.append(code)
    assert await send(TemplateClient(*parts[0]), INSIDE) == Outcome("sent")
    assert platform.said[-1] == BODY | {"url": "https://x.cn/case/1"}


async def test_a_subscription_notice_costs_one_consent(parts, platform):
    made, grants = parts
    client = SubscriptionClient(*made, grants)
    assert (await send(client)).detail == "no consent to a notice"
    assert platform.posts == []
    await grants.add(ZHANG, "TPL-1", 2)
    assert await send(client) == Outcome("sent")
    assert platform.said == [BODY | {"page": "https://x.cn/case/1"}]
    assert await left(grants) == 1


@pytest.mark.parametrize(
    ("answer", "remain"),
    [(43101, 0), (45009, 2), (-1, 2), (47003, 2), (web.Response(status=500), 1)],
    ids=str,
)
async def test_a_consent_is_only_lost_where_it_may_have_been_used(parts, platform, answer, remain):
    """Trap 20: 43101 says that there are none, whatever we counted."""
    made, grants = parts
    await grants.add(ZHANG, "TPL-1", 2)
    platform.answers.append(answer)
    assert (await send(SubscriptionClient(*made, grants))).result != "sent"
    assert await left(grants) == remain


async def test_a_repetition_says_so(parts, platform):
    await send(TemplateClient(*parts[0]), again=True)
    assert platform.said[0]["data"]["thing1"]["value"] == "【重发】7号办了:"


async def test_a_wrong_template_waits_for_the_operator(parts, platform):
    platform.answers.append(40037)
    outcome = await send(TemplateClient(*parts[0]))
    assert (outcome.result, outcome.scope) == ("again", "account")


@pytest.mark.parametrize("setting", ["TPL", "TPL thing1", "TPL =first", "TPL Thing1=first", "T a="])
def test_a_setting_that_cannot_work_is_refused_by_name(setting):
    with pytest.raises(BadSettings, match="XINYI_WECHAT__TEMPLATE"):
        template(setting, "XINYI_WECHAT__TEMPLATE")


@given(st.sampled_from(["thing1", "phrase9", "name2", "character_string4", "time3"]), st.text())
def test_no_field_holds_more_than_its_room(field, words):
    room = {"phrase9": 5, "name2": 10, "character_string4": 32}.get(field, 20)
    assert len(cut(field, words)) <= room
    assert cut(field, words[:room]) == words[:room]


def test_nothing_to_say_is_said_as_such():
    assert OURS.filled(Reply(), 0)["thing1"] == {"value": "…"}
