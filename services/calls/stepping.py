"""What a step of the schedule does, by the shortage at that moment and not by anybody's silence."""

from collections.abc import Awaitable, Callable, Mapping

from domain.call import Call
from domain.readiness import Told
from domain.roster import LEADING, Part
from services.calls import asides, counting, ending, posting, pushes, rounds
from services.calls.counting import Tally
from services.calls.schedule import Due
from services.calls.scope import groups_of
from services.calls.shortage import conveners_above, stand_ins
from services.cases.telling import alerts
from services.office import Office
from services.unit import Unit

Does = Callable[[Office, Unit, Call, Due, Tally, int], Awaitable[Call]]


async def done(office: Office, unit: Unit, call: Call, due: Due, now: int) -> Call:
    """Do what the steps say, each thing once; the call after it.

    Once enough have answered only the numbers are still told. Nobody outside it hears of an exercise.
    """
    tally = await counting.tally(office.store, call)
    await posting.remind(office, unit, call, due.name, now)
    if "headcount" in due.do:
        groups = await groups_of(office.store, call)
        posting.headcounts(office, unit, call, groups, due.name, tally, now)
    if tally.full or call.full_at:
        return call
    if parts := _parts(due):
        rounds.begin(unit, call, due.name, "step", now, parts)
    if call.exercise or not tally.total.short:
        return call
    for told, does in UPWARDS.items():
        if told in due.do:
            call = await does(office, unit, call, due, tally, now)
    return call


def _parts(due: Due) -> list[Part]:
    leaders: list[Part] = sorted(LEADING) if "leaders" in due.do else []
    return [*leaders, "member"] if "members" in due.do else leaders


async def _deputies(office: Office, unit: Unit, call: Call, _: Due, tally: Tally, now: int) -> Call:
    people = await stand_ins(office.store, call, tally, now)
    return (await ending.add(office, unit, call, people))[0]


async def _above(office: Office, unit: Unit, call: Call, due: Due, tally: Tally, now: int) -> Call:
    reply = asides.above(office, call, tally)
    for seat in await conveners_above(office.store, call):
        unit.insert(pushes.push(call, seat, f"above-{due.name}", reply, now))
    return call


async def _telephone(
    office: Office, unit: Unit, call: Call, due: Due, tally: Tally, now: int
) -> Call:
    if tally.total.none:
        reply = asides.telephone(office, call, tally.total.none)
        for desk in await alerts.seats(office, "desk"):
            unit.insert(pushes.push(call, desk.id, f"telephone-{due.name}", reply, now))
    return call


UPWARDS: Mapping[Told, Does] = {"deputies": _deputies, "above": _above, "telephone": _telephone}
"""Who is asked when those who were called are not enough, in this order."""
