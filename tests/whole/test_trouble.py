"""When nothing can be written nothing is acknowledged, and afterwards everything is as before."""

import asyncio
from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.errors import Conflict, Unavailable
from tests.whole import books
from tests.whole.callers import APPEALS, line_to, person
from tests.whole.inside import opened
from tests.whole.mischief import full_disk
from tests.whole.running import Server

TRIES = 5


def raising(error: type[Exception]) -> Callable[[], None]:
    """A mood."""

    def mood() -> None:
        raise error

    return mood


async def test_a_full_disk_acknowledges_nothing_and_then_all_is_well(house: Server) -> None:
    async with line_to(house) as line:
        people = [person(line, f"full-{n}") for n in range(10)]
        deliveries = [each.seal(each.text(APPEALS[0])) for each in people]
        with full_disk(house):
            refused = await asyncio.gather(
                *(each.post(one) for each, one in zip(people, deliveries, strict=True))
            )
            async with line.get("/readyz") as answer:
                assert (answer.status, (await answer.json())["store"]) == (503, "unavailable")
        assert {each.status for each in refused} == {503}
        assert {each.text for each in refused} == {""}
        async with books.store_of(house.file) as store:
            there = await books.read(store)
            assert not any(each.openid in key for each in people for key in there.identities)

        taken = await asyncio.gather(
            *(each.post(one) for each, one in zip(people, deliveries, strict=True))
        )
        assert all("记下了" in each.text for each in taken)
        async with line.get("/readyz") as answer:
            assert answer.status == 200
    async with books.store_of(house.file) as store:
        there = await books.read(store)
        made = [one for one in there.messages if "full-" in one]
        assert len(made) == len(people)


@pytest.mark.parametrize("where", ["draws", "commits"])
async def test_a_store_that_cannot_write_is_503_and_the_same_message_succeeds_later(
    tmp_path: Path, where: str
) -> None:
    async with opened(tmp_path) as house:
        peer = house.person("unlucky")
        delivery = peer.seal(peer.text(APPEALS[0]))
        getattr(house.store, where).append(raising(Unavailable))
        assert (await peer.post(delivery)).status == 503
        assert (await books.read(house.store)).deliveries == {}
        assert "记下了" in (await peer.post(delivery)).text
        assert len((await books.read(house.store)).cases) == 1


async def test_a_storm_of_conflicts_is_503_after_five_tries(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        peer = house.person("stormy")
        delivery = peer.seal(peer.text(APPEALS[0]))
        house.store.commits = deque([raising(Conflict)] * 50)
        assert (await peer.post(delivery)).status == 503
        assert (house.store.tried, house.store.drawn) == (TRIES, 1)

        house.store.commits.clear()
        assert "2号" in (await peer.post(delivery)).text, "the platform sent again: a new number"
        assert len((await books.read(house.store)).cases) == 1


async def test_a_run_again_uses_the_number_it_drew(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        house.store.commits = deque([raising(Conflict)] * (TRIES - 1))
        assert "1号" in await house.person("windy").say(APPEALS[0])
        assert (house.store.tried, house.store.drawn) == (TRIES, 1)
        there = await books.read(house.store)
        books.fit_together(there)


async def test_a_defect_is_503_and_the_next_message_is_fine(tmp_path: Path) -> None:
    async with opened(tmp_path) as house:
        peer = house.person("defect")
        house.store.commits.append(raising(ZeroDivisionError))
        assert (await peer.post(peer.seal(peer.text(APPEALS[0])))).status == 503
        assert "记下了" in await peer.say(APPEALS[1])
