"""What the street's people do to a case; every act ends in its history."""

from msgspec.structs import replace

from domain.case import Actor, Case, Outcome
from domain.errors import NotAllowed
from domain.people import Staff
from domain.rights import Act, seat_may
from domain.workflow import Who, retime, step
from services.cases.checking import close_by_rule, needs_check
from services.cases.intake import of_topic, send_to_grid
from services.cases.words import said
from services.office import Office
from services.unit import Unit


def staff_part(seat: Staff, case: Case) -> Who:
    """The part a seat plays for a case: its owner, the desk, or the grid's chief."""
    if case.handler == seat.id:
        return "owner"
    return "desk" if seat.role == "desk" else "chief"


def sign(office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, now: int) -> Case:
    """签收: the seat takes the case on. A desk item is taken from the desk's own queue."""
    act: Act = "take" if case.state == "submitted" else "sign"
    _allowed(seat, act, case)
    case, event = step(
        case,
        act,
        actor,
        staff_part(seat, case),
        now,
        office.timing,
        handler=seat.id,
        owner=seat.id,
        signed_at=now,
    )
    unit.insert(event)
    unit.put(case)
    return case


def contact(
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, text: str, now: int
) -> Case:
    """先行联系: what was said to the reporter is kept, and the first contact is logged."""
    _allowed(seat, "contact", case)
    case, event = step(
        case, "contact", actor, staff_part(seat, case), now, office.timing,
        text=text, contacted_at=case.contacted_at or now,
    )  # fmt: skip
    unit.insert(event)
    unit.insert(said(case, actor, now, "contact", text))
    unit.put(case)
    return case


def handle(
    office: Office,
    unit: Unit,
    case: Case,
    seat: Staff,
    actor: Actor,
    result: str,
    now: int,
    *,
    outcome: Outcome = "solved",
    photos: int = 0,
) -> Case:
    """办结 in chat: handled, with what was done; the reporter is asked afterwards.

    `photos` are those that show it. Where nobody has to check it and its urgency gives no time
    for that, it closes by rule at once.
    """
    _allowed(seat, "handle", case)
    case = replace(case, check=needs_check(case, outcome))
    case, event = step(
        case,
        "handle",
        actor,
        staff_part(seat, case),
        now,
        office.timing,
        result=result,
        outcome=outcome,
        photos=photos,
        handled_at=now,
        handled_by=seat.id,
    )
    unit.insert(event)
    unit.insert(said(case, actor, now, "result", result))
    if not case.check and case.clock("VERIFY") is None:
        case = close_by_rule(office, unit, case, now)
    unit.put(case)
    return case


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
    """Send a desk item to a grid, taken or not: 受理 and 派单 by a person.

    `topic` is what it turned out to be, `what` the desk's own words for that.
    """
    _allowed(seat, "transfer", case)
    case = of_topic(office, replace(case, grid=grid, handler="", signed_at=0), topic)
    case = send_to_grid(office, unit, retime(case, now, office.timing), actor, now)
    if what:
        unit.insert(said(case, actor, now, "note", what))
    unit.put(case)
    return case


def _allowed(seat: Staff, act: Act, case: Case) -> None:
    if not seat_may(seat, act, case):
        raise NotAllowed(f"{seat.role} may not {act}", act=act)
