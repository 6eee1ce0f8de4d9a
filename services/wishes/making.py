"""A wish is made, taken back, said to be granted; and forgotten with its wisher."""

from msgspec.structs import replace

from domain.people import Address
from domain.wish import KEPT, OPEN, Wish, Wisher
from services.ids import new_id
from services.office import Office
from services.people.names import Names
from services.reminders import single
from services.unit import Unit
from services.wishes import lookup, telling
from services.wishes.steps import By, again_open, note, one_more, stepped

SERIES = "wish"


async def make(office: Office, unit: Unit, by: By, words: str, number: int, now: int) -> Wish:
    """A wish for the desk to look at; `number` is a fresh one. Raises `Refused` (many)."""
    await one_more(unit, by, await lookup.made_by(unit.store, by.names), now)
    wish = Wish(
        id=new_id(now),
        street=office.street.id,
        number=number,
        state="new",
        wisher=by.own,
        address=by.address,
        language=by.language,
        words=words,
        made_at=now,
    )
    unit.insert(wish)
    note(unit, wish, "make", "wisher", by, now)
    await telling.to_desk(office, unit, wish, "wish-told-desk-new", now, words)
    due = now + telling.LOOK_WITHIN
    await telling.remind_desk(office, unit, wish, "wish-remind-look", due, telling.looking(wish))
    return wish


async def withdraw(
    office: Office, unit: Unit, wish: Wish, by: By, now: int, words: str = ""
) -> Wish:
    """They do not want it any more: nobody sees it, and whoever took it up is told.

    Raises `Refused` (state).
    """
    gone = stepped(unit, wish, "withdraw", by, now, expires_at=now + KEPT)
    telling.to_claimer(office, unit, wish, "wish-told-withdrawn", now, said=words)
    await _quiet(unit, wish)
    return gone


async def thank(office: Office, unit: Unit, wish: Wish, by: By, now: int, words: str = "") -> Wish:
    """It came true, with thanks for whoever saw to it. Raises `Refused` (state)."""
    done = stepped(unit, wish, "thank", by, now, expires_at=now + KEPT)
    telling.to_claimer(office, unit, done, "wish-told-thanks", now, said=words)
    await _quiet(unit, wish)
    return done


async def not_yet(
    office: Office, unit: Unit, wish: Wish, by: By, now: int, words: str = ""
) -> Wish:
    """It was said to be done and is not. Raises `Refused` (state)."""
    back = stepped(unit, wish, "not_yet", by, now)
    telling.to_claimer(office, unit, back, "wish-told-not-yet", now, "give", "back", said=words)
    return back


async def forget(office: Office, unit: Unit, names: Names, channel: str, now: int) -> None:
    """Who wants to be forgotten takes back their wishes and gives back others'; none is kept.

    That somebody granted a wish stays, not who.
    """
    by = By(names[0], names, Address(channel, "", ""), "zh-Hans")
    for wish in await lookup.made_by(unit.store, by.names):
        gone = await withdraw(office, unit, wish, by, now) if wish.state in OPEN else wish
        unit.delete(gone)
    if (whole := await unit.get(Wisher, names[0])) is not None:
        unit.delete(whole)
    for wish in await lookup.claimed_by(unit.store, by.names):
        if wish.wisher in by.names:
            continue
        if wish.state in OPEN:
            back = stepped(unit, wish, "give_back", by, now, **again_open())
            telling.to_wisher(office, unit, back, "wish-told-back", now)
            await _quiet(unit, wish)
        else:
            unit.put(replace(wish, claimer="", claimer_address=None, behalf=""))


async def _quiet(unit: Unit, wish: Wish) -> None:
    """Nobody is reminded of it any more."""
    for about in (telling.looking(wish), telling.claim(wish)):
        await single.take_back(unit, about)
