"""The desk looks at a wish before anybody else does: it is shown in the desk's words, or not."""

from domain.wish import KEPT, Wish
from services.masking import masked
from services.office import Office
from services.reminders import single
from services.unit import Unit
from services.wishes import telling
from services.wishes.steps import By, stepped


async def publish(
    office: Office, unit: Unit, wish: Wish, by: By, now: int, words: str = ""
) -> Wish:
    """Everybody may read it now, in `words` or else the wisher's own, masked.

    Raises `Refused` (state).
    """
    shown = masked(words or wish.words)
    first = wish.published_at or now
    out = stepped(unit, wish, "publish", by, now, shown=shown, published_at=first)
    await single.take_back(unit, telling.looking(wish))
    telling.to_wisher(office, unit, out, "wish-told-published", now, "withdraw", said=shown)
    return out


async def refuse(office: Office, unit: Unit, wish: Wish, by: By, now: int, words: str = "") -> Wish:
    """It is not shown, or no longer; the wisher hears why (`words`). Raises `Refused` (state)."""
    gone = stepped(unit, wish, "refuse", by, now, expires_at=now + KEPT)
    await single.take_back(unit, telling.looking(wish))
    telling.to_wisher(office, unit, gone, "wish-told-refused", now, said=words)
    return gone
