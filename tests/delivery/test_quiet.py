"""Who is not woken at night."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.work import Lane
from services.clock import FixedClock
from services.delivery.quiet import Quiet, earliest, morning, waits
from storage.port import Store
from tests.delivery.scene import HOUR, NOON, Mouth, ids, loop, notice, put, seen

SHANGHAI = ZoneInfo("Asia/Shanghai")
NIGHT = Quiet()


def at(text: str) -> int:
    """A wall-clock moment in Shanghai, ms UTC."""
    return round(datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).timestamp() * 1000)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-11-21T21:59:59.999", "2026-11-21T21:59:59.999"),
        ("2026-11-21T22:00:00", "2026-11-22T07:00:00"),
        ("2026-11-21T23:59:59", "2026-11-22T07:00:00"),
        ("2026-11-22T00:00:00", "2026-11-22T07:00:00"),
        ("2026-11-22T06:59:59.999", "2026-11-22T07:00:00"),
        ("2026-11-22T07:00:00", "2026-11-22T07:00:00"),
    ],
)
def test_from_ten_to_seven_it_is_quiet(now: str, then: str) -> None:
    assert morning(at(now), NIGHT) == at(then)


@given(st.integers(0, 1439), st.integers(0, 1439), st.integers(NOON, NOON + 96 * HOUR))
def test_whatever_the_hours_the_next_moment_is_near_and_awake(
    start: int, end: int, now: int
) -> None:
    quiet = Quiet(start=start, end=end)
    then = morning(now, quiet)
    assert now <= then < now + 24 * HOUR
    assert morning(then, quiet) == then


@pytest.mark.parametrize(
    ("given", "sleeps"),
    [
        ({"lane": Lane.case, "to": "reporter"}, True),
        ({"lane": Lane.case, "to": "staff"}, False),
        ({"lane": Lane.case, "to": "group"}, False),
        ({"lane": Lane.case, "to": "reporter", "urgency": "emergency"}, False),
        ({"lane": Lane.reminder, "to": "staff"}, True),
        ({"lane": Lane.digest, "to": "group"}, True),
        ({"lane": Lane.reply, "to": "reporter"}, False),
        ({"lane": Lane.emergency, "to": "reporter"}, False),
        ({"lane": Lane.reminder, "urgency": "emergency"}, False),
    ],
)
def test_what_sleeps(given: dict[str, object], sleeps: bool) -> None:
    one = notice(**given)
    midnight = at("2026-11-22T00:00:00")
    assert waits(one) is sleeps
    assert (earliest(one, midnight, NIGHT) > midnight) is sleeps


async def test_a_push_made_at_night_leaves_in_the_morning(store: Store) -> None:
    clock, mouth = FixedClock(at("2026-11-21T23:30:00")), Mouth()
    one = notice(to="reporter", visible_at=clock.now(), expires_at=clock.now() + 48 * HOUR)
    await put(store, one)
    delivery = loop(store, mouth, clock, quiet=NIGHT)
    await delivery.run_once()

    held = await seen(store, one)
    assert (held.fate, held.detail, held.attempt) == ("waiting", "quiet hours", 0)
    assert held.visible_at == at("2026-11-22T07:00:00")
    clock.move(held.visible_at - clock.now())
    await delivery.run_once()
    assert ids(mouth.said) == [one.id]
