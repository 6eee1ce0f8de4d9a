"""延期 and 挂账: a later date with its reason, asked for by a chief, granted by the desk."""

from domain.case import Actor, Case
from domain.people import Staff
from services.cases.by_staff.acting import explained, keep, stepped
from services.office import Office
from services.unit import Unit


def request_deferral(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    until: int,
    reason: str,
    now: int,
) -> Case:
    """A chief asks for a later date: nothing moves before the desk agreed."""
    return explained(
        office, unit, case, seat, actor, now, "request_deferral", "request_deferral",
        reason=reason, until=until,
    )  # fmt: skip


def refuse_deferral(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, reason: str, now: int
) -> Case:
    """The date stays; why is told to whoever asked."""
    return explained(
        office, unit, case, seat, actor, now, "refuse_deferral", "defer", reason=reason, until=0
    )


def defer(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    until: int,
    reason: str,
    now: int,
    *,
    asked: bool = False,
) -> Case:
    """The answer is due at `until`; what was first promised stays written.

    `asked`: the reason is the chief's own and kept already.
    """
    case = stepped(
        office, unit, case, seat, actor, now, "defer", "defer", reason=reason, until=until
    )
    keep(unit, case, actor, now, "reason", "" if asked else reason)
    return case


def shelve(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    until: int,
    reason: str,
    now: int,
) -> Case:
    """挂账 by the supervisor: put off as long as it takes, to a date all the same."""
    return explained(
        office, unit, case, seat, actor, now, "shelve", "shelve", reason=reason, until=until
    )
