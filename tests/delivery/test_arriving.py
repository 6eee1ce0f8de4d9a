"""A platform that counts what arrives, not what leaves, and drops what is too much without a word."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, repeat

import pytest

from domain.work import Outcome
from services.clock import FixedClock
from services.delivery.loop import Delivery
from services.delivery.port import Letter
from services.delivery.rules import MINUTE, ON_THE_WAY, RULES, Limit, Rule
from storage.port import Store
from tests.delivery.scene import AWAKE, NOON, Mouth, Passing, notice, put, somebody

MOST = 30
"""Messages a minute to one member (WeCom's page on app messages)."""

BARE = {"wecom": (Rule("address", (Limit(MOST, MINUTE),)),)}
"""The platform's own words, as if messages arrived when they leave."""


class Member(Mouth):
    """One member's phone behind WeCom: everything is said to be sent, whatever became of it."""

    def __init__(self, clock: FixedClock, ways: Iterator[int]) -> None:
        super().__init__()
        self._clock, self._ways = clock, ways
        self.arrived: list[int] = []

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """It is on its way for as long as its way is."""
        self.arrived += [self._clock.now() + next(self._ways) for _ in letters]
        return await super().send(letters)

    @property
    def dropped(self) -> int:
        """How many found thirty others in the minute before them."""
        taken: list[int] = []
        for at in sorted(self.arrived):
            if sum(at - MINUTE < one <= at for one in taken) < MOST:
                taken.append(at)
        return len(self.arrived) - len(taken)


@pytest.mark.parametrize(("rules", "lost"), [(BARE, True), (RULES, False)])
@pytest.mark.parametrize("late", [1, ON_THE_WAY // 2, ON_THE_WAY])
async def test_none_is_dropped_however_long_the_others_were_on_their_way(
    embedded: Store, rules: Mapping[str, Sequence[Rule]], lost: bool, late: int
) -> None:
    clock, many = FixedClock(NOON), 3 * MOST
    await put(embedded, *(notice(address=somebody("zhang", "wecom")) for _ in range(many)))
    member = Member(clock, chain(repeat(late, MOST), repeat(0)))
    passing = Passing(clock, lambda: len(member.said) == many)
    delivery = Delivery(embedded, {"wecom": member}, clock, quiet=AWAKE, rules=rules, wait=passing)
    await delivery.run(passing.stop)
    assert bool(member.dropped) == lost
