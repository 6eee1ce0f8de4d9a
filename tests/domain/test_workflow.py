"""The table of what may happen to a case: nothing else does, and its history says so."""

from itertools import product

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import workflow
from domain.case import OVER, Event
from domain.errors import NotAllowed, NotPossible
from domain.understanding import URGENCIES, Urgency
from domain.work import NEVER
from domain.workflow import (
    TABLE,
    Condition,
    Row,
    mark,
    start_clocks,
    step,
)
from tests.domain.cases import MONDAY, SOMEBODY, TIMING, a_case
from tests.domain.walks import (
    ANYTHING,
    FIRST,
    HOUR,
    PARTS,
    STATES,
    UNMET,
    WAYS,
    carried,
    fit,
    target,
)

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
