"""One step of a wish, as the table allows it, with its line of the history."""

import msgspec
from msgspec.structs import replace

from domain.people import Address
from domain.session import Language
from domain.wish import MOST, OPEN, Act, Part, Refused, State, Wish, Wisher, WishEvent, row
from domain.work import NEVER
from services.ids import new_id
from services.people.names import Names
from services.unit import Unit
from services.wishes import lookup

KEPT_AFTER = 30 * 24 * 3_600_000
"""How long (ms) it is remembered that somebody wished or took a wish up."""


class By(msgspec.Struct, frozen=True):
    """Who acts: under `own` from this account, known by all `names`; `seat` where the desk does."""

    own: str
    names: Names
    address: Address
    language: Language
    seat: str = ""

    def parts(self, wish: Wish) -> tuple[Part, ...]:
        """Who they are to this wish, and the desk where they sit there as well."""
        names = self.names
        wishes, claimed = wish.wisher in names, wish.claimer in names
        own: Part = "wisher" if wishes else "claimer" if claimed else "neighbour"
        return (own, "desk") if self.seat else (own,)


def stepped(unit: Unit, wish: Wish, act: Act, by: By, now: int, **changes: object) -> Wish:
    """The wish after the step, which is written down. Raises `Refused` (state)."""
    for part in by.parts(wish):
        if allowed := row(act, part, wish.state):
            after: State = allowed.to or wish.state
            changed = replace(wish, state=after, **changes)
            unit.put(changed)
            note(unit, changed, act, part, by, now, before=wish.state)
            return changed
    raise Refused("state")


def note(
    unit: Unit, wish: Wish, act: Act, part: Part, by: By, now: int, *, before: State | None = None
) -> None:
    """A line of its history: nobody's name, nobody's words."""
    unit.insert(
        WishEvent(
            id=new_id(now),
            street=wish.street,
            wish=wish.id,
            at=now,
            act=act,
            part=part,
            channel=by.address.channel,
            before=before or "",
            after=wish.state,
            seat=by.seat if part == "desk" else "",
        )
    )


async def one_more(unit: Unit, by: By, theirs: list[Wish], now: int) -> None:
    """That they may have one more; the decision rests on their `Wisher`, replaced here.

    Raises `Refused` (many).
    """
    if sum(wish.state in OPEN for wish in theirs) >= MOST:
        raise Refused("many")
    whole, until = by.names[0], now + KEPT_AFTER
    known = await unit.get(Wisher, whole)
    known = known or Wisher(id=whole, street=unit.store.street, expires_at=until)
    unit.put(replace(known, expires_at=until))


async def found(unit: Unit, number: int) -> Wish | None:
    """The wish that people call so, as this unit would leave it."""
    wish = await lookup.by_number(unit.store, number)
    return await unit.get(Wish, wish.id) if wish else None


def again_open() -> dict[str, object]:
    """What changes where nobody has taken it up any more."""
    return {"claimer": "", "claimer_address": None, "behalf": "", "sayings": 0, "expires_at": NEVER}
