"""When a case's clocks are due, and how near that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import clocks
from domain.calendar import MINUTE
from domain.clocks import Stage
from domain.street import Allotment
from tests.domain.moments import STATE, at

allotments = st.builds(Allotment, st.integers(1, 60), st.sampled_from(["min", "h", "WH", "WD"]))
moments = st.integers(at("2026-01-01 00:00"), at("2026-12-31 23:59"))
spans = st.integers(0, 200 * 24 * 60 * MINUTE)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "due"),
    [
        ("2026-11-21 23:55", 10, "min", "2026-11-22 00:05"),
        ("2026-11-21 10:30", 24, "h", "2026-11-22 10:30"),
        ("2026-11-23 12:00", 4, "WH", "2026-11-23 16:00"),
        ("2026-11-21 10:30", 4, "WH", "2026-11-23 13:00"),
        ("2026-11-21 10:30", 3, "WD", "2026-11-25 17:00"),
        ("2026-02-13 10:00", 3, "WD", "2026-02-25 17:00"),  # a worked Saturday, then the festival
    ],
)
def test_due(start: str, amount: int, unit: str, due: str) -> None:
    allotment = Allotment(amount, unit)  # type: ignore[arg-type]
    clock = clocks.start("RESOLVE", allotment, at(start), STATE)
    assert clock.due == clock.original_due == at(due)
    assert clock.running
    assert clock.start_number == 1


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        ("2026-11-20 14:00", "calm"),
        ("2026-11-22 12:00", "calm"),  # a weekend uses nothing up
        ("2026-11-23 10:00", "near"),  # three of four hours
        ("2026-11-23 11:00", "near"),  # the due moment itself is still in time
        ("2026-11-23 11:01", "over"),
        ("2026-11-24 10:59", "over"),
        ("2026-11-24 11:00", "far"),  # three times four hours
    ],
)
def test_stages_of_four_working_hours(now: str, stage: Stage) -> None:
    clock = clocks.start("ACK", Allotment(4, "WH"), at("2026-11-20 15:00"), STATE)
    assert clocks.stage(clock, at(now), STATE) == stage


def test_a_clock_stopped_in_time_never_becomes_overdue() -> None:
    running = clocks.start("ACK", Allotment(30, "min"), at("2026-11-23 10:00"), STATE)
    stopped = clocks.stop(running, at("2026-11-23 10:20"))
    assert not stopped.running
    assert clocks.percent(stopped, at("2026-12-24 10:00"), STATE) == 66
    assert clocks.stage(stopped, at("2026-12-24 10:00"), STATE) == "calm"
    assert clocks.stage(running, at("2026-12-24 10:00"), STATE) == "far"


def test_a_clock_stopped_late_stays_late() -> None:
    running = clocks.start("ACK", Allotment(30, "min"), at("2026-11-23 10:00"), STATE)
    stopped = clocks.stop(running, at("2026-11-23 10:40"))
    assert clocks.stage(stopped, at("2026-12-24 10:00"), STATE) == "over"


def test_stopping_twice_keeps_the_first_moment() -> None:
    clock = clocks.start("ACK", Allotment(1, "h"), at("2026-11-23 10:00"), STATE)
    once = clocks.stop(clock, at("2026-11-23 10:20"))
    assert clocks.stop(once, at("2026-11-23 11:00")) == once


def test_a_deferral_moves_what_is_used_up() -> None:
    clock = clocks.start("RESOLVE", Allotment(4, "h"), at("2026-11-23 10:00"), STATE)
    deferred = clocks.moved(clock, at("2026-11-23 18:00"))
    assert clocks.percent(clock, at("2026-11-23 14:00"), STATE) == 100
    assert clocks.percent(deferred, at("2026-11-23 14:00"), STATE) == 50
    assert deferred.original_due == at("2026-11-23 14:00")


@given(allotments, moments)
def test_due_is_never_before_the_start(allotment: Allotment, start: int) -> None:
    assert clocks.due_after(start, allotment, STATE) > start


@given(allotments, moments, spans, spans)
def test_what_is_used_only_grows(allotment: Allotment, start: int, one: int, other: int) -> None:
    clock = clocks.start("RESOLVE", allotment, start, STATE)
    early, late = sorted((start + one, start + other))
    assert 0 <= clocks.percent(clock, early, STATE) <= clocks.percent(clock, late, STATE)


@given(allotments, moments)
def test_all_of_it_is_used_at_the_due_moment(allotment: Allotment, start: int) -> None:
    clock = clocks.start("RESOLVE", allotment, start, STATE)
    assert clocks.percent(clock, start, STATE) == 0
    assert clocks.percent(clock, clock.due, STATE) >= 100  # a working day rounds up to its close
    assert clocks.stage(clock, clock.due, STATE) == "near"
    assert clocks.stage(clock, clock.due + 1, STATE) == "over"


@given(allotments, moments, st.sampled_from([10, 75, 100, 200, 300, 450]))
def test_a_threshold_is_reached_when_so_much_is_used(
    allotment: Allotment, start: int, threshold: int
) -> None:
    clock = clocks.start("RESOLVE", allotment, start, STATE)
    reached = clocks.reaches(clock, threshold, STATE)
    assert clocks.percent(clock, reached + MINUTE, STATE) >= threshold
    if reached not in (clock.due, start):
        assert clocks.percent(clock, reached - MINUTE, STATE) < threshold


@given(allotments, moments)
def test_thresholds_come_in_their_order(allotment: Allotment, start: int) -> None:
    clock = clocks.start("RESOLVE", allotment, start, STATE)
    reached = [clocks.reaches(clock, p, STATE) for p in (10, 75, 100, 300)]
    assert reached == sorted(reached)


class TestPauses:
    """Waiting for the resident uses nothing up."""

    clock = clocks.start("RESOLVE", Allotment(5, "WD"), at("2026-11-23 10:00"), STATE)

    def test_it_is_due_later_by_the_working_time_it_waited(self) -> None:
        held = clocks.pause(self.clock, at("2026-11-24 10:00"))
        assert not held.counting
        assert held.running
        again = clocks.resume(held, at("2026-11-26 10:00"), STATE)
        assert self.clock.due == at("2026-11-30 17:00")
        assert again.due == at("2026-12-02 17:00")
        assert again.original_due == self.clock.due

    def test_a_weekend_of_waiting_earns_nothing(self) -> None:
        held = clocks.pause(self.clock, at("2026-11-27 17:00"))
        assert clocks.resume(held, at("2026-11-30 09:00"), STATE).due == self.clock.due

    def test_while_it_waits_it_grows_no_older(self) -> None:
        held = clocks.pause(self.clock, at("2026-11-24 10:00"))
        then = clocks.percent(held, at("2026-11-24 10:00"), STATE)
        assert clocks.percent(held, at("2026-12-24 10:00"), STATE) == then == 20
        assert clocks.stage(held, at("2026-12-24 10:00"), STATE) == "calm"

    def test_another_rule_keeps_the_pauses_earned(self) -> None:
        held = clocks.pause(self.clock, at("2026-11-24 10:00"))
        again = clocks.resume(held, at("2026-11-25 10:00"), STATE)
        assert clocks.retime(again, Allotment(3, "WD"), STATE).due == at("2026-11-27 17:00")

    def test_a_deferred_date_moves_by_the_pause_a_given_one_never(self) -> None:
        deferred = clocks.moved(self.clock, at("2026-12-04 17:00"))
        theirs = clocks.given(self.clock, at("2026-12-01 12:00"))
        later = [
            clocks.resume(clocks.pause(c, at("2026-11-24 10:00")), at("2026-11-25 10:00"), STATE)
            for c in (deferred, theirs)
        ]
        assert [c.due for c in later] == [at("2026-12-07 17:00"), at("2026-12-01 12:00")]

    def test_a_stopped_clock_that_runs_on_was_merely_paused(self) -> None:
        stopped = clocks.stop(self.clock, at("2026-11-24 10:00"))
        again = clocks.revive(stopped, at("2026-11-25 10:00"), STATE)
        assert again.running
        assert again.due == at("2026-12-01 17:00")

    def test_stopping_ends_the_pause(self) -> None:
        held = clocks.pause(self.clock, at("2026-11-24 10:00"))
        ended = clocks.stop(held, at("2026-11-26 10:00"))
        assert clocks.percent(ended, at("2026-12-24 10:00"), STATE) == 20

    @given(allotments, moments, spans, spans)
    def test_a_pause_never_brings_the_date_nearer(
        self, allotment: Allotment, start: int, wait: int, pause: int
    ) -> None:
        clock = clocks.start("RESOLVE", allotment, start, STATE)
        held = clocks.pause(clock, start + wait)
        again = clocks.resume(held, start + wait + pause, STATE)
        assert clock.due <= again.due <= max(clock.due, start) + pause + 40 * 24 * 60 * MINUTE
        assert clocks.resume(clocks.pause(clock, start + wait), start + wait, STATE) == clock


@given(allotments, moments, spans)
def test_stages_come_in_their_order(allotment: Allotment, start: int, later: int) -> None:
    order = ["calm", "near", "over", "far"]
    clock = clocks.start("RESOLVE", allotment, start, STATE)
    now, then = start + later // 2, start + later
    before, after = (order.index(clocks.stage(clock, moment, STATE)) for moment in (now, then))
    assert before <= after
    assert (after >= order.index("over")) == (then > clock.due)
