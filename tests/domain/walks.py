"""Cases that stand where a row of the table may happen to them, and the ways that lead there."""

from collections import deque
from typing import Any, get_args

from domain.calendar import MINUTE
from domain.case import OVER, Case, Event, State
from domain.clocks import ClockName
from domain.workflow import (
    TABLE,
    Condition,
    Row,
    Who,
    start_clocks,
    step,
)
from tests.domain.cases import MONDAY, SOMEBODY, TIMING, a_case

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
