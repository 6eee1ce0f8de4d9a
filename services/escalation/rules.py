"""What happens by itself when a clock runs out (domain.md, Case states: «by rule»)."""

from collections.abc import Mapping
from typing import NamedTuple

from domain.case import Case, State
from domain.clocks import DUE_PERCENT
from domain.street import Rung
from domain.workflow import step
from services.cases.intake import RULE
from services.cases.results.checking import close_by_rule
from services.escalation import telephone
from services.escalation.choosing import Call
from services.office import Office
from services.unit import Unit

WHO_WORKS = (Rung(at=DUE_PERCENT, tell=("owner", "other_chief", "desk")),)
NOBODY = (Rung(at=DUE_PERCENT, tell=()),)

ACTS: Mapping[tuple[str, State], tuple[str, tuple[Rung, ...] | None]] = {
    ("WAITING", "waiting_resident"): ("answer", WHO_WORKS),
    ("RATING", "closed"): ("review", NOBODY),
    ("RESOLVE", "deferred"): ("go_on", None),
    ("REDO", "deferred"): ("go_on", None),
}
"""Clock and state → what the rule does, and who is told of that (None: as the ladder has it)."""


class Ruled(NamedTuple):
    """The case after the rule acted, and who is told of it (None: as the ladder has it)."""

    case: Case
    rungs: tuple[Rung, ...] | None = None


def at_due(office: Office, unit: Unit, case: Case, call: Call, now: int) -> Ruled | None:
    """Do what the rule does at this call, or None where it does nothing.

    Silence is no praise: a case reviewed by rule says nothing of solved or satisfied.
    """
    name, state = call.clock.name, case.state
    if DUE_PERCENT not in call.reached:
        return None
    if (name, state) == ("VERIFY", "handled") and not case.check:
        return Ruled(close_by_rule(office, unit, case, now), NOBODY)
    if (name, state) == ("CALLBACK", "closed"):
        key = f"{case.id}:{call.clock.start_number}"
        unit.insert(telephone.task(case, "callback", key, now))
        return Ruled(case)
    if (name, state) not in ACTS:
        return None
    act, rungs = ACTS[name, state]
    case, event = step(case, act, RULE, "rule", now, office.timing)
    unit.insert(event)
    return Ruled(case, rungs)
