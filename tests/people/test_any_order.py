"""Whatever is told and undone in whatever order, on both stores: everybody keeps their own."""

import itertools
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.wiring import KINDS
from domain.case import Case
from domain.errors import NotPossible
from domain.people import Identity, Staff
from services.clock import FixedClock
from services.people.names import names_of
from storage.port import eq
from tests import offices
from tests.handlers.desk import MONDAY, SECOND, Desk
from tests.people.scene import account, chat, mini, signed_in, split, told

PEOPLE = ("ann", "bob")
ACCOUNTS = tuple(of(who) for who in PEOPLE for of in (chat, mini))
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["chat", "mini", "split", "report"]), st.sampled_from(ACCOUNTS)
    ),
    max_size=10,
)  # fmt: skip
_numbers = itertools.count(1)


class Believed:
    """Who is one person, and what each reported, kept as plainly as can be."""

    def __init__(self) -> None:
        self.heard: set[str] = set()
        self.apart: set[str] = set()
        self.joined: set[str] = set()
        self.said: dict[str, int] = dict.fromkeys(ACCOUNTS, 0)

    def told(self, id: str) -> None:
        """The platform said whose this account is."""
        self.heard.add(id)
        who = _who(id)
        both = {chat(who), mini(who)}
        if both <= self.heard and not both & self.apart:
            self.joined.add(who)

    def split(self, id: str, left: str) -> None:
        """An operator took somebody's accounts apart."""
        if _who(id) in self.joined:
            self.joined.discard(_who(id))
            self.apart.add(left)

    def seen(self, id: str) -> int:
        """How many cases are shown there."""
        who = _who(id)
        return sum(self.said[one] for one in (chat(who), mini(who))) if who in self.joined else self.said[id]  # fmt: skip


def _who(id: str) -> str:
    return id.rpartition(":")[2]


async def _done(desks: Sequence[Desk], deeds: list[tuple[str, str]]) -> None:
    believed, workers = Believed(), itertools.cycle(desks)
    for desk, id in zip(workers, ACCOUNTS, strict=False):
        who = _who(id)
        desk.clock.move(SECOND)
        if id == chat(who):
            await desk.say(who, "在吗", key=f"k{next(_numbers)}")
        else:
            await signed_in(desk, who)
    [seat] = await _seated(desks[0])
    for (deed, id), desk in zip(deeds, workers, strict=False):
        desk.clock.move(SECOND)
        who = _who(id)
        if deed == "report":
            channel, at = id.split(":")[:2]
            text, key = f"宜川四村{next(_numbers)}号路灯不亮", f"k{next(_numbers)}"
            await desk.say(who, text, channel=channel, account=at, key=key)
            await desk.say(who, "算了", channel=channel, account=at, key=f"{key}-")
            believed.said[id] += 1
        elif deed == "split":
            before = {one: (await account(desk, one)).apart for one in ACCOUNTS}
            with suppress(NotPossible):
                await split(desk, id)
            left = [one for one in ACCOUNTS if (await account(desk, one)).apart > before[one]]
            believed.split(id, left[0] if left else "")
        else:
            named = chat(who) if deed == "chat" else mini(who)
            await told(desk, named, f"u-{who}")
            believed.told(named)
    await _as_believed(desks[0], believed, seat.id)


async def _seated(desk: Desk) -> list[Staff]:
    await desk.seat("ann", "grid_chief", "yibei")
    return await desk.store.find(Staff)


async def _as_believed(desk: Desk, believed: Believed, seat: str) -> None:
    for id in ACCOUNTS:
        found = await account(desk, id)
        names = await names_of(desk.store, found.person)
        cases = [c for c in await desk.store.find(Case, limit=1000) if c.reporter in names]
        assert len(cases) == believed.seen(id)
        assert (len(names) == 2) == (_who(id) in believed.joined)
        held = await desk.store.find(Staff, [eq("person", found.whole)])
        sits = id == chat("ann") or (id == mini("ann") and "ann" in believed.joined)
        assert [one.id for one in held] == ([seat] if sits else [])
    assert len(await desk.store.find(Identity)) == len(ACCOUNTS)


@pytest.mark.parametrize("kind", ["sqlite", "mongo"])
@settings(
    max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(deeds=DEEDS)
async def test_everybody_keeps_their_own(
    kind: str, deeds: list[tuple[str, str]], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    file = str(tmp_path / f"{next(_numbers)}.db")
    address = file if kind == "sqlite" else request.getfixturevalue("mongo_uri")
    street, clock = offices.a_street(), FixedClock(MONDAY)
    async with (
        offices.opened(address, street, KINDS) as one,
        offices.opened(address, street, KINDS) as other,
    ):
        await _done([Desk(one, clock), Desk(other, clock)], deeds)
