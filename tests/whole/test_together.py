"""Several people at one thing in the same instant: one of them has it, and the record says whom."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

import pytest
from aiohttp import ClientSession

from domain.people import Staff
from services.clock import SystemClock
from services.people import seats
from storage.port import Store
from tests.wechat_peer import WechatPeer
from tests.whole import books
from tests.whole.callers import line_to, person, said
from tests.whole.running import Server

_names = count(1)


@asynccontextmanager
async def seated(
    line: ClientSession, store: Store, amount: int
) -> AsyncIterator[list[tuple[WechatPeer, Staff]]]:
    """Chiefs of the south, for as long as a test needs them."""
    chiefs = []
    for _ in range(amount):
        name = f"chief-{next(_names)}"
        seat, code = await seats.add(store, name, "grid_chief", "yinan", SystemClock().now())
        chief = person(line, name)
        assert "绑定好了" in await chief.say(f"绑定 {code}")
        chiefs.append((chief, seat))
    yield chiefs
    for _, seat in chiefs:
        await seats.revoke(store, seat.id)


@pytest.fixture
async def line(running: Server) -> AsyncIterator[ClientSession]:
    """Connections to the house."""
    async with line_to(running) as opened:
        yield opened


@pytest.fixture
async def store(running: Server) -> AsyncIterator[Store]:
    """Its store, beside it."""
    async with books.store_of(running.settings["STORE"]) as opened:
        yield opened


async def test_one_code_and_ten_people_who_send_it(line: ClientSession, store: Store) -> None:
    seat, code = await seats.add(store, "网格长", "grid_chief", "yinan", SystemClock().now())
    people = [person(line, f"binds-{next(_names)}") for _ in range(10)]
    answers = await asyncio.gather(*(said(one, f"绑定 {code}") for one in people))
    taken = ["绑定好了" in each.text for each in answers]
    assert sorted(taken) == [False] * 9 + [True]
    bound = await store.get(Staff, seat.id)
    assert bound is not None
    assert bound.address is not None
    assert bound.address.external == people[taken.index(True)].openid
    await seats.revoke(store, seat.id)


async def test_two_chiefs_sign_one_case(line: ClientSession, store: Store) -> None:
    async with seated(line, store, 2) as chiefs:
        for n in range(5):
            reporter = person(line, f"reports-{next(_names)}")
            text = await reporter.say(f"中远两湾城{n + 50}号路灯不亮")
            number = text.split("（")[1].split("）")[0]
            said = await asyncio.gather(*(chief.say(f"接单 {number}") for chief, _ in chiefs))
            winners = [
                seat for each, (_, seat) in zip(said, chiefs, strict=True) if "归您了" in each
            ]
            assert len(winners) == 1, said
            assert sum("签收" in each for each in said) == 1, said
            there = await books.read(store)
            case = there.numbers[number]
            assert (case.state, case.handler) == ("handling", winners[0].id)
            assert [e.act for e in _history(there, case.id)] == [
                "submit", "accept", "dispatch", "sign",
            ]  # fmt: skip


async def test_a_reporter_who_goes_on_talking_while_the_chief_works(
    line: ClientSession, store: Store
) -> None:
    async with seated(line, store, 1) as [(chief, _)]:
        reporter = person(line, f"talks-{next(_names)}")
        text = await reporter.say("中远两湾城77号路灯不亮")
        number = text.split("（")[1].split("）")[0]
        more = [f"补充 {number} 第{n}句" for n in range(6)]
        answers = await asyncio.gather(
            said(chief, f"接单 {number}"), *(said(reporter, words) for words in more)
        )
        assert "归您了" in answers[0].text
        there = await books.read(store)
    case = there.numbers[number]
    history = _history(there, case.id)
    assert [event.id for event in history] == [f"{case.id}.{n:05d}" for n in range(case.steps)]
    assert sorted(event.act for event in history) == sorted(
        ["submit", "accept", "dispatch", "sign", *["note"] * len(more)]
    )
    written = {words.text for words in there.words[case.id]}
    assert written >= {f"第{n}句" for n in range(6)}


def _history(there: books.Books, case: str) -> list:  # type: ignore[type-arg]
    return sorted(there.history[case], key=lambda event: event.id)
