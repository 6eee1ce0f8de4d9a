"""The table of what may happen to a case: nothing else does, and its history says so."""

from collections import deque
from itertools import product
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import workflow
from domain.calendar import MINUTE
from domain.case import OVER, Actor, Case, Event, State
from domain.clocks import ClockName
from domain.errors import NotAllowed, NotPossible
from domain.street import Allotment, Rung
from domain.understanding import URGENCIES, Urgency
from domain.work import NEVER
from domain.workflow import (
    TABLE,
    Condition,
    Row,
    Timing,
    Who,
    mark,
    retime,
    start_clocks,
    step,
)
from tests.domain.cases import ALLOTMENTS, MONDAY, SATURDAY, SOMEBODY, TIMING, a_case
from tests.domain.moments import STATE, at

STATES: tuple[State, ...] = get_args(State)
PARTS: tuple[Who, ...] = get_args(Who)
FIRST: tuple[ClockName, ...] = ("TRIAGE", "FIRST_CONTACT", "RESOLVE")
HOUR = 60 * MINUTE
UNTIL = MONDAY + 20 * 24 * HOUR
FACTS: dict[str, Any] = {
    "topic": "corridor_clutter",
    "grid": "yibei",
    "owner": "role:grid_chief",
    "result": "物业清走了纸箱",
    "outcome": "solved",
    "reason": "还有一只柜子",
    "text": "明天上午来看",
    "turn_to": "12345",
    "question": "几号楼?",
    "lead": "s-1",
    "helpers": "城管",
    "until": UNTIL,
    "parent": "c-2",
    "how": "phone",
}
ANYTHING: dict[str, Any] = {**FACTS, "seat": "s-2", "photos": 1}
MET: dict[Condition, dict[str, Any]] = {
    "never_returned": {"returned": 0},
    "returned_once": {"returned": 1},
    "no_open_task": {"tasks": 0},
    "proof_where_asked": {"proof": True},
    "another": {"handled_by": "s-1"},
    "no_check_asked": {"check": False},
    "reopened_less_than_twice": {"reopened": 1},
    "within_the_window": {},
}
"""What a case looks like that meets a condition, with the facts of `ANYTHING`."""

UNMET: dict[Condition, tuple[dict[str, Any], dict[str, Any]]] = {
    "never_returned": ({"returned": 1}, {}),
    "returned_once": ({"returned": 2}, {}),
    "no_open_task": ({"tasks": 1}, {}),
    "proof_where_asked": ({"proof": True}, {"photos": 0}),
    "another": ({"handled_by": "s-2"}, {}),
    "no_check_asked": ({"check": True}, {}),
    "reopened_less_than_twice": ({"reopened": 2}, {}),
    "within_the_window": ({"state": "closed", "opened": False}, {}),
}
"""A case, and facts, that do not."""


def fit(row: Row, state: State) -> Case:
    """A case in `state` to which this row may happen: whatever ran before still runs."""
    fields = {name: value for only in row.only for name, value in MET[only].items()}
    case = a_case(state=state, opened=state not in OVER, **fields)
    return start_clocks(case, ("RESOLVE", "RATING"), MONDAY, TIMING) if _live(state) else case


def _live(state: State) -> bool:
    return state == "closed" or state not in OVER


def carried(row: Row) -> dict[str, Any]:
    """What this row must carry, and what its conditions look at."""
    return {name: ANYTHING[name] for name in (*row.must, "seat", "photos")}


def walked(case: Case, rows: list[Row], now: int = MONDAY) -> tuple[Case, list[Event]]:
    """The case after these rows, an hour apart."""
    lines = []
    for row in rows:
        now += HOUR
        case, event = step(case, row.act, SOMEBODY, row.who[0], now, TIMING, **carried(row))
        lines.append(event)
    return case, lines


def target(row: Row, state: State) -> State:
    """Where a row leads from a state."""
    return row.target or state


