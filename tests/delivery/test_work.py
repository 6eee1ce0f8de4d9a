"""The pure steps of a notice's life."""

from hypothesis import given
from hypothesis import strategies as st

from domain.message import Reply
from domain.work import (
    LEASE,
    NEVER,
    WORDS_KEPT,
    Notice,
    Outcome,
    hold,
    repeated,
    ruled_out,
    settle,
    take,
)
from tests.delivery.scene import HOUR, NOON, notice

OUTCOMES = st.builds(
    Outcome,
    st.sampled_from(["sent", "again", "unreachable", "failed"]),
    wait=st.integers(0, 2 * HOUR),
    unsure=st.booleans(),
    scope=st.sampled_from(["notice", "address", "account"]),
)
NOTICES = st.builds(
    notice, repeat=st.booleans(), uncertain=st.booleans(), attempt=st.integers(0, 9)
)


def test_a_lease_that_ended_without_a_result_is_uncertain() -> None:
    once = take(notice(), "a", NOON)
    twice = take(once, "b", NOON + LEASE)
    assert (once.uncertain, once.attempt, once.visible_at) == (False, 1, NOON + LEASE)
    assert (twice.uncertain, twice.attempt, twice.token) == (True, 2, "b")


def test_once_uncertain_always_uncertain() -> None:
    unsure = settle(take(notice(), "a", NOON), Outcome("again", unsure=True), NOON)
    sure = settle(take(unsure, "b", NOON), Outcome("again"), NOON)
    assert take(sure, "c", NOON).uncertain


@given(NOTICES, st.text(max_size=4), st.integers(NOON - HOUR, NOON + 2 * HOUR))
def test_taking_leaves_the_condition_of_the_claim(one: Notice, token: str, now: int) -> None:
    assert take(one, token, now).visible_at > now


@given(NOTICES, OUTCOMES, st.integers(NOON, NOON + HOUR))
def test_a_fate_is_final_or_the_notice_comes_up_again(
    one: Notice, outcome: Outcome, now: int
) -> None:
    after = settle(take(one, "a", now), outcome, now)
    assert after.token == ""
    if after.fate == "waiting":
        assert now <= after.visible_at < after.expires_at
        assert (after.blank_at, after.settled_at) == (NEVER, 0)
        assert after.repeat or not after.uncertain
    else:
        assert (after.visible_at, after.settled_at) == (NEVER, now)
        assert after.blank_at == now + WORDS_KEPT


@given(NOTICES, st.integers(NOON, NOON + 3 * HOUR))
def test_holding_undoes_the_attempt_and_ends_by_the_expiry(one: Notice, until: int) -> None:
    held = hold(take(one, "a", NOON), until, "why")
    assert (held.attempt, held.fate, held.detail) == (one.attempt, "waiting", "why")
    assert held.visible_at == min(until, one.expires_at)


def test_a_try_that_would_come_too_late_is_not_waited_for() -> None:
    one = take(notice(expires_at=NOON + 100), "a", NOON)
    assert settle(one, Outcome("again", "busy", wait=99), NOON).fate == "waiting"
    late = settle(one, Outcome("again", "busy", wait=100), NOON)
    assert (late.fate, late.detail) == ("failed", "expired: busy")


def test_what_is_ruled_out() -> None:
    fine = take(notice(), "a", NOON)
    assert ruled_out(fine, NOON) is None
    assert ruled_out(fine, fine.expires_at - 1) is None
    assert ruled_out(fine, fine.expires_at) == Outcome("failed", "expired")
    assert ruled_out(notice(uncertain=True), NOON) is None
    silent = ruled_out(notice(uncertain=True, repeat=False), NOON)
    assert silent is not None
    assert silent.detail.startswith("uncertain")


def test_the_mark_of_a_repetition() -> None:
    assert repeated(Reply(text="7号办了")).text == "【重发】7号办了"
    assert repeated(Reply()).text == "【重发】"


def test_a_drill_still_begins_as_one() -> None:
    said = repeated(Reply(text="【演练】非真实险情\n【乙】")).text
    assert said == "【演练】【重发】非真实险情\n【乙】"
