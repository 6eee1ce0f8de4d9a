"""What time does to calls: steps of the schedule are done, drafts expire, enough is enough.

Every change is one commit that replaces the call, so of two workers at the same moment one does
it, and the other reads again and finds nothing to do.
"""

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from domain.call import Call
from domain.errors import Conflict
from domain.work import NEVER
from services.calls import asides, filling, lookup, prepared, pushes, schedule, stepping
from services.office import Office
from services.unit import Unit
from storage.port import Order, Where

AT_ONCE, TRIES = 100, 5
Change = Callable[[Office, Unit, Call, int], Awaitable[bool]]


async def tick(office: Office, now: int) -> int:
    """Do everything that is due at `now` (ms UTC); how many calls changed. Raises `Unavailable`."""
    where, order = [Where("next_at", "<=", now)], Order(("next_at",))
    waiting = await office.store.find(Call, where, order=order, limit=AT_ONCE)
    done = sum([await _tried(office, call.id, _stepped, now) for call in waiting])
    for call in await lookup.live(office.store):
        if await filling.news(office, call):
            done += await _tried(office, call.id, filling.counted, now)
    return done


async def _tried(office: Office, id: str, change: Change, now: int) -> bool:
    """Make a change on fresh reads until it is written, or somebody else did."""
    for _ in range(TRIES):
        call, unit = await office.store.get(Call, id), Unit(office.store)
        if call is None or not await change(office, unit, call, now):
            return False
        try:
            await unit.commit()
        except Conflict:
            continue
        return True
    return False


async def _stepped(office: Office, unit: Unit, call: Call, now: int) -> bool:
    """The steps that are due, as one; or the end of a draft's time."""
    if call.next_at > now:
        return False
    if call.state != "sent":
        return await _expired(office, unit, call, now)
    steps = schedule.steps_of(office)
    due = schedule.passed(call, steps, now)
    moved = replace(call, step=call.step + len(due.steps))
    moved = replace(moved, next_at=schedule.due(moved, steps))
    for step in due.steps:
        at = call.sent_at + step.at * schedule.MINUTE
        unit.insert(schedule.firing(call, step, at, now))
    if due.steps:
        moved = await stepping.done(office, unit, moved, due, now)
    unit.put(moved)
    return True


async def _expired(office: Office, unit: Unit, call: Call, now: int) -> bool:
    if call.state == "draft":
        expired = replace(call, state="expired", ended_at=now, next_at=NEVER)
        if not call.by:
            await prepared.expired(office, unit, expired, now)
        else:
            unit.insert(pushes.push(call, call.by, "expired", asides.expired(office, call), now))
    else:
        expired = replace(call, next_at=NEVER)
    unit.put(expired)
    return True