def ways() -> dict[State, list[Row]]:
    """The shortest way from the first word to each state that can be reached."""
    found: dict[State, list[Row]] = {"submitted": []}
    waiting = deque[State](found)
    while waiting:
        here = waiting.popleft()
        for row in TABLE:
            if here in row.sources and target(row, here) not in found:
                found[target(row, here)] = [*found[here], row]
                waiting.append(target(row, here))
    return found


WAYS = ways()
ROWS = [pytest.param(row, id=f"{row.act}-from-{row.sources[0]}") for row in TABLE]
LIMITED = [pytest.param(row, only, id=f"{row.act}-{only}") for row in TABLE for only in row.only]


class TestTable:
    """What the table says, and that it says it once."""

    def test_every_state_is_reached(self) -> None:
        assert set(WAYS) == set(STATES)

    @pytest.mark.parametrize("row", ROWS)
    def test_every_row_can_be_walked_from_each_of_its_states(self, row: Row) -> None:
        for state, part in product(row.sources, row.who):
            case, line = step(
                fit(row, state), row.act, SOMEBODY, part, MONDAY, TIMING, **carried(row)
            )
            assert case.state == line.after == target(row, state)

    @pytest.mark.parametrize("row", ROWS)
    def test_a_row_is_somebodys_and_starts_nothing_it_stops(self, row: Row) -> None:
        assert row.who
        assert row.stop != "all" or not row.start
        assert not set(row.start) & set(row.stop)

    def test_an_act_from_a_state_is_one_row(self) -> None:
        said = [(row.act, state) for row in TABLE for state in row.sources]
        assert len(said) == len(set(said))

    def test_a_state_is_either_open_or_over(self) -> None:
        assert set(workflow.OPEN) == set(STATES) - OVER

    def test_every_open_state_can_be_left_without_its_reporter(self) -> None:
        left = {state for row in TABLE for state in row.sources if set(row.who) - {"reporter"}}
        assert set(STATES) - OVER <= left

    def test_closing_always_carries_an_outcome(self) -> None:
        closing = [row for row in TABLE if row.target == "closed"]
        assert closing
        assert all("outcome" in row.must for row in closing)

    @pytest.mark.parametrize("row", ROWS)
    @pytest.mark.parametrize("urgency", URGENCIES)
    def test_whoever_is_owed_an_answer_has_a_clock(self, row: Row, urgency: Urgency) -> None:
        """No state without a clock: what is left open always comes up again."""
        for state in row.sources:
            case = msgspec.structs.replace(fit(row, state), urgency=urgency, check=False)
            if "no_check_asked" not in row.only:
                case = msgspec.structs.replace(case, check=True)
            after, _ = step(case, row.act, SOMEBODY, row.who[0], MONDAY, TIMING, **carried(row))
            if after.opened:
                assert after.next_due < NEVER, (row.act, state, urgency)

    @pytest.mark.parametrize("act", sorted({row.act for row in TABLE} | {"cancel", ""}))
    def test_a_step_is_allowed_exactly_where_the_table_has_it(self, act: str) -> None:
        for state, part in product(STATES, PARTS):
            rows = [row for row in TABLE if row.act == act and state in row.sources]
            case = fit(rows[0], state) if rows else a_case(state=state, opened=state not in OVER)
            if rows and part in rows[0].who:
                after, _ = step(case, act, SOMEBODY, part, MONDAY, TIMING, **ANYTHING)
                assert after.state == target(rows[0], state)
                continue
            with pytest.raises(NotAllowed if rows else NotPossible):
                step(case, act, SOMEBODY, part, MONDAY, TIMING, **ANYTHING)

    @pytest.mark.parametrize("row", ROWS)
    def test_it_carries_everything_it_must(self, row: Row) -> None:
        for missing in row.must:
            facts = {k: v for k, v in ANYTHING.items() if k != missing}
            with pytest.raises(NotPossible) as refused:
                step(
                    fit(row, row.sources[0]),
                    row.act,
                    SOMEBODY,
                    row.who[0],
                    MONDAY,
                    TIMING,
                    **facts,
                )
            assert refused.value.facts["missing"] == (missing,)

    @pytest.mark.parametrize(("row", "only"), LIMITED)
    def test_it_happens_only_where_its_conditions_hold(self, row: Row, only: Condition) -> None:
        fields, facts = UNMET[only]
        case = msgspec.structs.replace(fit(row, row.sources[0]), clocks=(), **fields)
        with pytest.raises(NotPossible) as refused:
            step(case, row.act, SOMEBODY, row.who[0], MONDAY, TIMING, **{**carried(row), **facts})
        assert only in refused.value.facts["unmet"]

    @pytest.mark.parametrize("row", [row for row in TABLE if row.counts], ids=lambda r: r.act)
    def test_what_is_counted_is_one_more(self, row: Row) -> None:
        case = fit(row, row.sources[0])
        after, _ = step(case, row.act, SOMEBODY, row.who[0], MONDAY, TIMING, **carried(row))
        assert getattr(after, row.counts) == getattr(case, row.counts) + 1

    @pytest.mark.parametrize("empty", ["", None])
    def test_an_empty_fact_is_a_missing_one(self, empty: str | None) -> None:
        with pytest.raises(NotPossible) as refused:
            step(a_case(), "accept", SOMEBODY, "rule", MONDAY, TIMING, topic="x", grid=empty)
        assert refused.value.facts["missing"] == ("grid",)


