"""Chiefs in WeCom, from a press on a card through the whole house to the card that goes grey."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.settings import Wecom
from domain.errors import Conflict
from services.clock import FixedClock
from services.people import seats
from tests.channels.wecom.account import wecom_account
from tests.channels.wecom.platform import Platform
from tests.wecom_peer import WecomPeer
from tests.whole import books
from tests.whole.inside import MONDAY, SECOND, Inside, opened

ACCOUNT = wecom_account()


class Office(NamedTuple):
    """A house with two chiefs of one grid in WeCom, and the platform between them."""

    inside: Inside
    platform: Platform
    chief: WecomPeer

    async def alerted(self) -> list[dict[str, Any]]:
        """A resident reports something; the messages that carry the cards."""
        assert "1号" in await self.inside.person("zhang").say("宜川四村12号3楼楼道堆物")
        found: list[dict[str, Any]] = []
        while sum(len(said["touser"].split("|")) for said in found) < 2:
            found.append(await self.news())
        await self.inside.house.delivery.run_once()  # until their fates are written
        return found

    async def news(self) -> dict[str, Any]:
        """What the platform is told next."""
        async with asyncio.timeout(10):
            return await self.platform.news.get()

    async def all_news(self, count: int) -> list[dict[str, Any]]:
        """The next things the platform is told."""
        return [await self.news() for _ in range(count)]


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """Both chiefs have used their codes."""
    platform = Platform(FixedClock(MONDAY))
    wecom = Wecom(
        corp_id=ACCOUNT.corp_id,
        agent_id=ACCOUNT.agent_id,
        secret=ACCOUNT.secret,
        token=ACCOUNT.token,
        encoding_aes_key=ACCOUNT.aes_key,
        api_base=await platform.start(),
    )
    async with opened(tmp_path, wecom=wecom) as inside:
        chief = WecomPeer(inside.http, ACCOUNT, "WangChief", clock=inside.clock)
        for peer in (chief, chief.other("LiChief")):
            _, code = await seats.add(inside.store, peer.user, "grid_chief", "yibei", MONDAY)
            assert await peer.say(f"绑定 {code}")
        yield Office(inside, platform, chief)
    await platform.stop()


def key_of(said: dict[str, Any], label: str) -> str:
    """What a card's button says."""
    listed = said["template_card"]["button_list"]
    return next(str(button["key"]) for button in listed if button["text"] == label)


async def test_one_press_three_times_is_one_act_and_one_change(office: Office) -> None:
    """Traps 2 and 3: three concurrent copies of an event that has no MsgId."""
    card = (await office.alerted())[0]
    office.platform.codes = {"RC-1"}
    task = card["template_card"]["task_id"]
    press = office.chief.seal(office.chief.press(key_of(card, "接单"), task=task, code="RC-1"))
    answers = await asyncio.gather(*(office.chief.post(press) for _ in range(3)))
    assert {(answer.status, answer.body) for answer in answers} == {(200, "success")}

    news = await office.all_news(3)
    [change] = [said for said in news if "response_code" in said]
    assert change["button"]["replace_name"] == "已由WangChief签收"
    told = {said["touser"]: said for said in news if "touser" in said}
    assert "1号归您了" in str(told["WangChief"])
    assert "由WangChief签收了" in str(told["LiChief"])

    await office.inside.house.delivery.run_once()
    assert len(office.platform.changed) == 1
    [case] = (await books.read(office.inside.store)).cases.values()
    assert case.state == "handling"


async def test_looking_leaves_the_card_as_it_is(office: Office) -> None:
    card = (await office.alerted())[0]
    await office.chief.post(office.chief.seal(office.chief.press(key_of(card, "详情"))))
    assert "楼道堆物" in str(await office.news())
    await office.inside.house.delivery.run_once()
    assert office.platform.changed == []


async def test_a_strangers_press_does_nothing(office: Office) -> None:
    """Trap 24: whoever got hold of a card is not its chief."""
    card = (await office.alerted())[0]
    office.platform.members.add("Stranger")
    stranger = office.chief.other("Stranger")
    await stranger.post(stranger.seal(stranger.press(key_of(card, "接单"))))
    assert (await office.news())["touser"] == "Stranger"
    await office.inside.house.delivery.run_once()
    [case] = (await books.read(office.inside.store)).cases.values()
    assert (case.state, office.platform.changed) == ("dispatched", [])


async def test_who_presses_second_hears_who_was_first(office: Office) -> None:
    """Trap 24: a press after the end of its card."""
    card = (await office.alerted())[0]
    office.platform.codes = {"RC-1", "RC-2"}
    sign = key_of(card, "接单")
    await office.chief.post(office.chief.seal(office.chief.press(sign, code="RC-1")))
    await office.all_news(3)
    second = office.chief.other("LiChief")
    await second.post(second.seal(second.press(sign, code="RC-2")))
    news = await office.all_news(2)
    assert "1号已由WangChief签收" in str([said for said in news if "touser" in said])
    assert [said["response_code"] for said in news if "response_code" in said] == ["RC-2"]


async def test_a_late_press_still_changes_its_card(office: Office) -> None:
    """Trap 1: past the platform's patience the words and the change leave by push all the same."""
    card = (await office.alerted())[0]
    office.platform.codes = {"RC-1"}

    def slow() -> None:
        office.inside.clock.move(4 * SECOND)
        raise Conflict

    office.inside.store.commits.append(slow)
    press = office.chief.press(key_of(card, "接单"), code="RC-1")
    await office.chief.post(office.chief.seal(press))
    assert "RC-1" in str(await office.all_news(3))


async def test_words_and_pictures_of_staff_are_answered_as_everybodys(office: Office) -> None:
    assert "没有" in await office.chief.say("待办")
    assert await office.chief.say(office.chief.photo())
    assert await office.chief.say(office.chief.voice())
    assert await office.chief.say(office.chief.pin(31.2587, 121.4422))


async def test_a_newcomer_is_welcomed_once(office: Office) -> None:
    office.platform.members.add("Newcomer")
    newcomer = office.chief.other("Newcomer")
    await newcomer.post(newcomer.seal(newcomer.enter()))
    assert "新宜" in str(await office.news())
    office.inside.clock.move(SECOND)
    await newcomer.post(newcomer.seal(newcomer.enter()))
    await office.inside.house.delivery.run_once()
    assert office.platform.news.empty()
