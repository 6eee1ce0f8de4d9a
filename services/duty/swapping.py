"""换班: who is on duty offers a shift, the other one agrees; both are reminded of what is theirs now."""

from msgspec.structs import replace

from domain.duty import DutyShift
from domain.people import Staff
from services.duty.shifts import remind
from services.office import Office
from services.unit import Unit
from storage.port import Order, Store, Where, eq


def offer(unit: Unit, shift: DutyShift, to: Staff, back: DutyShift | None = None) -> None:
    """Ask `to` to take it over, perhaps for a shift of theirs. It stays whose it is until they agree."""
    unit.put(replace(shift, offered=to.id, back=back.id if back else ""))


async def offered_to(store: Store, seat: Staff, now: int) -> list[DutyShift]:
    """What this seat was asked to take over and may still. Raises `Unavailable`."""
    where = [eq("offered", seat.id), Where("until", ">", now)]
    found = await store.find(DutyShift, where, order=Order(("until",)))
    return [shift for shift in found if shift.since > now]


async def agree(office: Office, unit: Unit, shift: DutyShift, now: int) -> DutyShift | None:
    """They take it; the shift that goes back in return, None where none does."""
    taker, giver = shift.offered, shift.seat
    await _given(office, unit, shift, taker, now)
    back = await unit.get(DutyShift, shift.back) if shift.back else None
    if back is None or back.seat != taker or back.since <= now:
        return None
    await _given(office, unit, back, giver, now)
    return back


def refuse(unit: Unit, shift: DutyShift) -> None:
    """They do not; it stays as it was."""
    unit.put(replace(shift, offered="", back=""))


async def _given(office: Office, unit: Unit, shift: DutyShift, seat: str, now: int) -> None:
    new = replace(shift, seat=seat, offered="", back="")
    unit.put(new)
    await remind(office, unit, new, now)
