"""The only code that changes a case's state, and writes its line of history with it."""

from msgspec.structs import replace

from domain import clocks as clockwork
from domain.case import OVER, Actor, Case, Event, State
from domain.clocks import Clock
from domain.errors import NotAllowed, NotPossible
from domain.workflow.conditions import unmet
from domain.workflow.rows import Row, Who, row_for
from domain.workflow.timing import Timing, moved_due, start_clocks


def step(
    case: Case, act: str, actor: Actor, part: Who, at: int, timing: Timing, **facts: object
) -> tuple[Case, Event]:
    """Do `act` and return the case after it with its line of history.

    `part` is the part the actor plays for this case (rights are decided before). Facts named by
    the case's own fields (topic, grid, owner, outcome, handler…) are written into it.
    Raises `NotPossible` (`missing` facts, or `unmet` conditions) or `NotAllowed`.
    """
    row = row_for(act, case.state)
    if part not in row.who:
        raise NotAllowed(f"{part} may not {act}", act=act, part=part)
    missing = [name for name in row.must if not facts.get(name)]
    if missing:
        raise NotPossible(f"{act} needs {missing}", act=act, missing=tuple(missing))
    if failed := unmet(row.only, case, facts, at):
        raise NotPossible(f"{act} only if {failed}", act=act, unmet=failed)
    after = _with_clocks(_with_facts(case, row, facts), row, at, timing)
    after = replace(after, steps=case.steps + 1, changed_at=at)
    return after, _event(case, act, actor, at, after.state, facts)


def mark(case: Case, act: str, actor: Actor, at: int, **facts: object) -> tuple[Case, Event]:
    """Write something down that changes no state (a note, an urge, a look at personal data)."""
    after = replace(case, steps=case.steps + 1, changed_at=at)
    return after, _event(case, act, actor, at, case.state, facts)


SPOKEN = frozenset({"result", "reason", "question", "text", "turn_to", "answer"})
"""Facts that are people's words: checked for presence, kept in `Words`, never in history."""

OWN = frozenset(Case.__struct_fields__) - {
    "id",
    "street",
    "shape",
    "version",
    "state",
    "opened",
    "clocks",
    "next_due",
    "alarm_at",
    "steps",
    "changed_at",
    "returned",
    "reopened",
    "level",
}
"""Fields of a case that a fact of the same name may set; the others follow from the table."""


def _with_facts(case: Case, row: Row, facts: dict[str, object]) -> Case:
    own = {k: v for k, v in facts.items() if k in OWN}
    state: State = row.target or case.state
    more: dict[str, int] = {}
    if row.counts:
        more[row.counts] = getattr(case, row.counts) + 1
    if row.counts == "reopened" or state == "reopen_requested":
        more["told"] = 0  # its reporter is pushed anew (domain.md, Clocks)
    level = row.level or case.level
    return replace(case, state=state, opened=state not in OVER, level=level, **own, **more)


def _with_clocks(case: Case, row: Row, at: int, timing: Timing) -> Case:
    touched = tuple(_touched(clock, row, at, timing) for clock in case.clocks)
    for name in row.revive:
        last = max((i for i, c in enumerate(touched) if c.name == name), default=-1)
        touched = tuple(
            clockwork.revive(c, at, timing.calendar) if i == last else c
            for i, c in enumerate(touched)
        )
    case = replace(case, clocks=touched)
    if row.move:
        case = moved_due(case, row.move, case.until, timing)
    return start_clocks(case, row.start, at, timing)


def _touched(clock: Clock, row: Row, at: int, timing: Timing) -> Clock:
    if row.stop == "all" or clock.name in row.stop:
        return clockwork.stop(clock, at)
    if clock.name in row.pause:
        return clockwork.pause(clock, at)
    if clock.name in row.resume:
        return clockwork.resume(clock, at, timing.calendar)
    return clock


def _event(
    case: Case, act: str, actor: Actor, at: int, after: State, facts: dict[str, object]
) -> Event:
    kept = {
        k: int(v) if isinstance(v, int) else v
        for k, v in facts.items()
        if isinstance(v, int | str) and k not in SPOKEN
    }
    return Event(
        id=f"{case.id}.{case.steps:05d}",
        street=case.street,
        case=case.id,
        at=at,
        act=act,
        actor=actor.name_in(case),
        role=actor.role,
        channel=actor.channel,
        before=case.state,
        after=after,
        facts=kept,
    )
