"""What a platform grants a person is counted right, whoever spends it."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Conflict
from domain.reach import (
    ACTED,
    WROTE,
    Grant,
    Ledger,
    current,
    drained,
    give_back,
    grant_id,
    left,
    spend,
)
from domain.session import Session
from services.delivery.ledgers import Grants, Ledgers
from storage.port import Insert, Replace, Store
from tests.delivery.scene import NOON, somebody

HOUR = 3_600_000
BLANK = Ledger(id="wechat:gh_1:oZhang", street="yichuan")
STEPS = st.lists(
    st.tuples(st.sampled_from(["wrote", "acted", "send"]), st.integers(0, 30 * HOUR)), max_size=40
)


@given(STEPS)
def test_never_more_than_the_platform_grants(steps: list[tuple[str, int]]) -> None:
    """Beside a plain list of what was sent since when: the rule in its own words."""
    ledger, now, wrote, acted = BLANK, NOON, 0, 0
    since_wrote: list[int] = []
    since_acted: list[int] = []
    for what, gap in steps:
        now += gap
        if what == "wrote":
            wrote, since_wrote = now, []
        elif what == "acted":
            acted, since_acted = now, []
        else:
            ledger = current(ledger, wrote, acted)
            in_minute = acted and now < acted + ACTED.span and len(since_acted) < ACTED.count
            in_days = wrote and now < wrote + WROTE.span and len(since_wrote) < WROTE.count
            after = spend(ledger, 1, now)
            assert (after is not None) == bool(in_minute or in_days)
            if after is not None:
                ledger = after
                (since_acted if in_minute else since_wrote).append(now)


@given(st.integers(0, 8), st.integers(0, 8))
def test_all_or_nothing_and_back_again(first: int, second: int) -> None:
    ledger = current(BLANK, NOON, NOON)
    after = spend(ledger, first, NOON)
    assert after is not None
    assert left(after, NOON) == 8 - first
    more = spend(after, second, NOON)
    assert (more is None) == (first + second > 8)
    assert left(give_back(after, first), NOON) == 8
    assert left(drained(ledger), NOON) == 0


def test_a_new_message_opens_a_new_allowance() -> None:
    spent = drained(current(BLANK, NOON, 0))
    assert left(current(spent, NOON, 0), NOON + 1) == 0
    assert left(current(spent, NOON + 1, 0), NOON + 1) == 5
    assert left(current(spent, NOON, NOON + 1), NOON + 1) == 3


async def test_all_workers_together_spend_five(store: Store) -> None:
    zhang = somebody()
    await store.commit([Insert(Session(id=zhang.key, street="yichuan", wrote_at=NOON))])
    workers = [Ledgers(store) for _ in range(3)]

    async def try_it(ledgers: Ledgers) -> bool:
        while True:
            try:
                return await ledgers.spend(zhang, 1, NOON)
            except Conflict:
                continue

    found = await asyncio.gather(*(try_it(workers[n % 3]) for n in range(12)))
    assert found.count(True) == 5
    before = await store.get(Session, zhang.key)
    assert before is not None
    again = Session(id=zhang.key, street="yichuan", version=before.version, wrote_at=NOON + 1)
    await store.commit([Replace(again)])
    assert await workers[0].spend(zhang, 5, NOON + 2)


async def test_of_a_stranger_the_platform_knows_more(embedded: Store) -> None:
    assert await Ledgers(embedded).spend(somebody(), 9, NOON)
    assert await embedded.get(Ledger, somebody().key) is None


async def test_consents_are_spent_one_by_one(store: Store) -> None:
    grants, zhang = Grants(store), somebody()
    await grants.add(zhang, "T")
    await grants.add(zhang, "T", 2)
    assert [await grants.spend(zhang, "T") for _ in range(4)] == [True, True, True, False]
    await grants.add(zhang, "T", 2)
    await grants.clear(zhang, "T")
    assert not await grants.spend(zhang, "T")
    assert not await grants.spend(zhang, "other")
    found = await store.get(Grant, grant_id(zhang.key, "T"))
    assert found is not None
    assert found.left == 0
