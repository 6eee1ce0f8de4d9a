"""What was lost is found again."""

import pytest

from domain.errors import NotFound, NotPossible
from domain.work import NEVER, Outcome, settle, take
from services.clock import FixedClock
from services.delivery.fates import send_again, undelivered, unreachable_reporters
from services.delivery.sweep import sweep
from storage.port import Store
from tests.delivery.scene import HOUR, NOON, Mouth, ids, loop, notice, put, seen, through

REFUSED = Outcome("failed", "the text is too long (45002)")


async def test_a_lost_notice_goes_again_as_if_new(store: Store) -> None:
    clock, mouth, one = FixedClock(NOON), Mouth(REFUSED), notice()
    await put(store, one)
    await through(loop(store, mouth, clock))
    assert [lost.id for lost in await undelivered(store)] == [one.id]

    clock.move(5 * HOUR)
    revived = await send_again(store, one.id, clock.now())
    assert (revived.expires_at, revived.attempt, revived.blank_at) == (NOON + 6 * HOUR, 0, NEVER)
    await through(loop(store, mouth, clock))
    assert ids(mouth.said) == [one.id, one.id]
    assert ((await seen(store, one)).fate, await undelivered(store)) == ("sent", [])


async def test_what_was_not_lost_cannot_be_sent_again(embedded: Store) -> None:
    waiting, lost = notice(), settle(take(notice(), "a", NOON), REFUSED, NOON)
    await put(embedded, waiting, lost)
    with pytest.raises(NotFound):
        await send_again(embedded, "nothing", NOON)
    with pytest.raises(NotPossible, match="waiting"):
        await send_again(embedded, waiting.id, NOON)
    await sweep(embedded, NOON + 24 * HOUR)
    with pytest.raises(NotPossible, match="erased"):
        await send_again(embedded, lost.id, NOON)


async def test_what_a_reporter_was_not_told_is_for_the_telephone(store: Store) -> None:
    def ended(at: int, result: str, **given: object) -> object:
        plain = {"to": "reporter", "case": "case-7"}
        one = take(notice(**(plain | given)), "a", at)
        return settle(one, Outcome(result, "no way"), at)  # type: ignore[arg-type]

    before, no_way = ended(NOON, "unreachable"), ended(NOON + 1, "unreachable")
    lost, arrived = ended(NOON + 2, "failed"), ended(NOON + 3, "sent")
    chief, reply = ended(NOON + 4, "failed", to="staff"), ended(NOON + 5, "failed", case="")
    await put(store, before, no_way, lost, arrived, chief, reply)  # type: ignore[arg-type]
    found = await unreachable_reporters(store, NOON)
    assert [one.settled_at for one in found] == [NOON + 1, NOON + 2]
    assert await unreachable_reporters(store, NOON + 2) == []
