"""Many requests at one instant, to two workers on one store, on both stores."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.wiring import KINDS
from domain.booking import Booking, SlotBook
from domain.people import Address
from domain.street import Street
from domain.wish import Wish, WishEvent
from services.clock import FixedClock
from services.understanding import Understanding
from services.unit import Unit
from services.wishes import looking
from services.wishes.steps import By
from storage.port import eq
from tests import offices
from tests.api.two_doors import Doors, doors
from tests.handlers.desk import MONDAY

MANY = 40


@pytest.fixture
async def two(
    street: Street, understanding: Understanding, address: str, tmp_path: Path
) -> AsyncIterator[Doors]:
    """Two workers."""
    template = offices.template(street, understanding=understanding)
    async with (
        offices.two(template, FixedClock(MONDAY), address, KINDS) as both,
        doors(both, tmp_path) as opened,
    ):
        yield opened


async def test_many_want_two_places_over_http(two: Doors) -> None:
    """Two have them, every other one is told of the line, and nobody of a busy store."""
    words = [await two.sign_in(f"o{n}") for n in range(MANY)]
    _, offered = await two.ask(0, words[0], "GET", "centre/services/haircut/slots")
    slot = offered["slots"][0]["slot"]
    path, body = "centre/services/haircut/bookings", {"slot": slot}
    asked = (two.ask(n, word, "POST", path, json=body) for n, word in enumerate(words))
    ended = Counter((status, said.get("why", "")) for status, said in await asyncio.gather(*asked))
    assert ended == {(201, ""): 2, (409, "full"): MANY - 2}
    stored = await two.offices[1].store.find(Booking, [eq("slot", slot)], limit=100)
    assert len(stored) == 2


async def test_everybody_in_line_has_a_place_of_their_own(two: Doors) -> None:
    """And when both booked ones leave at once, the first two of the line are in."""
    words = [await two.sign_in(f"o{n}") for n in range(12)]
    _, offered = await two.ask(0, words[0], "GET", "centre/services/haircut/slots")
    slot = offered["slots"][0]["slot"]
    path, body = "centre/services/haircut/bookings", {"slot": slot, "wait": True}
    asked = (two.ask(n, word, "POST", path, json=body) for n, word in enumerate(words))
    ended = [said for _, said in await asyncio.gather(*asked)]
    numbers = {said["booking"]["number"]: n for n, said in enumerate(ended)}
    assert len(numbers) == len(words)
    inside = [one["booking"]["number"] for one in ended if one["booking"]["state"] == "booked"]
    assert len(inside) == 2
    gone = (two.ask(n, words[numbers[n]], "DELETE", f"bookings/{n}") for n in inside)
    assert [status for status, _ in await asyncio.gather(*gone)] == [200, 200]
    store = two.offices[0].store
    where = [eq("slot", slot), eq("state", "booked")]
    let_in = await store.find(Booking, where)
    assert sorted(one.place for one in let_in) == sorted(
        sorted(
            b.place
            for b in await store.find(Booking, [eq("slot", slot)], limit=100)
            if b.state != "cancelled"
        )[:2]
    )
    book = await store.get(SlotBook, slot)
    assert book is not None
    assert (book.booked, book.waiting) == (2, 8)


async def test_many_take_up_one_wish(two: Doors) -> None:
    """One has it, whichever worker they came to; everybody else hears that it is taken."""
    office = two.offices[0]
    wisher, *words = [await two.sign_in(f"o{n}") for n in range(21)]
    _, made = await two.ask(0, wisher, "POST", "wishes", json={"text": "一台收音机"})
    wish = await office.store.find(Wish)
    unit = Unit(office.store)
    desk = By("p", ("p",), Address("wechat", "a", "o"), "zh-Hans", seat="s")
    await looking.publish(office, unit, wish[0], desk, MONDAY)
    await unit.commit()
    path = f"wishes/{made['wish']['id']}/claim"
    asked = (two.ask(n, word, "POST", path, json={}) for n, word in enumerate(words))
    ended = Counter((status, said.get("why", "")) for status, said in await asyncio.gather(*asked))
    assert ended == {(200, ""): 1, (409, "state"): len(words) - 1}
    acts = [one.act for one in await office.store.find(WishEvent, [eq("wish", wish[0].id)])]
    assert sorted(acts) == ["claim", "make", "publish"]


async def test_one_person_wishes_in_many_windows(two: Doors) -> None:
    """Three at most, however the requests meet."""
    word = await two.sign_in("o1")
    asked = (two.ask(n, word, "POST", "wishes", json={"text": f"第{n}样东西"}) for n in range(10))
    ended = Counter(status for status, _ in await asyncio.gather(*asked))
    assert ended == {201: 3, 409: 7}
