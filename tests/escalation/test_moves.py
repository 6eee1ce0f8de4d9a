"""Whatever is done to a case, in whatever order, by whatever jumps of the clock."""

import asyncio
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.case import Case
from domain.errors import NotPossible
from domain.firing import Firing
from domain.understanding import URGENCIES, Urgency
from domain.work import Notice
from domain.workflow import TABLE
from services.cases.intake import OWNER_CHIEF, RULE
from services.clock import FixedClock
from services.escalation.tick import tick
from services.office import Office
from storage.sqlite import SqliteStore
from tests.escalation.scene import (
    DAY,
    HOUR,
    KINDS,
    MINUTE,
    MONDAY,
    a_case,
    everybody,
    history,
    stepped,
    stored,
)

Move = tuple[int, int]
"""How many ms pass, and which of the rows that the case's state has comes next."""

WAITS = st.sampled_from([0, MINUTE, 5 * MINUTE, HOUR, 5 * HOUR, DAY, 3 * DAY, 15 * DAY, -HOUR])
MOVES = st.lists(st.tuples(WAITS, st.integers(0, 1000)), max_size=12)


@pytest.mark.parametrize(
    "examples", [12, pytest.param(400, marks=[pytest.mark.slow, pytest.mark.timeout(600)])]
)
def test_no_case_is_left_alone_and_no_threshold_calls_twice(
    template: Office, examples: int
) -> None:
    @settings(max_examples=examples)
    @given(urgency=st.sampled_from(URGENCIES), moves=MOVES)
    def check(urgency: Urgency, moves: list[Move]) -> None:
        _check(template, urgency, moves)

    check()


def _check(template: Office, urgency: Urgency, moves: list[Move]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_played(template, Path(folder), urgency, moves))


async def _played(template: Office, folder: Path, urgency: Urgency, moves: list[Move]) -> None:
    clock = FixedClock(MONDAY)
    store = SqliteStore(folder / "store.db", template.street.id, KINDS)
    await store.open()
    office = replace(template, store=store, clock=clock)
    await everybody(office)
    case = await a_case(office, urgency)
    for wait, number in moves:
        clock.move(wait)
        await tick(office, clock.now())
        case = await _any_act(office, await stored(office, case), number)
        _not_alone(case)
        assert case.alarm_at > clock.now() or await tick(office, clock.now())
    await _each_once(office, case)
    await store.close()


async def _any_act(office: Office, case: Case, number: int) -> Case:
    rows = [row for row in TABLE if case.state in row.sources]
    if not rows:
        return case
    row = rows[number % len(rows)]
    now = office.clock.now()
    seat = ("chief", "chief2", "desk")[number % 3]
    to_chiefs = row.target in ("dispatched", "accepted")
    facts: dict[str, object] = {
        "topic": "corridor_clutter", "grid": "yibei", "queue": "yibei",
        "owner": OWNER_CHIEF if to_chiefs else seat, "reason": "r", "turn_to": "t",
        "outcome": "solved", "lead": seat, "helpers": "h", "question": "q", "text": "t",
        "until": now + 3 * DAY, "result": "done", "photos": 1, "how": "phone", "parent": "other",
        "seat": "boss",
    }  # fmt: skip
    facts |= {"handler": seat} if row.act == "sign" else {}
    facts |= {"handled_by": "chief", "check": bool(number % 2)} if row.act == "handle" else {}
    try:
        case = await stepped(office, case, row.act, row.who[number % len(row.who)], **facts)
    except NotPossible:
        return case
    if row.act == "handle" and not case.check and case.clock("VERIFY") is None:
        case = await stepped(office, case, "close", RULE.role, outcome="solved")  # type: ignore[arg-type]
    return case


def _not_alone(case: Case) -> None:
    assert case.owner
    assert not case.opened or any(clock.counting for clock in case.clocks), case.state


async def _each_once(office: Office, case: Case) -> None:
    calls = await office.store.find(Firing, limit=1000)
    assert max(Counter(firing.id for firing in calls).values(), default=1) == 1
    events = [e for e in await history(office, case) if e.act == "escalate"]
    assert len(events) <= len(calls)
    told = Counter(name for firing in calls for name in firing.told)
    singly = Counter(n.staff for n in await office.store.find(Notice, limit=1000))
    assert singly == told
