"""Waits between tries."""

from hypothesis import given
from hypothesis import strategies as st

from domain.work import Lane, Outcome
from services.delivery.backoff import ceiling, decide, idle, spent
from services.delivery.rules import PATIENCE
from tests.delivery.scene import NOON, notice

LANES = st.sampled_from(Lane)
CHANCE = st.floats(0, 1)


@given(LANES, st.data(), CHANCE, st.integers(0, 10**7))
def test_waits_stay_within_their_bounds(
    lane: Lane, data: st.DataObject, chance: float, wait: int
) -> None:
    tries = data.draw(st.integers(1, PATIENCE[lane].tries - 1))
    decided = decide(notice(lane=lane, attempt=tries), Outcome("again", wait=wait), chance)

    patience = PATIENCE[lane]
    assert decided.result == "again"
    assert wait <= decided.wait <= wait + min(patience.longest, patience.first * 2 ** (tries - 1))


@given(LANES, st.integers(1, 10**6))
def test_the_ceiling_doubles_until_the_longest(lane: Lane, tries: int) -> None:
    patience = PATIENCE[lane]
    assert ceiling(patience, 1) == patience.first
    now, later = ceiling(patience, tries), ceiling(patience, tries + 1)
    assert later == min(2 * now, patience.longest)


def test_all_of_the_jitter_is_used() -> None:
    ends = [decide(notice(attempt=3), Outcome("again"), chance).wait for chance in (0.0, 1.0)]
    assert ends == [0, 8_000]


@given(LANES, CHANCE)
def test_the_last_try_is_the_last(lane: Lane, chance: float) -> None:
    last = notice(lane=lane, attempt=PATIENCE[lane].tries)
    decided = decide(last, Outcome("again", "busy"), chance)
    assert decided.result == "failed"
    assert decided.detail.endswith("busy")
    told = decide(last, Outcome("again", "429", wait=9, scope="address"), chance)
    assert told.result == "again"


@given(LANES)
def test_a_notice_that_kills_its_worker_comes_to_an_end(lane: Lane) -> None:
    tries = PATIENCE[lane].tries
    assert spent(notice(lane=lane, attempt=tries)) is None
    end = spent(notice(lane=lane, attempt=tries + 1))
    assert end is not None
    assert end.result == "failed"


@given(st.sampled_from(["sent", "unreachable", "failed"]), CHANCE)
def test_what_is_decided_stays_so(result: str, chance: float) -> None:
    outcome = Outcome(result)  # type: ignore[arg-type]
    assert decide(notice(attempt=99), outcome, chance) == outcome


@given(LANES, st.integers(0, 10**9), st.integers(0, 10**9))
def test_idle_waits_grow_with_age_within_the_lanes_bounds(lane: Lane, age: int, more: int) -> None:
    one, patience = notice(lane=lane), PATIENCE[lane]
    short, long = idle(one, NOON + age), idle(one, NOON + age + more)
    assert patience.first <= short <= long <= patience.longest
