"""How a seat's act becomes a step of a case: the right to it, the part it plays, what is kept."""

from domain.case import Actor, Case, Part
from domain.errors import NotAllowed
from domain.people import Role, Staff
from domain.rights import Act, seat_may
from domain.workflow import Who, row_for, step
from services.cases.words import said
from services.office import Office
from services.unit import Unit

_PARTS: dict[Role, Who] = {"desk": "desk", "supervisor": "supervisor", "grid_chief": "chief"}


def staff_part(seat: Staff, case: Case) -> Who:
    """The part a seat plays for a case: its owner, or what its role makes it."""
    return "owner" if case.handler == seat.id else _PARTS.get(seat.role, "worker")


def part_for(seat: Staff, case: Case, act: str) -> Who:
    """The same for one act: who has the case checks it as a chief, if they may check it at all."""
    part = staff_part(seat, case)
    known = "owner" in row_for(act, case.state).who
    return part if part != "owner" or known else _PARTS.get(seat.role, "worker")


def allowed(seat: Staff, right: Act, case: Case) -> None:
    """Raise `NotAllowed` unless this seat may do that to this case."""
    if not seat_may(seat, right, case):
        raise NotAllowed(f"{seat.role} may not {right}", act=right)


def stepped(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    now: int,
    act: str,
    right: Act,
    /,
    **facts: object,
) -> Case:
    """Do one act of the table for a seat: the case after it, stored with its line of history.

    The decision rests on the seat as it was read. Raises `NotAllowed` or `NotPossible`.
    """
    allowed(seat, right, case)
    unit.guard(seat)
    part = part_for(seat, case, act)
    case, event = step(case, act, actor, part, now, office.timing, **facts)
    unit.insert(event)
    unit.put(case)
    return case


def explained(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    now: int,
    act: str,
    right: Act,
    /,
    *,
    reason: str,
    **facts: object,
) -> Case:
    """`stepped` for an act that says why: the reason stands in the history and is kept in words."""
    case = stepped(office, unit, case, seat, actor, now, act, right, reason=reason, **facts)
    keep(unit, case, actor, now, "reason", reason)
    return case


def keep(unit: Unit, case: Case, actor: Actor, now: int, part: Part, text: str) -> None:
    """Keep the words that belong to an act, if there are any."""
    if text:
        unit.insert(said(case, actor, now, part, text))
