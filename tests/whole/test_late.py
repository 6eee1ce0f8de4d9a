"""A reply that is late for the platform's five seconds leaves as a push instead."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.work import Notice
from tests.whole import books
from tests.whole.callers import APPEALS, PREFIX
from tests.whole.inside import SECOND, Inside, opened
from tests.whole.platform import Platform

LATE = 3_500
"""Milliseconds after which the platform may not hear us any more (contracts.md)."""


@pytest.fixture
async def house(platform: Platform, tmp_path: Path) -> AsyncIterator[Inside]:
    """A house that speaks to them."""
    async with opened(tmp_path, platform=platform.url) as inside:
        yield inside


async def test_a_late_reply_leaves_as_a_push_and_only_once(
    house: Inside, platform: Platform
) -> None:
    peer = house.person("late")
    delivery = peer.seal(peer.text(APPEALS[0]))
    house.store.draws.append(lambda: house.clock.move(LATE + 1))

    assert (await peer.post(delivery)).body == "success"
    openid, words = await platform.said()
    assert openid == f"{PREFIX}late"
    assert "1号（YC20261123-0001）" in words

    assert (await peer.post(delivery)).body == "success"
    again = peer.seal(peer.text("7号怎么样了"))
    assert "7号" in (await peer.post(again)).text
    assert platform.rest() == []
    assert len((await books.read(house.store)).cases) == 1


async def test_in_time_is_in_time(house: Inside, platform: Platform) -> None:
    peer = house.person("early")
    house.store.draws.append(lambda: house.clock.move(LATE))
    assert "1号" in await peer.say(APPEALS[0])
    found = await books.every(house.store, Notice)
    assert [one.address for one in found] == [None], "only the desk is told"


async def test_danger_is_told_late_rather_than_never(house: Inside, platform: Platform) -> None:
    peer = house.person("danger")
    house.store.draws.append(lambda: house.clock.move(20 * SECOND))
    assert await peer.say("家里煤气味很浓") == ""
    _, words = await platform.said()
    assert "119" in words.splitlines()[0]


async def test_silence_stays_silence_however_late(house: Inside, platform: Platform) -> None:
    peer = house.person("silent")
    house.store.commits.append(lambda: house.clock.move(20 * SECOND))
    assert (await peer.post(peer.seal(peer.position(31.26, 121.44)))).body == "success"
    assert await books.every(house.store, Notice) == []


async def test_a_slow_disk_loses_no_answer(house: Inside) -> None:
    """The commit itself took too long: the platform hung up, and hears it when it asks again."""
    peer = house.person("slow")
    delivery = peer.seal(peer.text(APPEALS[0]))
    house.store.commits.append(lambda: house.clock.move(6 * SECOND))
    unheard = await peer.post(delivery)
    heard = await peer.post(delivery)
    assert "1号" in unheard.text
    assert heard.xml == unheard.xml
