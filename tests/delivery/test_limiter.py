"""Sliding windows: exact, shared, and kind to emergencies."""

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people import Address
from domain.work import Lane, Outcome
from services.clock import FixedClock
from services.delivery.limiter import Ahead, Limiter, Window, Wish, plan, targets
from services.delivery.loop import Delivery
from services.delivery.port import Letter
from services.delivery.rules import RULES, Limit, Rule
from storage.port import Store
from tests.delivery.scene import NOON, Mouth, Passing, notice, put, somebody

CHAT = somebody("42", "telegram")
GROUP = somebody("-100777", "telegram")
ONE = (Limit(3, 1_000), Limit(5, 10_000))


def most_within(times: Sequence[int], window: int) -> int:
    """The most sends that any stretch of `window` ms holds."""
    return max((sum(at <= t < at + window for t in times) for at in times), default=0)


@given(st.lists(st.integers(0, 900), max_size=60))
def test_no_window_ever_holds_more_than_its_limit(gaps: list[int]) -> None:
    rules = {"telegram": (Rule("address", ONE),)}
    windows = {name: Window(id=name, street="yichuan") for name in targets(CHAT, rules)}
    ahead: Ahead = {}
    now, sent = NOON, []
    for gap in gaps:
        now += gap
        (slot,), changed = plan(windows, [Wish(CHAT, Lane.case)], rules, ahead, now)
        windows |= changed
        if slot == now:
            sent.append(now)
        else:
            assert slot > now
    assert all(most_within(sent, limit.window) <= limit.count for limit in ONE)


@given(st.lists(st.integers(0, 4_000), min_size=1, max_size=30))
def test_a_place_is_given_as_soon_as_the_limit_allows(gaps: list[int]) -> None:
    rules = {"telegram": (Rule("address", (Limit(2, 3_000),)),)}
    windows = {name: Window(id=name, street="yichuan") for name in targets(CHAT, rules)}
    now = NOON
    sent: list[int] = []
    for gap in gaps:
        now += gap
        recent = [at for at in sent if at > now - 3_000]
        (slot,), changed = plan(windows, [Wish(CHAT, Lane.case)], rules, {}, now)
        windows |= changed
        assert slot == (now if len(recent) < 2 else recent[-2] + 3_000)
        if slot == now:
            sent.append(now)


def test_a_backlog_is_spread_over_the_coming_slots() -> None:
    rules = {"telegram": (Rule("address", (Limit(2, 1_000),)),)}
    windows = {name: Window(id=name, street="yichuan") for name in targets(CHAT, rules)}
    ahead: Ahead = {}
    slots, changed = plan(windows, [Wish(CHAT, Lane.case)] * 6, rules, ahead, NOON)
    more, _ = plan(windows | changed, [Wish(CHAT, Lane.case)], rules, ahead, NOON + 10)

    assert [slot - NOON for slot in slots] == [0, 0, 1_000, 1_000, 2_000, 2_000]
    assert [slot - NOON for slot in more] == [3_000]


def test_emergencies_find_places_that_others_may_not_take() -> None:
    rules = {"telegram": (Rule("account", (Limit(5, 1_000, spare=2),)),)}
    windows = {name: Window(id=name, street="yichuan") for name in targets(CHAT, rules)}
    lanes = [Lane.reminder] * 4 + [Lane.emergency] * 3
    slots, _ = plan(windows, [Wish(CHAT, lane) for lane in lanes], rules, {}, NOON)
    assert [slot == NOON for slot in slots] == [True] * 3 + [False] + [True] * 2 + [False]


@pytest.mark.parametrize(
    ("address", "counts"),
    [
        (CHAT, {"telegram:gh_1": [30], "telegram:gh_1:42": [1]}),
        (GROUP, {"telegram:gh_1": [30], "telegram:gh_1:-100777": [1, 20]}),
        (somebody("zhang", "wecom"), {"wecom:gh_1": [], "wecom:gh_1:zhang": [30, 1_000]}),
        (somebody("x", "paper"), {"paper:gh_1": [], "paper:gh_1:x": []}),
    ],
)
def test_what_each_channel_allows(address: Address, counts: dict[str, list[int]]) -> None:
    found = targets(address, RULES)
    assert {name: [limit.count for limit in limits] for name, limits in found.items()} == counts


async def test_two_workers_share_one_window(store: Store) -> None:
    rules = {"wechat": (Rule("address", (Limit(10, 60_000),)),)}
    wish = Wish(somebody(), Lane.case)
    workers = [Limiter(store, lambda: 0.5, rules) for _ in range(2)]
    rounds = [
        await asyncio.gather(*(worker.reserve([wish] * 3, NOON + n) for worker in workers))
        for n in range(4)
    ]
    granted = [
        slot for n, both in enumerate(rounds) for slots in both for slot in slots
        if slot == NOON + n
    ]  # fmt: skip
    window = await store.get(Window, somebody().key)
    assert window is not None
    assert len(granted) == len(window.sends) == 10


async def test_a_burst_to_one_group_keeps_twenty_a_minute(embedded: Store) -> None:
    clock = FixedClock(NOON)
    sent: list[int] = []

    class Timing(Mouth):
        async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
            sent.append(clock.now())
            return await super().send(letters)

    await put(embedded, *(notice(address=GROUP) for _ in range(50)))
    passing = Passing(clock, lambda: len(sent) == 50)
    mouth = Timing()
    await Delivery(embedded, {"telegram": mouth}, clock, wait=passing).run(passing.stop)

    assert len(set(mouth.said)) == 50
    assert most_within(sent, 60_000) == 20
    assert most_within(sent, 1_000) == 1
    assert sent[-1] - NOON < 3 * 60_000


async def test_the_whole_account_keeps_thirty_a_second(embedded: Store) -> None:
    clock, mouth = FixedClock(NOON), Mouth()
    people = [notice(address=somebody(str(n), "telegram"), lane=Lane.reminder) for n in range(100)]
    await put(embedded, *people)
    delivery = Delivery(embedded, {"telegram": mouth}, clock, room=200, spare=0)
    await delivery.run_once()
    assert len(mouth.said) == 20  # ten of the thirty are the emergencies'
    await put(
        embedded, *(notice(address=somebody(str(n), "telegram"), lane=0) for n in range(200, 220))
    )
    await delivery.run_once()
    assert len(mouth.said) == 30
    clock.move(999)
    await delivery.run_once()
    assert len(mouth.said) == 30
    clock.move(1)
    await delivery.run_once()
    assert len(mouth.said) == 50