AFTER = {"CALLBACK", "RATING"}
"""What still runs when a case is closed."""

moves = st.lists(
    st.tuples(st.sampled_from(TABLE), st.integers(0, 10 * 24 * HOUR), st.booleans()), max_size=15
)


class TestWalks:
    """What holds after any number of steps."""

    @given(moves, st.sampled_from(URGENCIES))
    def test_state_clocks_and_history_agree(
        self, moves: list[tuple[Row, int, bool]], urgency: Urgency
    ) -> None:
        case, now = start_clocks(a_case(urgency=urgency, check=True), FIRST, MONDAY, TIMING), MONDAY
        lines: list[Event] = []
        for row, pause, noted in moves:
            now += pause
            if case.state in row.sources:
                try:
                    case, event = step(
                        case, row.act, SOMEBODY, row.who[-1], now, TIMING, **carried(row)
                    )
                except NotPossible:
                    continue
                lines.append(event)
            if noted:
                case, event = mark(case, "note", SOMEBODY, now)
                lines.append(event)
            running = [clock for clock in case.clocks if clock.running]
            counting = [clock for clock in running if clock.counting]
            assert case.next_due == min((clock.due for clock in counting), default=NEVER)
            assert len({clock.name for clock in running}) == len(running)
            assert case.opened == (case.state not in OVER)
            assert case.opened == bool(counting) or case.state == "closed"
            assert case.opened or {clock.name for clock in running} <= AFTER
            assert case.steps == len(lines)
        ids = [line.id for line in lines]
        assert ids == sorted(set(ids))
        places = ["submitted", *(line.after for line in lines)]
        assert [line.before for line in lines] == places[:-1]
        assert case.state == places[-1]


