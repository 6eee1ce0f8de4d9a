"""Looked at by somebody else: checked, sent back, done once more or not, asked about, learned from."""

from domain.case import Actor, Case
from domain.people import Staff
from services.cases.by_reporter import Verdict
from services.cases.by_staff.acting import explained, keep, stepped
from services.office import Office
from services.unit import Unit


def verify(office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, now: int) -> Case:
    """通过: checked by somebody else than who did it, and closed."""
    return stepped(
        office, unit, case, seat, actor, now, "pass", "verify",
        outcome=case.outcome, seat=seat.id, closed_at=now,
    )  # fmt: skip


def fail(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, reason: str, now: int
) -> Case:
    """不通过: back to whoever has it, with a new clock."""
    return explained(
        office, unit, case, seat, actor, now, "fail", "verify", reason=reason, seat=seat.id
    )


def order(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    owner: str,
    reason: str,
    now: int,
) -> Case:
    """同意重办: done once more, by the seat `owner` (`another`)."""
    return explained(
        office, unit, case, seat, actor, now, "order", "decide", reason=reason,
        owner=owner, handler=owner, seat=seat.id,
    )  # fmt: skip


def refuse(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, reason: str, now: int
) -> Case:
    """不重办: it stays closed, and its reporter gets the reason in writing."""
    return explained(
        office, unit, case, seat, actor, now, "refuse", "decide", reason=reason,
        outcome=case.outcome or "explained", seat=seat.id, closed_at=now,
    )  # fmt: skip


def call_back(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    verdict: Verdict,
    text: str,
    now: int,
) -> Case:
    """回访: what its reporter says of a closed case on the telephone; nothing said is no praise."""
    case = stepped(
        office, unit, case, seat, actor, now, "call_back", "call_back",
        how="phone",
        seat=seat.id,
        solved=verdict.solved or case.solved,
        satisfied=verdict.satisfied or case.satisfied,
    )  # fmt: skip
    keep(unit, case, actor, now, "note", text)
    return case


def review(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, lesson: str, now: int
) -> Case:
    """复盘: what is to be learned from it; nothing runs any more."""
    case = stepped(office, unit, case, seat, actor, now, "review", "review", seat=seat.id)
    keep(unit, case, actor, now, "note", lesson)
    return case
