"""The figures: what they count is so now, and they are told even when the store is not there."""

import math
from pathlib import Path

from domain.errors import Unavailable
from tests.whole.callers import APPEALS
from tests.whole.inside import SECOND, Inside, opened
from tests.whole.platform import Platform


async def figures(house: Inside) -> dict[str, float]:
    """Every sample by its name and labels."""
    async with house.http.get("/metrics") as answer:
        assert answer.status == 200
        assert answer.content_type == "text/plain"
        rows = [row.rpartition(" ") for row in (await answer.text()).splitlines()]
    return {name: float(value) for name, _, value in rows if name[:1] not in ("#", "")}


async def test_a_fate_that_no_notice_has_any_more_is_not_told(
    tmp_path: Path, platform: Platform
) -> None:
    async with opened(tmp_path, platform=platform.url) as house:
        platform.hush()
        house.store.draws.append(lambda: house.clock.move(20 * SECOND))
        await house.person("late").say(APPEALS[0])
        await platform.asked()
        sending = 'xinyi_notices{fate="sending"}'
        while (await figures(house))[sending] != 1:
            pass  # the chief's alert is looked at as well, and waits for company
        platform.speak()
        await platform.said()
        while sending in (now := await figures(house)):
            pass
        assert now['xinyi_notices{fate="sent"}'] == 1


async def test_without_the_store_the_servers_own_figures_are_told(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await house.person("counted").say(APPEALS[0])
        assert (await figures(house))["xinyi_open_cases"] == 1
        house.store.counts.append(_gone)
        now = await figures(house)
        assert math.isnan(now["xinyi_open_cases"])
        assert now['xinyi_requests_total{route="/wechat",status="200"}'] == 1


def _gone() -> None:
    raise Unavailable