class TestClocks:
    """Which clocks a step touches."""

    def test_the_first_word_starts_three(self) -> None:
        case = start_clocks(a_case(), FIRST, SATURDAY, TIMING)
        dues = {clock.name: clock.due for clock in case.clocks}
        assert dues == {
            "TRIAGE": at("2026-11-23 13:00"),
            "FIRST_CONTACT": at("2026-11-23 17:00"),
            "RESOLVE": at("2026-11-27 17:00"),
        }
        assert case.next_due == at("2026-11-23 13:00")

    def test_work_to_be_done_again_has_a_clock_even_in_an_emergency(self) -> None:
        case = a_case(state="handled", urgency="emergency")
        again, _ = step(
            case, "redo", SOMEBODY, "reporter", MONDAY, TIMING, reason="还漏", owner="role:desk"
        )
        assert [c.name for c in again.clocks] == ["REDO"]
        assert again.next_due == at("2026-11-24 17:00")

    def test_a_low_case_has_time_to_be_checked_only_if_somebody_must(self) -> None:
        for check, names in ((False, []), (True, ["VERIFY"])):
            case = a_case(state="handling", urgency="low", check=check)
            done, _ = step(
                case, "handle", SOMEBODY, "owner", MONDAY, TIMING, result="好了", outcome="solved"
            )
            assert [c.name for c in done.clocks if c.running] == names

    def test_waiting_for_the_resident_pauses_what_is_promised(self) -> None:
        case = start_clocks(a_case(state="handling"), ("RESOLVE", "UPDATE"), MONDAY, TIMING)
        asked, _ = step(
            case, "ask", SOMEBODY, "owner", at("2026-11-24 10:30"), TIMING, question="几楼?"
        )
        assert [c.name for c in asked.clocks if c.counting] == ["WAITING"]
        later = at("2026-11-25 10:30")
        again, _ = step(asked, "answer", SOMEBODY, "reporter", later, TIMING)
        before, after = case.clock("RESOLVE"), again.clock("RESOLVE")
        assert before
        assert after
        assert (before.due, after.due) == (at("2026-11-30 17:00"), at("2026-12-01 17:00"))

    def test_a_deferral_moves_the_date_and_keeps_the_first_promise(self) -> None:
        case = start_clocks(a_case(state="handling"), ("RESOLVE",), MONDAY, TIMING)
        later, line = step(
            case, "defer", SOMEBODY, "desk", MONDAY, TIMING, reason="等配件", until=UNTIL
        )
        resolve = later.clock("RESOLVE")
        assert resolve
        assert (resolve.due, resolve.original_due) == (UNTIL, at("2026-11-30 17:00"))
        assert later.next_due == UNTIL
        assert line.facts == {"until": UNTIL}

    def test_another_systems_deadline_is_kept_whatever_happens_here(self) -> None:
        due = at("2026-11-26 12:00")
        case = start_clocks(a_case(state="handling"), FIRST, MONDAY, TIMING)
        case = workflow.given_due(case, "RESOLVE", due, TIMING)
        case = retime(msgspec.structs.replace(case, urgency="low"), MONDAY, TIMING)
        asked, _ = step(case, "ask", SOMEBODY, "owner", MONDAY, TIMING, question="几楼?")
        again, _ = step(asked, "answer", SOMEBODY, "reporter", MONDAY + 24 * HOUR, TIMING)
        resolve = again.clock("RESOLVE")
        assert resolve
        assert resolve.due == resolve.original_due == due

    def test_what_was_merged_by_mistake_runs_on(self) -> None:
        case = start_clocks(a_case(state="dispatched"), FIRST, MONDAY, TIMING)
        merged, _ = step(case, "merge", SOMEBODY, "chief", MONDAY + HOUR, TIMING, parent="c-2")
        assert merged.next_due == NEVER
        parted, _ = step(
            merged,
            "part",
            SOMEBODY,
            "chief",
            MONDAY + 25 * HOUR,
            TIMING,
            grid="yibei",
            owner="role:grid_chief",
        )
        assert {c.name for c in parted.clocks if c.running} == {"RESOLVE", "FIRST_CONTACT", "ACK"}

    def test_the_next_alarm_is_the_first_threshold_not_told_of(self) -> None:
        case = start_clocks(a_case(urgency="urgent"), ("ACK",), MONDAY, TIMING)
        minutes = []
        for threshold in (75, 100, 300):
            minutes.append((case.alarm_at - MONDAY) // MINUTE)
            case = workflow.fired(case, "ACK", threshold, TIMING)
        assert minutes == [22, 30, 90]
        assert case.alarm_at == NEVER
        assert case.next_due == MONDAY + 30 * MINUTE

    def test_a_street_says_itself_when_who_is_told(self) -> None:
        rungs = (Rung(at=100, tell=("deputy",)), Rung(at=200, tell=("supervisor",)))
        timing = Timing(ALLOTMENTS, STATE, ladders={"ACK": {"emergency": rungs}})
        case = start_clocks(a_case(urgency="emergency"), ("ACK",), MONDAY, timing)
        assert case.alarm_at == MONDAY + 5 * MINUTE
        assert workflow.fired(case, "ACK", 100, timing).alarm_at == MONDAY + 10 * MINUTE

    def test_a_quiet_case_has_its_clocks_all_the_same(self) -> None:
        loud, quiet = (
            start_clocks(a_case(quiet=quiet, urgency="emergency"), FIRST, MONDAY, TIMING)
            for quiet in (False, True)
        )
        assert quiet.clocks == loud.clocks != ()

    def test_a_topic_may_have_a_clock_of_its_own(self) -> None:
        timing = Timing(ALLOTMENTS, STATE, {"leak": {"RESOLVE": Allotment(2, "h")}})
        own = start_clocks(a_case(topic="leak"), FIRST, MONDAY, timing).clock("RESOLVE")
        other = start_clocks(a_case(topic="noise"), FIRST, MONDAY, timing).clock("RESOLVE")
        assert own
        assert own.due == MONDAY + 2 * HOUR
        assert other
        assert other.allotment == Allotment(5, "WD")

    def test_signing_stops_waiting_for_a_signature(self) -> None:
        case = start_clocks(a_case(), FIRST, MONDAY, TIMING)
        sent, _ = walked(case, WAYS["dispatched"])
        assert {c.name for c in sent.clocks if c.running} == {"ACK", "FIRST_CONTACT", "RESOLVE"}
        signed, _ = step(sent, "sign", SOMEBODY, "chief", MONDAY + 3 * HOUR, TIMING)
        ack = signed.clock("ACK")
        assert ack
        assert ack.stopped == MONDAY + 3 * HOUR

    def test_a_clock_that_runs_begins_anew_instead_of_running_twice(self) -> None:
        once = start_clocks(a_case(), ("UPDATE",), MONDAY, TIMING)
        twice = start_clocks(once, ("UPDATE",), MONDAY + 24 * HOUR, TIMING)
        first, second = twice.clocks
        assert (first.stopped, second.running) == (MONDAY + 24 * HOUR, True)
        assert second.start_number == 2
        assert twice.next_due == second.due

    def test_a_second_run_of_a_clock_has_its_own_number(self) -> None:
        redo = workflow.row_for("fail", "handled")
        handle = workflow.row_for("handle", "handling")
        case = a_case(state="handled", handled_by="s-1")
        twice, _ = walked(case, [redo, handle, redo])
        runs = [c.start_number for c in twice.clocks if c.name == "REDO"]
        assert runs == [1, 2]
        last = twice.clock("REDO")
        assert last
        assert last.running

    def test_a_lower_urgency_counts_by_its_own_rule_from_the_same_start(self) -> None:
        case = start_clocks(a_case(urgency="emergency"), FIRST, MONDAY, TIMING)
        calmer = retime(msgspec.structs.replace(case, urgency="urgent"), MONDAY + HOUR, TIMING)
        resolve = calmer.clock("RESOLVE")
        assert resolve
        assert (resolve.started, resolve.due) == (MONDAY, MONDAY + 24 * HOUR)
        assert resolve.original_due == MONDAY + 2 * HOUR
        assert calmer.next_due == MONDAY + HOUR // 2

    def test_what_was_stopped_is_not_timed_again(self) -> None:
        case = start_clocks(a_case(state="accepted", urgency="emergency"), FIRST, MONDAY, TIMING)
        sent, _ = step(case, "dispatch", SOMEBODY, "rule", MONDAY, TIMING, owner="role:grid_chief")
        calmer = retime(msgspec.structs.replace(sent, urgency="urgent"), MONDAY, TIMING)
        assert calmer.clock("TRIAGE") == sent.clock("TRIAGE")

    def test_a_clock_that_the_new_rule_does_not_know_stops(self) -> None:
        case = start_clocks(a_case(urgency="urgent"), ("REDO", "UPDATE"), MONDAY, TIMING)
        timing = Timing({**ALLOTMENTS, "REDO": {}}, STATE)
        after = retime(msgspec.structs.replace(case, urgency="emergency"), MONDAY + HOUR, timing)
        redo = after.clock("REDO")
        assert redo
        assert redo.stopped == MONDAY + HOUR
        update = after.clock("UPDATE")
        assert update
        assert after.next_due == update.due


class TestHistory:
    """What is written down of a step."""

    def test_who_when_where_before_and_after(self) -> None:
        chief = Actor("s-1", "grid_chief", "wecom")
        case = a_case(state="dispatched", steps=3)
        _, line = step(
            case, "sign", chief, "chief", MONDAY, TIMING, handler="s-1", signed_at=MONDAY
        )
        assert (line.actor, line.role, line.channel) == ("s-1", "grid_chief", "wecom")
        assert (line.case, line.street, line.at) == ("c1", "yichuan", MONDAY)
        assert (line.before, line.after) == ("dispatched", "handling")
        assert line.facts == {"handler": "s-1", "signed_at": MONDAY}
        assert line.id == "c1.00003"

    def test_words_of_people_are_never_in_it(self) -> None:
        case = a_case(state="handling")
        _, line = step(
            case,
            "handle",
            SOMEBODY,
            "owner",
            MONDAY,
            TIMING,
            result="清走了",
            outcome="solved",
            handled_at=5,
        )
        assert line.facts == {"outcome": "solved", "handled_at": 5}
        _, noted = mark(case, "note", SOMEBODY, MONDAY, text="电话13812345678", words="w-1")
        assert noted.facts == {"words": "w-1"}

    def test_a_line_can_be_stored_and_read_whatever_its_facts(self) -> None:
        _, line = mark(a_case(), "look", SOMEBODY, MONDAY, masked=True, seat="s-1", count=3)
        stored = msgspec.json.decode(msgspec.json.encode(line), type=Event)
        assert stored == line
        assert stored.facts == {"masked": 1, "seat": "s-1", "count": 3}

    def test_a_mark_changes_no_state(self) -> None:
        case = a_case(state="handled", steps=7)
        after, line = mark(case, "urge", SOMEBODY, MONDAY)
        assert after == msgspec.structs.replace(case, steps=8, changed_at=MONDAY)
        assert line.before == line.after == "handled"

    def test_facts_named_like_the_case_fields_are_written_into_it(self) -> None:
        case, _ = step(
            a_case(), "accept", SOMEBODY, "desk", MONDAY, TIMING, topic="noise", grid="yinan"
        )
        assert (case.topic, case.grid) == ("noise", "yinan")

    def test_no_fact_can_do_what_the_table_does(self) -> None:
        facts: dict[str, Any] = {
            "id": "c2",
            "version": 9,
            "steps": 0,
            "clocks": (),
            "state": "closed",
        }
        facts |= {"topic": "x", "grid": "y", "opened": False}
        case = start_clocks(a_case(version=4), FIRST, MONDAY, TIMING)
        after, _ = step(case, "accept", SOMEBODY, "rule", MONDAY, TIMING, **facts)
        assert (after.id, after.version, after.state, after.opened) == ("c1", 4, "accepted", True)
        assert after.clocks == case.clocks
        assert after.steps == 1
