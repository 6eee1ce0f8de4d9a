"""Orders into the store, one commit each: what was done is done, what failed can come again."""

from typing import Literal

import msgspec
from msgspec.structs import replace

from domain.case import Actor, Case
from domain.errors import Conflict
from domain.hotline import HotlineOrder
from domain.message import Reply
from domain.workflow import given_due, mark, retime
from services import when
from services.cases.intake import series
from services.cases.telling import alerts
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.hotline.case import CHANNEL, all_said, more_urgent, noted, open_order, order_id
from services.hotline.changes import NAMES, Change, changed, fingerprints
from services.hotline.orders import Order
from services.office import Office
from services.unit import Unit

TRIES = 5
"""How often one order is begun anew because somebody else was quicker."""


class Happened(msgspec.Struct, frozen=True):
    """What became of an order; `case` is our number, "" where there is none."""

    what: Literal["new", "known", "changed", "over", "busy"]
    case: str = ""
    changes: tuple[Change, ...] = ()


async def bring_in(office: Office, order: Order, *, trial: bool = False) -> Happened:
    """Open a case for an order, or bring a known one up to date; `trial` writes nothing.

    Whoever imports the same order at the same moment makes the same document: one of the two
    gets a Conflict, looks again, and finds it known. Raises `Unavailable`.
    """
    serial = 0
    for _ in range(TRIES):
        now, known = office.clock.now(), await office.store.get(HotlineOrder, order_id(order))
        if known is None and order.over:
            return Happened("over")
        if known is None and trial:
            return Happened("new")
        if known is None and not serial:
            serial = await office.store.next(series(office, now))
        unit = Unit(office.store)
        try:
            happened = (
                await _update(office, unit, known, order, now)
                if known
                else await _open(office, unit, order, serial, now)
            )
            if not trial:
                await unit.commit()
        except Conflict:
            continue
        return happened
    return Happened("busy")


async def _open(office: Office, unit: Unit, order: Order, serial: int, now: int) -> Happened:
    case = open_order(office, unit, order, serial, now)
    await alerts.alert(office, unit, case, order.text, now)
    return Happened("new", case.number)


async def _update(
    office: Office, unit: Unit, known: HotlineOrder, order: Order, now: int
) -> Happened:
    case = await office.store.get(Case, known.case)
    changes = changed(known, order)
    if case is None or not changes:
        return Happened("known", case.number if case else "")
    actor = Actor(case.reporter, "resident", CHANNEL)
    case = _with_changes(office, case, order, changes, now)
    case, event = mark(
        case, "hotline_changed", actor, now, changed=",".join(changes), due=order.due or known.due
    )
    unit.insert(event)
    unit.put(case)
    unit.insert(noted(case, order, _what_is_new(office, order, changes), now))
    unit.put(
        replace(known, due=order.due or known.due, told=fingerprints(order, case.id)),
    )
    await _tell(office, unit, case, order, changes, now)
    return Happened("changed", case.number, changes)


def _with_changes(
    office: Office, case: Case, order: Order, changes: tuple[Change, ...], now: int
) -> Case:
    """What an open case takes over: the deadline, more urgency (never less), secrecy."""
    case = replace(case, sealed=case.sealed or order.secret)
    if not case.opened:
        return case
    if "urgency" in changes and more_urgent(case.urgency, order.urgency) != case.urgency:
        case = replace(case, urgency=more_urgent(case.urgency, order.urgency))
        case = retime(case, now, office.timing)
    return given_due(case, "RESOLVE", order.due, office.timing) if "due" in changes else case


def _what_is_new(office: Office, order: Order, changes: tuple[Change, ...]) -> str:
    head = office.texts.say(STAFF_LANGUAGE, "hotline-note-changed", what=named(office, changes))
    words = (order.text,) if "words" in changes else ()
    return "\n".join((head, *words, all_said(office, order)))


async def _tell(
    office: Office, unit: Unit, case: Case, order: Order, changes: tuple[Change, ...], now: int
) -> None:
    """Whoever has the case hears of it; of one that is over, its history tells."""
    if not case.opened:
        return
    say = office.texts.say
    if changes == ("due",):
        due = when.moment(order.due, now, office.calendar, STAFF_LANGUAGE)
        text = say(STAFF_LANGUAGE, "hotline-told-due", number=case.serial, due=due)
    else:
        what = named(office, changes)
        text = say(STAFF_LANGUAGE, "hotline-told-changed", number=case.serial, what=what)
    seats = await alerts.concerned(office, case)
    await alerts.tell_seats(unit, case, seats, Reply(text=text), now)


def named(office: Office, changes: tuple[Change, ...]) -> str:
    """The changes in words."""
    return "、".join(office.texts.say(STAFF_LANGUAGE, NAMES[change]) for change in changes)
