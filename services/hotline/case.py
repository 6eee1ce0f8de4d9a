"""A work order as a case: understood by its words, its category and its address."""

from msgspec.structs import replace

from domain.case import Actor, Case, Words
from domain.hotline import HotlineOrder
from domain.understanding import URGENCIES, Understood, Urgency
from domain.workflow import given_due, mark
from services.cases.intake import Report, open_case
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.cases.where import Spot, merged, spot_in, spot_of
from services.hotline.changes import fingerprints
from services.hotline.orders import Order
from services.ids import new_id
from services.office import Office
from services.unit import Unit

CHANNEL = "12345"


def order_id(order: Order) -> str:
    """What an order is known by here; the person behind it has no other account."""
    return f"{CHANNEL}:{order.number.casefold()}"


def open_order(office: Office, unit: Unit, order: Order, serial: int, now: int) -> Case:
    """A new case with 12345's number and deadline, and all that 12345 wrote down.

    It goes the way of any other: to its grid where topic and place are known, else to the desk.
    """
    actor = Actor(order_id(order), "resident", CHANNEL)
    case = open_case(office, unit, _report(office, order), actor, serial, now)
    case = replace(
        case,
        original=order.number,
        track="hotline",
        sealed=case.sealed or order.secret,
    )
    if order.due:
        case = given_due(case, "RESOLVE", order.due, office.timing)
    case, came = mark(
        case, "hotline", actor, now, original=order.number, received=order.received, due=order.due
    )
    unit.insert(came)
    unit.put(case)
    unit.insert(noted(case, order, all_said(office, order), now + 1))  # behind the report
    unit.insert(
        HotlineOrder(
            id=order_id(order),
            street=case.street,
            number=order.number,
            case=case.id,
            due=order.due,
            told=fingerprints(order, case.id),
        )
    )
    return case


def noted(case: Case, order: Order, text: str, now: int) -> Words:
    """What 12345 wrote beside the reporter's own words; it is theirs, and goes when theirs goes."""
    return Words(
        id=new_id(now),
        street=case.street,
        case=case.id,
        at=now,
        said_by=case.reporter,
        part="note",
        text=text,
        phone=order.phone,
    )


def all_said(office: Office, order: Order) -> str:
    """The rest of the row, a line for each cell that holds something."""

    def say(id: str, **facts: str) -> str:
        return office.texts.say(STAFF_LANGUAGE, id, **facts)

    lines = [say("hotline-note", number=order.number)]
    for id, at in (("hotline-note-received", order.received), ("hotline-note-due", order.due)):
        if at:
            lines.append(say(id, at=f"{office.calendar.local(at):%Y-%m-%d %H:%M}"))
    for id, said in (
        ("hotline-note-person", order.person),
        ("hotline-note-phone", order.phone_said),
        ("hotline-note-address", order.address),
        ("hotline-note-category", order.category),
        ("hotline-note-contact", order.contact),
        ("hotline-note-callback", order.callback),
    ):
        if said:
            lines.append(say(id, said=said))
    return "\n".join(lines)


def more_urgent(one: Urgency, other: Urgency | None) -> Urgency:
    """The more urgent of the two."""
    return min(one, other or one, key=URGENCIES.index)


def _report(office: Office, order: Order) -> Report:
    heard = office.understanding.understand(order.text)
    topic = _topic(heard, order)
    return Report(
        topic=topic,
        urgency=more_urgent(_urgency(office, heard, topic), order.urgency),
        spot=_spot(office, heard, order),
        text=order.text,
        phone=order.phone,
    )


def _topic(heard: Understood, order: Order) -> str:
    """12345's category, unless the words speak of danger."""
    if heard.intent == "emergency" and heard.topic:
        return heard.topic
    return order.topic or heard.topic or ""


def _urgency(office: Office, heard: Understood, topic: str) -> Urgency:
    """As the words raise or lower their own topic; 12345's category has its own."""
    known = office.topic(topic)
    return heard.urgency if known is None or topic == heard.topic else known.urgency


def _spot(office: Office, heard: Understood, order: Order) -> Spot:
    """Where the address says, and where it says nothing the words."""
    if not order.address:
        return spot_of(heard)
    address = spot_in(office.understanding.place_of(order.address))
    return address if address.known else merged(spot_of(heard), address)
