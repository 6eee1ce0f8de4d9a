"""A mode is asked for by one person and confirmed by another; every change is kept."""

from typing import Literal, NamedTuple

from msgspec.structs import replace

from domain.mode import MODE, Mode, ModeChange, State
from domain.people import Role, Staff
from services.ids import new_id
from services.unit import Unit
from storage.port import Order, Store

MAY_CHANGE: tuple[Role, ...] = ("desk", "supervisor")
"""Who changes the mode: the same who may start a call for the whole street."""

HISTORY = 5


class Changed(NamedTuple):
    """What somebody's word came to.

    asked: a second person has to say it too; done: the mode is changed; already: it is so;
    alone: whoever asked said it again, and it takes somebody else.
    """

    result: Literal["asked", "done", "already", "alone"]
    mode: Mode


async def current(store: Store) -> Mode:
    """The mode the street is in; ordinary where nobody ever changed it. Raises `Unavailable`."""
    return await store.get(Mode, MODE) or Mode(id=MODE, street=store.street)


def may_change(seat: Staff) -> bool:
    """Whether this seat may ask for another mode, or confirm it."""
    return seat.role in MAY_CHANGE and not seat.revoked


async def wished(unit: Unit, seat: Staff, to: State, kind: str, now: int) -> Changed:
    """One person's word for another mode; the second person's makes it so.

    A kind that the second one names wins over the first one's.
    """
    mode = await unit.get(Mode, MODE) or Mode(id=MODE, street=unit.store.street)
    if mode.state == to and (not kind or kind == mode.kind):
        return Changed("already", mode)
    if not (mode.wished(now) and mode.wish == to):
        asked = replace(mode, wish=to, wish_kind=kind, wished_by=seat.id, wished_at=now)
        unit.put(asked)
        return Changed("asked", asked)
    if await _same_person(unit, mode, seat):
        return Changed("alone", mode)
    return Changed("done", _changed(unit, mode, seat, to, kind or mode.wish_kind, now))


async def history(store: Store) -> list[ModeChange]:
    """The last changes, the newest first."""
    return await store.find(ModeChange, order=Order(("-at",)), limit=HISTORY)


async def _same_person(unit: Unit, mode: Mode, seat: Staff) -> bool:
    """Two seats of one person are one person."""
    first = await unit.get(Staff, mode.wished_by)
    return first is not None and (first.id == seat.id or first.person == seat.person)


def _changed(unit: Unit, mode: Mode, seat: Staff, to: State, kind: str, now: int) -> Mode:
    kind = kind if to == "emergency" else ""
    changed = replace(
        mode, state=to, kind=kind, since=now, by=mode.wished_by, second=seat.id,
        wish="", wish_kind="", wished_by="", wished_at=0,
    )  # fmt: skip
    unit.put(changed)
    unit.insert(
        ModeChange(
            id=new_id(now),
            street=mode.street,
            at=now,
            before=mode.state,
            after=to,
            kind=kind,
            by=changed.by,
            second=seat.id,
        )
    )
    return changed
