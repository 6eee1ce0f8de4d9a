"""A case that came from the mini-program, with words and a photo, and what became of them."""

from msgspec.structs import replace

from domain.case import Actor, Case, Event, Words
from domain.message import Media
from domain.people import Address
from domain.screening import Screening
from domain.work import Notice
from services.cases import lookup
from services.cases.intake import Report, open_case, series
from services.office import Office
from services.screening.asking import ask_for
from services.unit import Unit
from storage.port import Order, eq
from tests.services.desk import CLUTTER

ZHANG = Address("miniprogram", "wx-mini", "oZhang")
WHO = Actor("p-zhang", "resident", "miniprogram")
PHOTO = Media("photo", "", file="f" * 64, preview="e" * 64, mime="image/jpeg")
TEXT_AND_PHOTO = replace(CLUTTER, media=(PHOTO,))


async def told(office: Office, report: Report = TEXT_AND_PHOTO) -> Case:
    """A case as one request of the API leaves it in the store."""
    unit, now = Unit(office.store), office.clock.now()
    serial = await office.store.next(series(office, now))
    case = open_case(office, unit, report, WHO, serial, now)
    await ask_for(unit, ZHANG, now)
    await unit.commit()
    return case


async def words_of(office: Office, case: Case) -> Words:
    """What was said for it."""
    (words,) = await lookup.words(office.store, case)
    return words


async def found(office: Office) -> dict[int, Screening]:
    """All screenings, by the number of what they are of (-1 the text)."""
    return {one.number: one for one in await office.store.find(Screening)}


async def fates(office: Office) -> dict[int, str]:
    """Only where they stand."""
    return {number: one.fate for number, one in (await found(office)).items()}


async def pushed(office: Office) -> list[Notice]:
    """What the desk was told."""
    return await office.store.find(Notice, order=Order(("lane", "visible_at")))


async def acts(office: Office, case: Case) -> list[str]:
    """What the case's history says, in order."""
    events = await office.store.find(Event, [eq("case", case.id)], order=Order(("at",)))
    return [event.act for event in events]
