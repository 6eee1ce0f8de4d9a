"""What a step does to a case's clocks, and what its line of history says."""

from typing import Any

import msgspec

from domain import workflow
from domain.calendar import MINUTE
from domain.case import Actor, Event
from domain.street import Allotment, Rung
from domain.work import NEVER
from domain.workflow import (
    Timing,
    mark,
    retime,
    start_clocks,
    step,
)
from tests.domain.cases import ALLOTMENTS, MONDAY, SATURDAY, SOMEBODY, TIMING, a_case
from tests.domain.moments import STATE, at
from tests.domain.walks import FIRST, HOUR, UNTIL, WAYS, walked


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
