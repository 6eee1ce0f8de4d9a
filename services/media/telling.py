"""Something that was sent cannot be had: its case's history says so, and so do we, once."""

from domain.case import Case, Event
from domain.fetch import Fetch, Loss
from domain.message import Reply
from domain.session import Language
from domain.workflow import mark
from services.cases import lookup
from services.cases.intake import RULE
from services.cases.telling import alerts
from services.office import Office
from services.unit import Unit
from storage.port import Order, Where, eq

ACT = "media-lost"
"""What the history calls it."""

ONCE_IN = 3_600_000
"""An album that cannot be had is told of once, ms."""


async def tell_loss(
    office: Office, unit: Unit, case: Case, fetch: Fetch, why: Loss, now: int
) -> None:
    """Write it into the case's history; tell its people, and the reporter, while it is open.

    Nothing else is lost by it: words, number and dates stand. A quiet case's reporter hears
    nothing by a push.
    """
    told = await _told_lately(office, case, now)
    after, event = mark(case, ACT, RULE, now, kind=fetch.media.kind, why=why, words=fetch.words)
    unit.put(after)
    unit.insert(event)
    if told or not case.opened:
        return
    seats = await alerts.concerned(office, case)
    theirs = _reply(office, alerts.STAFF_LANGUAGE, "theirs", str(case.serial), fetch, why)
    await alerts.tell_seats(unit, case, seats, theirs, now)
    reader = None if case.quiet else await alerts.reader_of(office, case)
    if reader is not None:
        number = await lookup.called(office.store, case)
        yours = _reply(office, reader.language, "yours", number, fetch, why)
        alerts.tell_reader(unit, case, reader, yours, now)


def _reply(
    office: Office, language: Language, whose: str, number: str, fetch: Fetch, why: Loss
) -> Reply:
    say = office.texts.say
    what = say(language, f"media-{fetch.media.kind}")
    because = say(language, f"media-why-{why}")
    return Reply(text=say(language, f"media-lost-{whose}", number=number, what=what, why=because))


async def _told_lately(office: Office, case: Case, now: int) -> bool:
    where = [eq("case", case.id), Where("at", ">", now - ONCE_IN)]
    found = await office.store.find(Event, where, order=Order(("-at",)), limit=100)
    return any(event.act == ACT for event in found)
