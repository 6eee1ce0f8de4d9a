"""Where a case goes when it is somebody else's: another grid, another seat, another house."""

from msgspec.structs import replace

from domain.case import Actor, Case
from domain.errors import NotAllowed
from domain.people import Staff
from domain.workflow import retime
from services.cases.by_staff.acting import allowed, explained, keep, stepped
from services.cases.by_staff.taking import OWNER_SUPERVISOR
from services.cases.intake import DESK, OWNER_CHIEF, of_topic, send_to_grid
from services.office import Office
from services.unit import Unit


def transfer(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    grid: str,
    topic: str,
    now: int,
    *,
    what: str = "",
) -> Case:
    """转派 by the desk or the supervisor: to a grid's chiefs, its dates kept (首接负责).

    A desk item is accepted with it: `topic` is what it turned out to be. `what` are the words
    that go with it. What came back twice only the supervisor sends on.
    """
    allowed(seat, "transfer", case)
    if case.owner == OWNER_SUPERVISOR and seat.role != "supervisor":
        raise NotAllowed("the supervisor rules on a second return", act="transfer", part="desk")
    if case.queue == DESK and case.state in ("submitted", "handling"):
        return _first_sent(
            office, unit, case, seat, actor, grid=grid, topic=topic, now=now, what=what
        )
    act = "dispatch" if case.state == "accepted" else "transfer"
    case = stepped(office, unit, case, seat, actor, now, act, "transfer", **_to_chiefs(case, grid))
    keep(unit, case, actor, now, "note", what)
    return case


def pass_on(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    grid: str,
    reason: str,
    now: int,
) -> Case:
    """转派 by a chief: straight to the other grid, once; it counts as a return."""
    facts = _to_chiefs(case, grid)
    return explained(
        office, unit, case, seat, actor, now, "pass_on", "pass_on", reason=reason, **facts
    )


def reassign(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, to: Staff, now: int
) -> Case:
    """换人: another seat has it from now on; before anybody signed, it is that one's to sign."""
    unit.guard(to)
    handler = {} if case.state == "dispatched" else {"handler": to.id}
    return stepped(
        office, unit, case, seat, actor, now, "reassign", "reassign", owner=to.id, **handler
    )


def reject(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    reason: str,
    turn_to: str,
    now: int,
) -> Case:
    """不受理: not a matter of the street's; why, and where to turn instead."""
    case = stepped(
        office, unit, case, seat, actor, now, "reject", "reject",
        reason=reason, turn_to=turn_to, closed_at=now,
    )  # fmt: skip
    keep(unit, case, actor, now, "reason", f"{reason}\n→ {turn_to}")
    return case


def divert(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    reason: str,
    turn_to: str,
    now: int,
) -> Case:
    """转出: begun here and another house's after all; closed with where to turn."""
    case = stepped(
        office, unit, case, seat, actor, now, "divert", "divert",
        outcome="diverted", reason=reason, turn_to=turn_to, closed_at=now,
    )  # fmt: skip
    keep(unit, case, actor, now, "reason", f"{reason}\n→ {turn_to}")
    return case


def _to_chiefs(case: Case, grid: str) -> dict[str, object]:
    """A case as the chiefs of a grid find it: nobody has signed yet."""
    return {
        "grid": grid,
        "queue": grid,
        "micro": case.micro if grid == case.grid else "",
        "owner": OWNER_CHIEF,
        "handler": "",
        "signed_at": 0,
    }


def _first_sent(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    *,
    grid: str,
    topic: str,
    now: int,
    what: str,
) -> Case:
    """受理 and 派单 by a person: what the rules could not send on by themselves."""
    unit.guard(seat)
    micro = case.micro if grid == case.grid else ""
    case = replace(case, grid=grid, micro=micro, handler="", signed_at=0)
    case = of_topic(office, case, topic)
    case = send_to_grid(office, unit, retime(case, now, office.timing), actor, now)
    keep(unit, case, actor, now, "note", what)
    unit.put(case)
    return case
