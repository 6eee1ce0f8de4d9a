"""When enough have answered (人够了), when some drop out again (又缺人), when everybody is there (人到齐了)."""

from msgspec.structs import replace

from domain.call import Call
from domain.firing import Firing
from services.calls import counting, posting, rounds, schedule
from services.calls.counting import Line, Tally
from services.calls.scope import groups_of
from services.office import Office
from services.unit import Unit

MOST_FILLS = 3
"""So many times people may be told that they are enough; then the desk goes on by word."""


async def news(office: Office, call: Call) -> bool:
    """Whether the head-count says something new: a cheap look, before the whole is counted."""
    line = await counting.total(office.store, call)
    if line.complete and not call.complete_at:
        return True
    asked = call.needed or sum(post.needed for post in call.posts)
    if not asked:
        return False
    return line.counted < asked if call.full_at else line.counted >= asked


async def counted(office: Office, unit: Unit, call: Call, now: int) -> bool:
    """人够了, 又缺人, 人到齐了: each told once."""
    if not call.live:
        return False
    tally = await counting.tally(office.store, call)
    after = _complete(unit, _full(unit, call, tally, now), tally.total, now)
    if after == call:
        return False
    if after.full_at or after.complete_at > call.complete_at:
        groups = await groups_of(office.store, call)
        name = f"count-{after.fills}-{bool(after.complete_at):d}"
        posting.headcounts(office, unit, after, groups, name, tally, now)
    unit.put(after)
    return True


def _full(unit: Unit, call: Call, tally: Tally, now: int) -> Call:
    if tally.full and not call.full_at and call.fills <= MOST_FILLS:
        fills = call.fills + 1
        rounds.begin(unit, call, f"full-{fills}", "full", now)
        unit.insert(_firing(call, f"full-{fills}", now))
        return replace(call, full_at=now, fills=fills)
    if call.full_at and not tally.full and call.fills <= MOST_FILLS:
        rounds.begin(unit, call, f"again-{call.fills}", "again", now)
        unit.insert(_firing(call, f"again-{call.fills}", now))
        return replace(call, full_at=0)
    return call


def _complete(unit: Unit, call: Call, line: Line, now: int) -> Call:
    if not line.complete or call.complete_at:
        return call
    unit.insert(_firing(call, "complete", now))
    return replace(call, complete_at=now)


def _firing(call: Call, name: str, now: int) -> Firing:
    return Firing(
        id=f"{call.id}:{name}",
        street=call.street,
        of=call.id,
        clock="call",
        run=1,
        threshold=(now - call.sent_at) // schedule.MINUTE,
        due=now,
        at=now,
    )
