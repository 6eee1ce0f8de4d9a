"""The 一卡通: known by a sheet, bound with a one-time code, its use counted and nothing more."""

from msgspec.structs import replace

from domain.errors import NotAllowed
from domain.onecard import CardDay, OneCard
from services.office import Office
from services.people.names import names_of, under
from services.people.seats import CODE_LIFE, hashed, new_code
from services.unit import Unit
from storage.port import Store, eq


def card_id(number: str) -> str:
    """What is stored of a card's number; it is not readable, though short numbers can be tried."""
    return hashed(number)


async def of_person(store: Store, person: str) -> OneCard | None:
    """The card that somebody bound, None without one, or where it was reported lost."""
    found = await store.find(OneCard, [under("person", await names_of(store, person))])
    return next((card for card in found if person and not card.lost), None)


async def hand_out(unit: Unit, number: str, now: int) -> str | None:
    """A one-time code for whoever holds this card, good for a day; None for a card nobody knows.

    Whoever had it bound before has it no more once the code is used.
    """
    card = await unit.get(OneCard, card_id(number))
    if card is None or card.lost:
        return None
    code = new_code()
    unit.put(replace(card, code=hashed(code), code_until=now + CODE_LIFE))
    return code


async def bind(unit: Unit, code: str, person: str, now: int) -> OneCard:
    """The card that this code opens, theirs from now on. Raises `NotAllowed` for no good code."""
    found = await unit.store.find(OneCard, [eq("code", hashed(code))], limit=1)
    if not code or not found or found[0].lost or found[0].code_until < now:
        raise NotAllowed("this code opens no card")
    theirs = under("person", await names_of(unit.store, person))
    for before in await unit.store.find(OneCard, [theirs]):
        if before.id != found[0].id:
            unit.put(replace(before, person=""))
    card = replace(found[0], person=person, code="", code_until=0)
    unit.put(card)
    return card


async def used(office: Office, unit: Unit, number: str, now: int) -> int | None:
    """A card was shown at the centre: how many that makes today; None for one nobody knows.

    Counted is that a card was used, not whose and not for what.
    """
    card = await unit.get(OneCard, card_id(number))
    if card is None or card.lost:
        return None
    day = office.calendar.local(now).date().isoformat()
    before = await unit.get(CardDay, day) or CardDay(id=day, street=office.street.id, uses=0)
    counted = replace(before, uses=before.uses + 1)
    unit.put(counted)
    return counted.uses


async def forget(unit: Unit, person: str) -> None:
    """The card is nobody's again; it may be bound anew."""
    for card in await unit.store.find(OneCard, [eq("person", person)]):
        unit.put(replace(card, person=""))
