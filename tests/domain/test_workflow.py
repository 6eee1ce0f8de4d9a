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
from domain.street import Allotment
from domain.understanding import URGENCIES, Urgency
from domain.work import NEVER
from domain.workflow import TABLE, Row, Timing, Who, mark, retime, start_clocks, step
from tests.domain.cases import ALLOTMENTS, MONDAY, SATURDAY, SOMEBODY, TIMING, a_case
from tests.domain.moments import STATE, at

STATES: tuple[State, ...] = get_args(State)
PARTS: tuple[Who, ...] = get_args(Who)
FIRST: tuple[ClockName, ...] = ("TRIAGE", "FIRST_CONTACT", "RESOLVE")
FACTS = {
    "topic": "corridor_clutter",
    "grid": "yibei",
    "owner": "role:grid_chief",
    "result": "物业清走了纸箱",
    "outcome": "solved",
    "reason": "还有一只柜子",
    "text": "明天上午来看",
}
EVERYTHING: dict[str, Any] = dict(FACTS)
HOUR = 60 * MINUTE


def carried(row: Row) -> dict[str, str]:
    """What this row must carry."""
    return {name: FACTS[name] for name in row.must}


def walked(case: Case, rows: list[Row], now: int = MONDAY) -> tuple[Case, list[Event]]:
    """The case after these rows, an hour apart."""
    lines = []
    for row in rows:
        now += HOUR
        case, event = step(case, row.act, SOMEBODY, row.who[0], now, TIMING, **carried(row))
        lines.append(event)
    return case, lines


def ways() -> dict[State, list[Row]]:
    """The shortest way from the first word to each state that can be reached."""
    found: dict[State, list[Row]] = {"submitted": []}
    waiting = deque[State](found)
    while waiting:
        here = waiting.popleft()
        for row in TABLE:
            if here in row.sources and row.target not in found:
                found[row.target] = [*found[here], row]
                waiting.append(row.target)
    return found


WAYS = ways()


def name(row: Row) -> str:
    """A row's name in a test's id."""
    return f"{row.act}-{row.target}"


class TestTable:
    """What the table says, and that it says it once."""

    @pytest.mark.parametrize("row", TABLE, ids=name)
    def test_every_row_can_be_reached_and_walked(self, row: Row) -> None:
        source = next(state for state in row.sources if state in WAYS)
        case, _ = walked(a_case(), [*WAYS[source], row])
        assert case.state == row.target

    @pytest.mark.parametrize("row", TABLE, ids=name)
    def test_a_row_is_somebodys_and_starts_nothing_it_stops(self, row: Row) -> None:
        assert row.who
        assert row.stop != "all" or not row.start
        assert not set(row.start) & set(row.stop)

    def test_an_act_from_a_state_is_one_row(self) -> None:
        said = [(row.act, state) for row in TABLE for state in row.sources]
        assert len(said) == len(set(said))

    def test_a_state_is_either_open_or_over(self) -> None:
        assert set(workflow.OPEN) == set(STATES) - OVER

    def test_every_open_state_that_is_reached_can_be_left(self) -> None:
        left = {state for row in TABLE for state in row.sources if row.act != "withdraw"}
        assert set(WAYS) - OVER <= left

    def test_closing_always_carries_an_outcome_and_stops_every_clock(self) -> None:
        closing = [row for row in TABLE if row.target == "closed"]
        assert closing
        assert all("outcome" in row.must and row.stop == "all" for row in closing)

    @pytest.mark.parametrize("act", sorted({row.act for row in TABLE} | {"close", "merge", ""}))
    def test_a_step_is_allowed_exactly_where_the_table_has_it(self, act: str) -> None:
        for state, part in product(STATES, PARTS):
            case = a_case(state=state, opened=state not in OVER)
            rows = [row for row in TABLE if row.act == act and state in row.sources]
            if rows and part in rows[0].who:
                after, _ = step(case, act, SOMEBODY, part, MONDAY, TIMING, **EVERYTHING)
                assert after.state == rows[0].target
                continue
            with pytest.raises(NotAllowed if rows else NotPossible):
                step(case, act, SOMEBODY, part, MONDAY, TIMING, **EVERYTHING)

    @pytest.mark.parametrize("row", TABLE, ids=name)
    def test_it_carries_everything_it_must(self, row: Row) -> None:
        case = a_case(state=row.sources[0])
        for missing in row.must:
            facts: dict[str, Any] = {k: v for k, v in FACTS.items() if k != missing}
            with pytest.raises(NotPossible) as refused:
                step(case, row.act, SOMEBODY, row.who[0], MONDAY, TIMING, **facts)
            assert refused.value.facts["missing"] == (missing,)

    @pytest.mark.parametrize("empty", ["", None])
    def test_an_empty_fact_is_a_missing_one(self, empty: str | None) -> None:
        with pytest.raises(NotPossible) as refused:
            step(a_case(), "accept", SOMEBODY, "rule", MONDAY, TIMING, topic="x", grid=empty)
        assert refused.value.facts["missing"] == ("grid",)


moves = st.lists(
    st.tuples(st.sampled_from(TABLE), st.integers(0, 10 * 24 * HOUR), st.booleans()), max_size=15
)


class TestWalks:
    """What holds after any number of steps."""

    @given(moves, st.sampled_from(URGENCIES))
    def test_state_clocks_and_history_agree(
        self, moves: list[tuple[Row, int, bool]], urgency: Urgency
    ) -> None:
        case, now = start_clocks(a_case(urgency=urgency), FIRST, MONDAY, TIMING), MONDAY
        lines: list[Event] = []
        for row, pause, noted in moves:
            now += pause
            if case.state in row.sources:
                case, event = step(
                    case, row.act, SOMEBODY, row.who[-1], now, TIMING, **carried(row)
                )
                lines.append(event)
            if noted:
                case, event = mark(case, "note", SOMEBODY, now)
                lines.append(event)
            running = [clock for clock in case.clocks if clock.running]
            assert case.next_due == min((clock.due for clock in running), default=NEVER)
            assert len({clock.name for clock in running}) == len(running)
            assert case.opened == (case.state not in OVER)
            assert case.opened or not running
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

    def test_an_urgency_without_a_clock_has_none(self) -> None:
        case = a_case(state="handled", urgency="emergency")
        again, _ = step(case, "redo", SOMEBODY, "reporter", MONDAY, TIMING, reason="还漏")
        assert again.clocks == ()
        assert again.next_due == NEVER

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
        handled, _ = walked(a_case(), WAYS["handled"])
        row = workflow.row_for("redo", "handled")
        handle = workflow.row_for("handle", "handling")
        twice, _ = walked(handled, [row, handle, row])
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
        after = retime(msgspec.structs.replace(case, urgency="emergency"), MONDAY + HOUR, TIMING)
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
            case, "handle", SOMEBODY, "owner", MONDAY, TIMING, result="清走了", handled_at=5
        )
        assert line.facts == {"handled_at": 5}
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
        assert after == msgspec.structs.replace(case, steps=8)
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
