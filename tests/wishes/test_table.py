"""The table of wishes against every act, part and state; history, sweeping, words that are kept."""

from itertools import product
from typing import get_args

import pytest
from msgspec.structs import replace

from domain.people import Address
from domain.wish import KEPT, OPEN, TABLE, Act, Part, Refused, State, Wish, Wisher, WishEvent, row
from services.unit import Unit
from services.wishes import claiming, looking, lookup, making, sweeping
from services.wishes.steps import By, stepped
from tests.handlers.desk import Desk, opened

NOW = 1_795_401_000_000
WISH = Wish(
    id="w",
    street="yichuan",
    version=1,
    number=1,
    state="new",
    wisher="p-ann",
    address=Address("wechat", "a", "ann"),
    language="zh-Hans",
    words="一台收音机,电话13812345678",
    made_at=NOW,
    claimer="p-bob",
)


def by(name: str, seat: str = "") -> By:
    """Somebody with an account."""
    return By(f"p-{name}", (f"p-{name}",), Address("wechat", "a", name), "zh-Hans", seat)


WHO: dict[Part, By] = {
    "wisher": by("ann"),
    "claimer": by("bob"),
    "neighbour": by("eve"),
    "desk": by("eve", "seat-1"),
}
ACTS = sorted({one.act for one in TABLE})


@pytest.mark.parametrize(("act", "part"), list(product(ACTS, get_args(Part))))
def test_only_what_the_table_allows_happens(act: Act, part: Part) -> None:
    for state in get_args(State):
        unit, wish = Unit(store=None), replace(WISH, state=state)  # type: ignore[arg-type]
        parts: tuple[Part, ...] = ("neighbour", "desk") if part == "desk" else (part,)
        allowed = next((r for one in parts if (r := row(act, one, state))), None)
        if allowed is None:
            with pytest.raises(Refused):
                stepped(unit, wish, act, WHO[part], NOW)
            assert unit.made(WishEvent) == []
        else:
            after = stepped(unit, wish, act, WHO[part], NOW)
            (event,) = unit.made(WishEvent)
            assert after.state == (allowed.to or state)
            assert (event.act, event.before, event.after) == (act, state, after.state)


def test_every_open_wish_can_be_taken_back_and_no_end_is_left() -> None:
    for state in get_args(State):
        acts = [one.act for one in TABLE if state in one.since]
        assert ("withdraw" in acts) == (state in OPEN)
        assert bool(acts) == (state in OPEN)


async def made(desk: Desk, who: By, number: int = 1) -> Wish:
    """A wish as one message leaves it."""
    unit = Unit(desk.store)
    wish = await making.make(desk.office, unit, who, WISH.words, number, desk.clock.now())
    await unit.commit()
    return wish


async def found(desk: Desk) -> Wish:
    """The one that there is."""
    (wish,) = await desk.store.find(Wish)
    return wish


async def test_what_is_shown_is_masked_and_the_history_names_nobody() -> None:
    async with opened() as desk:
        await made(desk, by("ann"))
        for does, who in ((looking.publish, WHO["desk"]), (claiming.claim, by("bob"))):
            desk.clock.move(1)
            unit = Unit(desk.store)
            await does(desk.office, unit, await found(desk), who, desk.clock.now())
            await unit.commit()
        wish = await found(desk)
        assert "138****5678" in wish.shown
        history = await lookup.history(desk.store, wish)
        assert [one.act for one in history] == ["make", "publish", "claim"]
        assert [one.seat for one in history] == ["", "seat-1", ""]
        assert not any(name in str(history) for name in ("p-ann", "p-bob", "p-eve", "13812345678"))


async def test_a_wish_goes_a_month_after_its_end_and_its_history_stays() -> None:
    async with opened() as desk:
        wish = await made(desk, by("ann"))
        await sweeping.sweep(desk.store, NOW + 10 * KEPT)
        assert await desk.store.find(Wish), "one that is under way goes never"
        assert await desk.store.find(Wisher) == []
        unit = Unit(desk.store)
        await making.withdraw(desk.office, unit, await found(desk), by("ann"), NOW)
        await unit.commit()
        await sweeping.sweep(desk.store, NOW + KEPT - 1)
        assert await desk.store.find(Wish)
        await sweeping.sweep(desk.store, NOW + KEPT)
        assert await desk.store.find(Wish) == []
        assert len(await lookup.history(desk.store, wish)) == 2


async def test_joined_accounts_are_one_wisher() -> None:
    """What somebody wished for from one account they may not take up from another."""
    async with opened() as desk:
        await made(desk, by("ann"))
        unit = Unit(desk.store)
        shown = await looking.publish(desk.office, unit, await found(desk), WHO["desk"], NOW)
        joined = By("p-ann2", ("p-whole", "p-ann", "p-ann2"), Address("m", "a", "x"), "en")
        with pytest.raises(Refused) as refused:
            await claiming.claim(desk.office, unit, shown, joined, NOW)
        assert refused.value.why == "own"
        assert "wisher" in joined.parts(shown)
