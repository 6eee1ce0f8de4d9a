"""Subscription messages against the platform on loopback: one tap, one message, every code."""

import pytest
from aiohttp import web

from channels.miniprogram.account import MiniprogramAccount
from channels.miniprogram.notices import MiniprogramNotices
from channels.tencent.calls import Calls
from channels.tencent.templates import Template, template
from domain.message import AppPage, Card, Link, Reply
from domain.people import Address
from domain.reach import Grant, grant_id
from domain.work import Outcome
from services.clock import FixedClock
from services.delivery.ledgers import Grants
from services.delivery.port import Letter
from storage.port import Store
from tests.miniprogram_peer import Platform

ZHANG = Address("miniprogram", "wx-mini", "oZhang")
OURS = template("TPL-1 thing1=first thing2=rest time3=now", "TEST")
CASE = "pages/case/case?number=YC20261121-0007"
DONE = Reply(
    text="7号办了:\n物业清走了3楼纸箱、鞋柜,还有五楼的自行车",
    cards=(
        Card("", links=(Link("进度", "https://x.cn/case/1", AppPage("wx-mini", CASE)),)),
    ),
)  # fmt: skip


class Way:
    """The sender, what people allowed, and what the platform knows of it."""

    def __init__(self, made: tuple[MiniprogramAccount, Calls, FixedClock], store: Store) -> None:
        self.grants, self._store, self._made = Grants(store), store, made

    async def send(
        self, reply: Reply = DONE, ours: Template | None = OURS, *, again: bool = False
    ) -> Outcome:
        """One letter to Zhang."""
        client = MiniprogramNotices(*self._made, ours, self.grants)
        (outcome,) = await client.send([Letter(ZHANG, reply, "n1", again)])
        return outcome

    async def left(self) -> int:
        """How many Zhang still allows."""
        found = await self._store.get(Grant, grant_id(ZHANG.key, "TPL-1"))
        return found.left if found else 0


@pytest.fixture
def told(account: MiniprogramAccount, calls: Calls, clock: FixedClock, store: Store) -> Way:
    return Way((account, calls, clock), store)


async def test_one_tap_one_message_and_the_second_is_not_even_tried(
    told: Way, platform: Platform
) -> None:
    await told.grants.add(ZHANG, "TPL-1")
    platform.taps["oZhang", "TPL-1"] += 1
    assert await told.send() == Outcome("sent")
    assert platform.sent == [
        {
            "touser": "oZhang",
            "template_id": "TPL-1",
            "page": CASE,
            "data": {
                "thing1": {"value": "7号办了:"},
                "thing2": {"value": "物业清走了3楼纸箱、鞋柜,还有五楼的自…"},
                "time3": {"value": "2026年11月21日 10:30"},
            },
        }
    ]
    assert await told.send() == Outcome("unreachable", "no consent to a notice")
    assert len(platform.sent) == 1


async def test_what_is_about_no_case_opens_the_list_of_them(told: Way, platform: Platform) -> None:
    await told.grants.add(ZHANG, "TPL-1")
    platform.taps["oZhang", "TPL-1"] += 1
    await told.send(Reply(text="明天14:00理发"), again=True)
    assert platform.sent[0]["page"] == "pages/cases/cases"
    assert platform.sent[0]["data"]["thing1"]["value"] == "【重发】明天14:00理发"


async def test_a_consent_that_only_we_counted_is_counted_no_more(told: Way) -> None:
    await told.grants.add(ZHANG, "TPL-1", 3)
    outcome = await told.send()
    assert (outcome.result, outcome.detail[-7:]) == ("unreachable", "(43101)")
    assert await told.left() == 0


@pytest.mark.parametrize(
    ("code", "result", "scope", "remain"),
    [
        (43101, "unreachable", "notice", 0),
        (40003, "unreachable", "address", 2),
        (47003, "failed", "notice", 2),
        (41030, "failed", "notice", 2),
        (45168, "failed", "notice", 2),
        (20001, "failed", "notice", 2),
        (-1, "again", "notice", 2),
        (43108, "again", "notice", 2),
        (45009, "again", "account", 2),
        (45011, "again", "account", 2),
        (40037, "again", "account", 2),
        (40164, "again", "account", 2),
        (43107, "again", "account", 2),
        (48001, "again", "account", 2),
    ],
)
async def test_each_code_has_its_consequence(
    told: Way, platform: Platform, code: int, result: str, scope: str, remain: int
) -> None:
    await told.grants.add(ZHANG, "TPL-1", 2)
    platform.errors.append(code)
    outcome = await told.send()
    assert (outcome.result, outcome.scope) == (result, scope)
    assert str(code) in outcome.detail
    assert await told.left() == remain


@pytest.mark.parametrize("code", [40001, 40014, 42001])
async def test_a_token_that_is_turned_down_is_renewed_once(
    told: Way, platform: Platform, code: int
) -> None:
    await told.grants.add(ZHANG, "TPL-1")
    platform.taps["oZhang", "TPL-1"] += 1
    platform.errors.append(code)
    assert await told.send() == Outcome("sent")
    assert platform.tokens == 2


async def test_an_answer_that_got_lost_may_have_used_the_consent(
    told: Way, platform: Platform
) -> None:
    await told.grants.add(ZHANG, "TPL-1", 2)
    platform.errors.append(web.Response(status=502))
    outcome = await told.send()
    assert (outcome.result, outcome.unsure) == ("again", True)
    assert await told.left() == 1


async def test_a_platform_that_is_away_has_used_nothing(told: Way, platform: Platform) -> None:
    await told.grants.add(ZHANG, "TPL-1", 2)
    await platform.leave()
    outcome = await told.send()
    assert (outcome.result, await told.left()) == ("again", 2)


async def test_without_a_template_they_are_told_another_way_at_once(
    told: Way, platform: Platform
) -> None:
    assert (await told.send(ours=None)).result == "unreachable"
    assert platform.tokens == 0
