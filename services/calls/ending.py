"""How a call goes on and ends by somebody's word: updated, made larger or smaller, cancelled, stood down."""

from collections.abc import Sequence

from msgspec.structs import replace

from domain.call import Call, Called, CallState, Recipient, Roll, Update, recipient_id, roll_id
from domain.callwork import Said
from domain.errors import NotPossible
from domain.people import Staff
from domain.roster import Group
from domain.work import NEVER
from services.calls import posting, rounds
from services.calls.moving import moved
from services.calls.scope import groups_of
from services.office import Office
from services.roster.lookup import by_id
from services.unit import Unit

FEW = 250
"""How many people one roll names."""


async def update(office: Office, unit: Unit, call: Call, by: Staff, text: str, now: int) -> Call:
    """Tell everybody who was called, but those who cannot come; it stands on later cards too.

    Words that move the call to another place or time do so for all that is said afterwards.
    """
    live(call)
    said = Update(at=now, by=by.id, text=text)
    to = moved(text, now, office.calendar)
    updated = replace(
        call,
        updates=(*call.updates, said),
        where=to.where or call.where,
        gather_by=to.gather_by or call.gather_by,
    )
    unit.put(updated)
    name = f"update-{len(updated.updates)}"
    await _say(office, unit, updated, name, "update", text, now)
    return updated


def need(unit: Unit, call: Call, needed: int) -> Call:
    """「需N人」: another number from now on, 0 for everybody; the next tick sees whether they are enough."""
    if call.state not in ("draft", "sent"):
        raise NotPossible(f"call {call.number} is {call.state}", state=call.state)
    changed = replace(call, needed=needed)
    unit.put(changed)
    return changed


async def add(office: Office, unit: Unit, call: Call, people: Sequence[Called]) -> tuple[Call, int]:
    """「加人」: call these people as well, except who is called already; how many that are."""
    live(call)
    known = await by_id(
        office.store, Recipient, (recipient_id(call.id, one.seat) for one in people)
    )
    new = [one for one in people if recipient_id(call.id, one.seat) not in known]
    if not new:
        return call, 0
    grown = replace(call, expected=call.expected + len(new), full_at=0)
    grown = enrol(unit, grown, new)
    unit.put(grown)
    return grown, len(new)


def enrol(unit: Unit, call: Call, people: Sequence[Called]) -> Call:
    """Write these people on new rolls of the call; the call counts its rolls."""
    parts = [tuple(people[start : start + FEW]) for start in range(0, len(people), FEW)]
    for n, part in enumerate(parts, start=call.rolls):
        id = roll_id(call.id, n)
        unit.insert(Roll(id=id, street=call.street, call=call.id, people=part))
    return replace(call, rolls=call.rolls + len(parts))


async def cancel(
    office: Office, unit: Unit, call: Call, by: Staff, now: int, reason: str = ""
) -> Call:
    """【取消】 to everybody whom the call has reached; of a draft nobody ever heard."""
    if call.state == "draft":
        return _ended(unit, call, "cancelled", by.id, now)
    return await end(office, unit, live(call), "cancel", by.id, now, reason)


async def stand_down(
    office: Office, unit: Unit, call: Call, by: Staff, now: int, words: str = ""
) -> Call:
    """【解除】: it is over, whoever came is relieved."""
    return await end(office, unit, live(call), "relief", by.id, now, words)


async def end(
    office: Office, unit: Unit, call: Call, says: Said, by: str, now: int, text: str
) -> Call:
    """End a call that was sent, and let a round say so."""
    state: CallState = "cancelled" if says in ("cancel", "replaced") else "stood_down"
    ended = _ended(unit, call, state, by, now)
    await _say(office, unit, ended, says, says, text, now)
    return ended


def live(call: Call) -> Call:
    """The call, if people are called by it now. Raises `NotPossible`."""
    if not call.live:
        raise NotPossible(f"call {call.number} is {call.state}", state=call.state)
    return call


def _ended(unit: Unit, call: Call, state: CallState, by: str, now: int) -> Call:
    ended = replace(call, state=state, ended_at=now, ended_by=by, next_at=NEVER)
    unit.put(ended)
    return ended


async def _say(
    office: Office, unit: Unit, call: Call, name: str, says: Said, text: str, now: int
) -> None:
    rounds.begin(unit, call, name, says, now, text=text)
    groups: Sequence[Group] = await groups_of(office.store, call)
    await posting.tell(office, unit, call, groups, name, says, text, now)
