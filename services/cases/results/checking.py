"""Who has to look at a handled case before it closes (核查), and closing by rule."""

from zlib import crc32

from domain.case import Case, Outcome
from domain.workflow import step
from services.cases.intake import RULE
from services.office import Office
from services.unit import Unit

SAMPLE = 10
"""One of so many cases is checked by chance (domain.md: a 10 % sample)."""

GRAVE = frozenset({"emergency", "urgent", "high"})
UNSOLVED: frozenset[Outcome] = frozenset({"cannot", "explained"})


def needs_check(case: Case, outcome: Outcome) -> bool:
    """Whether somebody else than the handler has to verify it (domain.md, handled → closed).

    The sample is drawn from the case's id, so that every worker and every re-run draws the same.
    """
    drawn = crc32(case.id.encode()) % SAMPLE == 0
    return case.urgency in GRAVE or outcome in UNSOLVED or case.reopened > 0 or drawn


def close_by_rule(office: Office, unit: Unit, case: Case, now: int) -> Case:
    """Close a handled case that nobody has to check. Raises `NotPossible` where somebody must."""
    case, event = step(
        case, "close", RULE, "rule", now, office.timing, outcome=case.outcome, closed_at=now
    )
    unit.insert(event)
    return case
