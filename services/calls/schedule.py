"""When a call asks again, and whom: the steps of the pack, else those of the design (domain.md)."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.call import Call
from domain.firing import Firing
from domain.readiness import Step, Told
from domain.work import NEVER
from services.office import Office

MINUTE = 60_000

DEFAULT: tuple[Step, ...] = (
    Step(at=3, do=("leaders", "headcount")),
    Step(at=8, do=("leaders", "deputies", "headcount")),
    Step(at=10, do=("members",)),
    Step(at=15, do=("above", "headcount")),
    Step(at=20, do=("members",)),
    Step(at=25, do=("telephone",)),
)
"""Leaders at 0, 3 and 8 minutes, members at 0, 10 and 20; what is still short goes on upwards."""

SENT = Step(at=0, do=("leaders", "members"))
"""The first push, which goes out with the call itself."""


class Due(NamedTuple):
    """The steps that a tick finds passed (one, or several after a standstill), and what they do."""

    steps: tuple[Step, ...]
    do: frozenset[Told]

    @property
    def name(self) -> str:
        """What their one push is called."""
        return f"step-{self.steps[-1].at}"


def steps_of(office: Office) -> tuple[Step, ...]:
    """The steps after the first push, by time."""
    steps = office.street.readiness.steps or DEFAULT
    return tuple(sorted((step for step in steps if step.at > 0), key=lambda step: step.at))


def due(call: Call, steps: Sequence[Step]) -> int:
    """When (ms UTC) the call's next step is due, `NEVER` when none is left."""
    left = steps[call.step :]
    return call.sent_at + left[0].at * MINUTE if left else NEVER


def passed(call: Call, steps: Sequence[Step], now: int) -> Due:
    """What is due by now: steps that nobody ticked in time are done together, and push once."""
    left = steps[call.step :]
    found = tuple(step for step in left if call.sent_at + step.at * MINUTE <= now)
    return Due(found, frozenset(told for step in found for told in step.do))


def firing(call: Call, step: Step, at: int, now: int) -> Firing:
    """That this step was done: its id is unique, so no two workers do it."""
    return Firing(
        id=f"{call.id}:step-{step.at}",
        street=call.street,
        of=call.id,
        clock="call",
        run=1,
        threshold=step.at,
        due=at,
        at=now,
    )
