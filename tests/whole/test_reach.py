"""When a platform says no: what an operator sees, and that everything leaves once it is mended."""

import asyncio
from collections import Counter
from pathlib import Path

from domain.message import Reply
from domain.people import Address
from domain.work import Lane, Notice
from services.delivery.fates import unreachable_reporters
from services.delivery.rules import LONG
from storage.port import Insert
from tests.whole.callers import APPEALS
from tests.whole.inside import HOUR, SECOND, Inside, opened
from tests.whole.platform import Platform
from tests.whole.running import ACCOUNT

IP_LIST = "configuration: this server's address is not in the platform's IP list (40164)"


async def trouble(house: Inside) -> object:
    """What /readyz says of the channels."""
    async with house.http.get("/readyz") as answer:
        assert answer.status == 200
        return (await answer.json())["trouble"]


async def told(house: Inside) -> bool:
    """Whether /metrics raises its flag."""
    async with house.http.get("/metrics") as answer:
        return 'xinyi_channel_trouble{channel="wechat"} 1.0' in await answer.text()


async def test_a_setting_that_is_wrong_is_told_until_something_gets_through(
    tmp_path: Path, platform: Platform
) -> None:
    async with opened(tmp_path, platform=platform.url) as house:
        assert await trouble(house) == {}
        platform.refusals.append(40164)
        house.store.draws.append(lambda: house.clock.move(20 * SECOND))
        await house.person("late").say(APPEALS[0])
        while not await trouble(house):
            pass
        assert await trouble(house) == {"wechat": IP_LIST}
        assert await told(house)

        house.clock.move(LONG)
        house.house.delivery.wake()
        assert "记下了" in (await platform.said()).words
        while await trouble(house):
            pass
        assert not await told(house)


def news(number: int, to: str, now: int) -> Notice:
    """A push about a case, to whoever reported it."""
    return Notice(
        id=f"news-{number}", street="yichuan", lane=Lane.case, reply=Reply(text=f"{number}号办了"),
        made_at=now, visible_at=now, expires_at=now + HOUR, to="reporter", case="c",
        address=Address("wechat", ACCOUNT.app_id, to),
    )  # fmt: skip


async def fates(house: Inside, *numbers: int) -> Counter[str]:
    """What became of pushes, once that is known."""
    house.house.delivery.wake()
    while True:
        found = [await house.store.get(Notice, f"news-{number}") for number in numbers]
        counted = Counter(str(one.fate) for one in found if one)
        if not counted.keys() & {"waiting", "sending"}:
            return counted
        await asyncio.sleep(0)


async def test_the_sixth_push_takes_another_way_until_they_write_again(
    tmp_path: Path, platform: Platform
) -> None:
    """Trap 19, through the whole house. No other way is set up here, so nobody is reached."""
    async with opened(tmp_path, platform=platform.url) as house:
        peer = house.person("busy")
        await peer.say(APPEALS[0])
        now = house.clock.now()
        await house.store.commit([Insert(news(n, peer.openid, now)) for n in range(6)])
        assert await fates(house, *range(6)) == {"sent": 5, "unreachable": 1}
        assert len(platform.rest()) == 5
        (lost,) = await unreachable_reporters(house.store, now - 1)
        assert lost.detail == "customer-service messages are used up"

        house.clock.move(SECOND)
        await peer.say("你好")
        await house.store.commit([Insert(news(6, peer.openid, house.clock.now()))])
        assert await fates(house, 6) == {"sent": 1}
