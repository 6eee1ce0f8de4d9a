"""The one table of what may happen to a case (domain.md, Case states).

Nothing changes a state except through `step`. The same table is rendered into docs/workflow.md.
"""

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec.structs import replace

from domain import clocks as clockwork
from domain.calendar import WorkCalendar
from domain.case import OVER, Actor, Case, Event, State
from domain.clocks import Clock, ClockName
from domain.errors import NotAllowed, NotPossible
from domain.street import Allotment
from domain.understanding import Urgency
from domain.work import NEVER

Who = Literal["rule", "reporter", "owner", "chief", "desk", "verifier", "supervisor"]
ClockRule = Literal["all"] | tuple[ClockName, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One allowed transition.

    `who` lists the parts that may play it; `must` the facts it has to carry; `start` and `stop`
    the clocks it touches (`all` stops every one).
    """

    act: str
    sources: tuple[State, ...]
    target: State
    who: tuple[Who, ...]
    must: tuple[str, ...] = ()
    start: tuple[ClockName, ...] = ()
    stop: ClockRule = ()


OPEN: tuple[State, ...] = (
    "submitted",
    "accepted",
    "dispatched",
    "handling",
    "joint",
    "waiting_resident",
    "deferred",
    "handled",
    "reopen_requested",
)
AT_WORK: tuple[State, ...] = ("handling", "joint")

# fmt: off
TABLE: tuple[Row, ...] = (
    Row(act="accept", sources=("submitted", "handling"), target="accepted", who=("rule", "desk"),
        must=("topic", "grid")),
    Row(act="take", sources=("submitted",), target="handling", who=("desk",),
        stop=("TRIAGE",), start=("UPDATE",)),
    Row(act="dispatch", sources=("accepted",), target="dispatched", who=("rule", "chief", "desk"),
        must=("owner",), stop=("TRIAGE", "UPDATE"), start=("ACK",)),
    Row(act="sign", sources=("dispatched",), target="handling", who=("owner", "chief", "desk"),
        stop=("ACK",)),
    Row(act="contact", sources=("handling",), target="handling", who=("owner", "desk"),
        must=("text",), stop=("FIRST_CONTACT",), start=("UPDATE",)),
    Row(act="handle", sources=AT_WORK, target="handled", who=("owner", "desk"),
        must=("result",), stop=("RESOLVE", "FIRST_CONTACT", "UPDATE", "REDO"), start=("VERIFY",)),
    Row(act="confirm", sources=("handled",), target="closed", who=("reporter",),
        must=("outcome",), stop="all"),
    Row(act="redo", sources=("handled",), target="handling", who=("reporter", "verifier"),
        must=("reason",), stop=("VERIFY",), start=("REDO",)),
    Row(act="withdraw", sources=OPEN, target="closed", who=("reporter",),
        must=("outcome",), stop="all"),
)
# fmt: on


def row_for(act: str, state: State) -> Row:
    """The transition that `act` is from `state`; `NotPossible` where the table has none."""
    for row in TABLE:
        if row.act == act and state in row.sources:
            return row
    raise NotPossible(f"{act} from {state}", act=act, state=state)


class Timing(msgspec.Struct, frozen=True):
    """What clocks need: allotments by clock and urgency, topics' own ones, and the calendar."""

    allotments: Mapping[str, Mapping[Urgency, Allotment | None]]
    calendar: WorkCalendar
    by_topic: Mapping[str, Mapping[str, Allotment]] = {}

    def allotment(self, case: Case, name: ClockName) -> Allotment | None:
        """How long a clock of this name runs for this case, None where there is none for it.

        Quiet cases (self-harm, violence, missing people) have theirs like all others: nobody is
        told a date, and whoever has to act is still held to one.
        """
        own = self.by_topic.get(case.topic, {}).get(name)
        return own or self.allotments.get(name, {}).get(case.urgency)

    def start(self, case: Case, name: ClockName, at: int) -> Clock | None:
        """A fresh clock for this case, None where its urgency has none of that name."""
        allotment = self.allotment(case, name)
        if allotment is None:
            return None
        number = sum(c.name == name for c in case.clocks) + 1
        return clockwork.start(name, allotment, at, self.calendar, number)


def step(
    case: Case, act: str, actor: Actor, part: Who, at: int, timing: Timing, **facts: object
) -> tuple[Case, Event]:
    """Do `act` and return the case after it with its line of history.

    `part` is the part the actor plays for this case (rights are decided before). Facts named by
    the case's own fields (topic, grid, owner, outcome, handler…) are written into it.
    Raises `NotPossible` or `NotAllowed`.
    """
    row = row_for(act, case.state)
    if part not in row.who:
        raise NotAllowed(f"{part} may not {act}", act=act, part=part)
    missing = [name for name in row.must if not facts.get(name)]
    if missing:
        raise NotPossible(f"{act} needs {missing}", act=act, missing=tuple(missing))
    after = _with_clocks(_with_facts(case, row, facts), row, at, timing)
    return replace(after, steps=case.steps + 1), _event(case, act, actor, at, after.state, facts)


def mark(case: Case, act: str, actor: Actor, at: int, **facts: object) -> tuple[Case, Event]:
    """Write something down that changes no state (a note, an urge, a look at personal data)."""
    return replace(case, steps=case.steps + 1), _event(case, act, actor, at, case.state, facts)


SPOKEN = frozenset({"result", "reason", "question", "text"})
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
    "steps",
}
"""Fields of a case that a fact of the same name may set; the others follow from the table."""


def start_clocks(case: Case, names: tuple[ClockName, ...], at: int, timing: Timing) -> Case:
    """The case with these clocks begun (those its urgency knows); one that runs begins anew."""
    before = tuple(clockwork.stop(c, at) if c.name in names else c for c in case.clocks)
    begun = tuple(c for n in names if (c := timing.start(case, n, at)) is not None)
    return _due(replace(case, clocks=before + begun))


def retime(case: Case, at: int, timing: Timing) -> Case:
    """The case after its urgency or topic changed: what runs counts by the rule that holds now.

    A clock keeps its start and what was first promised; one the new rule does not know stops.
    """
    clocks = tuple(_retimed(case, c, at, timing) if c.running else c for c in case.clocks)
    return _due(replace(case, clocks=clocks))


def _retimed(case: Case, clock: Clock, at: int, timing: Timing) -> Clock:
    allotment = timing.allotment(case, clock.name)
    if allotment is None:
        return clockwork.stop(clock, at)
    due = clockwork.due_after(clock.started, allotment, timing.calendar)
    return replace(clock, allotment=allotment, due=due)


def _with_facts(case: Case, row: Row, facts: dict[str, object]) -> Case:
    own = {k: v for k, v in facts.items() if k in OWN}
    return replace(case, state=row.target, opened=row.target not in OVER, **own)


def _with_clocks(case: Case, row: Row, at: int, timing: Timing) -> Case:
    halted = tuple(
        clockwork.stop(c, at) if row.stop == "all" or c.name in row.stop else c for c in case.clocks
    )
    return start_clocks(replace(case, clocks=halted), row.start, at, timing)


def _due(case: Case) -> Case:
    running = [c.due for c in case.clocks if c.running]
    return replace(case, next_due=min(running, default=NEVER))


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
        actor=actor.id,
        role=actor.role,
        channel=actor.channel,
        before=case.state,
        after=after,
        facts=kept,
    )
