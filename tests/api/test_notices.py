"""Who has nothing but the mini-program hears what they allowed, and else by telephone."""

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from channels.miniprogram.notices import MiniprogramNotices
from channels.tencent.templates import template
from domain.telephone import TelephoneTask
from domain.work import Notice
from services.delivery.ledgers import Grants
from services.delivery.loop import Delivery
from services.escalation import telephone
from storage.port import eq
from tests.api.conftest import TEMPLATE, Http, Phone
from tests.api.test_cases import reported
from tests.api.test_staff import seated
from tests.handlers.desk import Desk, opened
from tests.miniprogram_peer import Line, Platform

OURS = template(f"{TEMPLATE} thing1=first thing2=rest time3=now", "TEST")


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    """A desk whose messages lead into the mini-program."""
    async with opened() as one:
        one.office = replace(one.office, miniprogram="wx-mini")
        yield one


@pytest.fixture
def delivery(desk: Desk, way: Line) -> Delivery:
    """The loop, with the mini-program's sender alone."""
    notices = MiniprogramNotices(way.account, way.calls, desk.clock, OURS, Grants(desk.store))
    return Delivery(desk.store, {"miniprogram": notices}, desk.clock)


async def signed(http: Http, zhang: Phone, desk: Desk) -> str:
    """A case of Zhang's that a chief signed for, which is the first thing they are told."""
    number = await reported(zhang)
    chief = await seated(http, desk, "oChief", "grid_chief", (await desk.cases())[0].grid)
    told = await chief.ask("POST", f"cases/{number}/sign", json={})
    assert told.status == 200, told
    return number


async def to_reporter(desk: Desk) -> Notice:
    """The one notice."""
    (notice,) = await desk.store.find(Notice, [eq("to", "reporter"), eq("fate", "waiting")])
    return notice


async def test_what_they_allowed_reaches_them_and_opens_their_case(
    http: Http, zhang: Phone, desk: Desk, delivery: Delivery, platform: Platform
) -> None:
    tap = {"template": TEMPLATE, "accepted": True}
    await zhang.ask("POST", "me/subscriptions", json=tap)
    platform.taps["oZhang", TEMPLATE] += 1
    number = await signed(http, zhang, desk)
    assert (await to_reporter(desk)).address is not None
    await delivery.run_once()
    (sent,) = platform.sent
    assert (sent["touser"], sent["template_id"]) == ("oZhang", TEMPLATE)
    assert sent["page"] == f"pages/case/case?number={number}"
    assert (await zhang.ask("GET", "me")).body["notices"] == 0


@pytest.mark.parametrize("wrong", [0, 43101, 40003])
async def test_where_no_way_is_left_the_desk_telephones(
    http: Http, zhang: Phone, desk: Desk, delivery: Delivery, platform: Platform, wrong: int
) -> None:
    await signed(http, zhang, desk)
    if wrong:
        await zhang.ask("POST", "me/subscriptions", json={"template": TEMPLATE})
        platform.errors.append(wrong)
    notice = await to_reporter(desk)
    await delivery.run_once()
    while (found := await desk.store.get(Notice, notice.id)) and found.fate == "waiting":
        await delivery.run_once()
    assert found is not None
    assert found.fate == "unreachable"
    made, _ = await telephone.sweep(desk.office, desk.clock.now())
    assert made == 1
    (task,) = await desk.store.find(TelephoneTask)
    assert (task.why, task.open) == ("unreached", True)
