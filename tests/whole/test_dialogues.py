"""What was begun goes on: after a crash, after a day, and never with somebody else."""

import asyncio
from pathlib import Path

from tests.whole import books
from tests.whole.callers import APPEALS, line_to, person
from tests.whole.inside import HOUR, SECOND, Inside, opened
from tests.whole.running import Server

NOWHERE = "路灯不亮"
"""An appeal that has to be asked where."""

NORTH = "1"
"""The first choice of 「在哪里?」."""


async def test_killed_in_the_middle_of_a_dialogue(house: Server) -> None:
    async with line_to(house) as line:
        peer = person(line, "in-the-middle")
        message, event = peer.text(NOWHERE), peer.follow()
        welcomed = await peer.post(peer.seal(event))
        asked = await peer.post(peer.seal(message))
        waiting = person(line, "photographer")
        assert "1" in await waiting.say(waiting.photo())

        house.kill()
        await asyncio.to_thread(house.start)

        assert "在哪里" in asked.text
        assert (await peer.post(peer.seal(message))).xml == asked.xml
        assert (await peer.post(peer.seal(event))).xml == welcomed.xml
        assert "宜川四村" in await peer.say("宜川四村12号")
        assert "照片" in await waiting.say(APPEALS[0])
    async with books.store_of(house.file) as store:
        there = await books.read(store)
    (placed,) = _of(there, peer.openid)
    assert (placed.place, placed.state) == ("宜川四村", "dispatched")
    (pictured,) = _of(there, waiting.openid)
    assert pictured.photos == 1


async def _asked(house: Inside, name: str) -> None:
    assert "在哪里" in await house.person(name).say(NOWHERE)


async def test_a_days_pause_is_no_end(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await _asked(house, "slow")
        house.clock.move(24 * HOUR - SECOND)
        assert "地点记下了" in await house.person("slow").say(NORTH)


async def test_after_a_day_a_digit_means_nothing(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        await _asked(house, "too slow")
        house.clock.move(24 * HOUR)
        assert "地点记下了" not in await house.person("too slow").say(NORTH)
        (case,) = (await books.read(house.store)).cases.values()
        assert (case.state, case.grid) == ("submitted", "")


async def test_a_digit_answers_ones_own_question_only(tmp_path: Path) -> None:
    """Twenty people are asked at once; every second of them answers, in another order."""
    async with opened(tmp_path) as house:
        names = [f"asked-{n}" for n in range(20)]
        await asyncio.gather(*(_asked(house, name) for name in names))
        bystander = await house.person("bystander").say(NORTH)
        answering = names[::-2]
        said = await asyncio.gather(*(house.person(name).say(NORTH) for name in answering))
        assert "地点记下了" not in bystander
        assert all("地点记下了" in each for each in said)
        there = await books.read(house.store)
    placed = {case.reporter for case in there.cases.values() if case.grid}
    assert placed == {
        one.person
        for one in there.identities.values()
        if one.address.external.removeprefix("oWhole_") in answering
    }
    assert len(there.cases) == len(names)


def _of(there: books.Books, openid: str) -> list:  # type: ignore[type-arg]
    (who,) = [one for one in there.identities.values() if one.address.external == openid]
    return [case for case in there.cases.values() if case.reporter == who.person]
