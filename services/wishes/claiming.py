"""Somebody takes a wish up, says how it went, passes words on, or gives it back."""

from domain.wish import SAYINGS, Refused, Wish
from services.masking import masked
from services.office import Office
from services.reminders import single
from services.unit import Unit
from services.wishes import lookup, telling
from services.wishes.steps import By, again_open, one_more, stepped


async def claim(office: Office, unit: Unit, wish: Wish, by: By, now: int, words: str = "") -> Wish:
    """It is theirs to grant, for themselves or for the unit that `words` name; wisher and desk hear.

    Of two at once one reads again and finds it taken: the wish itself is replaced.
    Raises `Refused` (own, many, state).
    """
    if wish.wisher in by.names:
        raise Refused("own")
    await one_more(unit, by, await lookup.claimed_by(unit.store, by.names), now)
    taken = stepped(
        unit,
        wish,
        "claim",
        by,
        now,
        claimer=by.own,
        claimer_address=by.address,
        claimer_language=by.language,
        behalf=masked(words),
    )
    telling.to_wisher(office, unit, taken, "wish-told-claimed", now, said=taken.behalf)
    said = "|".join(filter(None, (taken.shown, taken.behalf)))
    await telling.to_desk(office, unit, taken, "wish-told-desk-claimed", now, said)
    about = telling.claim(taken)
    await telling.remind_claimer(office, unit, taken, now + telling.ASKED_AFTER, about)
    due = now + telling.DESK_AFTER
    await telling.remind_desk(office, unit, taken, "wish-remind-desk", due, about)
    return taken


async def give_back(
    office: Office, unit: Unit, wish: Wish, by: By, now: int, words: str = ""
) -> Wish:
    """They cannot, or the desk takes it back from them: it waits for the next one.

    Raises `Refused` (state).
    """
    back = stepped(unit, wish, "give_back", by, now, **again_open())
    if wish.claimer not in by.names:
        telling.to_claimer(office, unit, wish, "wish-told-taken-back", now, said=words)
    telling.to_wisher(office, unit, back, "wish-told-back", now, said=words)
    await single.take_back(unit, telling.claim(wish))
    return back


async def give(office: Office, unit: Unit, wish: Wish, by: By, now: int, words: str = "") -> Wish:
    """They say it is done; only the wisher, or the desk that asked them, says that it came true.

    Raises `Refused` (state).
    """
    given = stepped(unit, wish, "give", by, now)
    telling.to_wisher(office, unit, given, "wish-told-given", now, "thank", "not-yet", said=words)
    return given


async def say(office: Office, unit: Unit, wish: Wish, by: By, now: int, words: str) -> Wish:
    """Words for the other one, without names and numbers. Raises `Refused` (state, often)."""
    if wish.sayings >= SAYINGS:
        raise Refused("often")
    said = stepped(unit, wish, "say", by, now, sayings=wish.sayings + 1)
    if wish.wisher in by.names:
        telling.to_claimer(office, unit, said, "wish-told-say", now, said=words)
    else:
        telling.to_wisher(office, unit, said, "wish-told-say", now, said=words)
    return said
