"""A call that another system prepared (the duty platform): a draft for people to confirm, told at once.

Such a system can never send a call, and never end one: whoever confirms it is its first person.
"""

from msgspec.structs import replace

from domain.call import Call
from domain.message import Reply
from services.calls import asides, drafting, pushes, readback
from services.calls.drafting import Wish
from services.calls.rights import deciding
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.office import Office
from services.unit import Unit


async def prepare(
    office: Office, unit: Unit, wish: Wish, system: str, serial: int, now: int
) -> Call:
    """A draft read back to the desk and the supervisors, with the word that sends it."""
    call = drafting.draft(office, unit, wish, None, serial, now, system)
    await _tell(office, unit, call, "prepared", await told(office, call, now), now)
    return call


async def told(office: Office, call: Call, now: int) -> Reply:
    """Whose draft it is, and all of it."""
    said = await readback.read_back(office, call, STAFF_LANGUAGE, now)
    line = asides.prepared(office, call)
    return replace(said, text=f"{line}\n{said.text}")


async def expired(office: Office, unit: Unit, call: Call, now: int) -> None:
    """Nobody confirmed it: whoever was told of it hears so."""
    await _tell(office, unit, call, "expired", asides.expired(office, call), now)


async def _tell(office: Office, unit: Unit, call: Call, name: str, reply: Reply, now: int) -> None:
    for seat in await deciding(office.store):
        unit.insert(pushes.push(call, seat.id, name, reply, now))
