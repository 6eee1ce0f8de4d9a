"""What people do to a case after it was opened; every act ends in its history."""

from msgspec.structs import replace

from domain.case import Actor, Case, Part, State, Words
from domain.errors import NotAllowed
from domain.people import Staff
from domain.rights import Act, seat_may
from domain.workflow import Who, mark, retime, start_clocks, step
from services.cases.intake import Report, add_words, described, of_topic, route, send_to_grid
from services.cases.where import Spot
from services.ids import new_id
from services.office import Office
from services.unit import Unit


def staff_part(seat: Staff, case: Case) -> Who:
    """The part a seat plays for a case: its owner, the desk, or the grid's chief."""
    if case.handler == seat.id:
        return "owner"
    return "desk" if seat.role == "desk" else "chief"


WAITING: frozenset[State] = frozenset({"submitted", "accepted", "dispatched"})
"""States in which nobody has signed: the case can still go to another grid's queue by itself."""


def may_move(case: Case, spot: Spot) -> bool:
    """Whether new words about the place may move a case: who has signed for it keeps it."""
    return case.state in WAITING or not spot.grid or spot.grid == case.grid


def place(office: Office, unit: Unit, case: Case, spot: Spot, actor: Actor, now: int) -> Case:
    """Where it is became known, or was said wrongly: write it down and route the case by it."""
    before = case.grid
    case = replace(
        case,
        place=spot.place or case.place,
        door=spot.door or case.door,
        grid=spot.grid or case.grid,
    )
    case, event = mark(case, "place", actor, now, place=case.place, grid=case.grid)
    unit.insert(event)
    if case.state == "dispatched" and case.grid != before:
        case = start_clocks(replace(case, queue=case.grid), ("ACK",), now, office.timing)
    case = route(office, unit, case, now)
    unit.put(case)
    return case


def explain(office: Office, unit: Unit, case: Case, report: Report, actor: Actor, now: int) -> Case:
    """A voice nobody could read is told in words: it becomes what these say, and is routed."""
    case = described(office, case, report)
    case = retime(case, now, office.timing)
    case, event = mark(case, "explain", actor, now, topic=case.topic, grid=case.grid)
    unit.insert(event)
    case = route(office, unit, case, now)
    unit.put(case)
    return case


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
    office: Office, unit: Unit, case: Case, seat: Staff, actor: Actor, result: str, now: int
) -> Case:
    """办结 in chat: handled, with what was done; the reporter is asked afterwards."""
    _allowed(seat, "handle", case)
    case, event = step(
        case,
        "handle",
        actor,
        staff_part(seat, case),
        now,
        office.timing,
        result=result,
        handled_at=now,
    )
    unit.insert(event)
    unit.insert(said(case, actor, now, "result", result))
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


def withdraw(office: Office, unit: Unit, case: Case, actor: Actor, now: int) -> Case:
    """The reporter takes it back."""
    case, event = step(
        case,
        "withdraw",
        actor,
        "reporter",
        now,
        office.timing,
        outcome="withdrawn",
        closed_at=now,
    )
    unit.insert(event)
    unit.put(case)
    return case


def confirm(office: Office, unit: Unit, case: Case, actor: Actor, now: int) -> Case:
    """The reporter's 「行」: verified by itself, closed."""
    case, event = step(
        case, "confirm", actor, "reporter", now, office.timing, outcome="solved", closed_at=now
    )
    unit.insert(event)
    unit.put(case)
    return case


def redo(office: Office, unit: Unit, case: Case, actor: Actor, reason: str, now: int) -> Case:
    """The reporter's 「没好」 on a handled case: back to work, with a clock of its own."""
    case, event = step(
        case,
        "redo",
        actor,
        "reporter",
        now,
        office.timing,
        reason=reason,
        reopened=case.reopened + 1,
    )
    unit.insert(event)
    unit.insert(said(case, actor, now, "reason", reason))
    unit.put(case)
    return case


def urge(unit: Unit, case: Case, actor: Actor, now: int) -> Case:
    """催办: counted and written down."""
    case, event = mark(replace(case, urged=case.urged + 1), "urge", actor, now)
    unit.insert(event)
    unit.put(case)
    return case


def lower(office: Office, unit: Unit, case: Case, actor: Actor, now: int) -> Case:
    """「不急」: an emergency becomes urgent, with an urgent case's dates; never closed by that word."""
    before = case.urgency
    case = retime(replace(case, urgency="urgent"), now, office.timing)
    case, event = mark(case, "lower", actor, now, before=before)
    unit.insert(event)
    unit.put(case)
    return case


def note(unit: Unit, case: Case, actor: Actor, now: int, words: Words) -> Case:
    """补充: words, photos or a pin added to a case."""
    return add_words(unit, case, actor, now, words)[0]


def hand_over(
    unit: Unit, before: Case, case: Case, words: list[Words], actor: Actor, now: int
) -> Case:
    """Photos that were meant for another case of the same reporter; both histories tell."""
    count = sum(m.kind != "voice" for w in words for m in w.media)
    for one in words:
        unit.put(replace(one, case=case.id))
    _count_photos(unit, before, -count, actor, now)
    return _count_photos(unit, case, count, actor, now)


def _count_photos(unit: Unit, case: Case, more: int, actor: Actor, now: int) -> Case:
    case = replace(case, photos=case.photos + more)
    case, event = mark(case, "photos", actor, now, count=more)
    unit.insert(event)
    unit.put(case)
    return case


def said(case: Case, actor: Actor, now: int, part: Part, text: str) -> Words:
    """Words that belong to a step of a case."""
    return Words(
        id=new_id(now),
        street=case.street,
        case=case.id,
        at=now,
        said_by=actor.id,
        part=part,
        text=text,
    )


def _allowed(seat: Staff, act: Act, case: Case) -> None:
    if not seat_may(seat, act, case):
        raise NotAllowed(f"{seat.role} may not {act}", act=act)
