"""From a draft to a call: who confirms it, and the one commit that sends it.

That commit holds the call and its rolls only, so five thousand people are called as durably as
five; whoever ticks next opens the rolls (opening.py).
"""

from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec.structs import replace

from domain.call import Call
from domain.errors import NotAllowed, NotPossible
from domain.people import Staff
from domain.roster import Group
from services.calls import asides, drafting, ending, lookup, posting, pushes, schedule
from services.calls.rights import by_night, deciding, may_alone, needs_second, require
from services.calls.scope import Scope, groups_of, scope_of
from services.cases.telling import alerts
from services.office import Office
from services.unit import Unit


class Confirmed(msgspec.Struct, frozen=True):
    """What a confirmation came to: sent, or a second person is asked; and whom it calls."""

    state: Literal["sent", "second"]
    call: Call
    scope: Scope


async def confirm(
    office: Office, unit: Unit, call: Call, person: str, now: int, alone: str = ""
) -> Confirmed:
    """Somebody says yes to a draft: send it, or ask for the second person where two are needed.

    `alone` are the words of a desk that is alone on duty: they stand with the call, and the
    supervisors are told. Raises `NotAllowed` for who may not, `NotPossible` where it cannot be sent (`facts["why"]`:
    not a draft, what or where is missing, nobody is in it, an exercise by night or not announced).
    """
    seat = await require(office.store, person, call)
    scope = await scope_of(office.store, call, now)
    _fit(office, call, scope, now)
    if not call.asked_at:
        call = replace(call, by=seat.id)  # whoever drafted it has not said yes so far
    if not needs_second(office, len(scope.people), now):
        return await _sent(office, unit, call, scope, now)
    first = await office.store.get(Staff, call.by)
    if call.asked_at and first is not None and first.person != person:
        return await _sent(office, unit, replace(call, second=seat.id), scope, now)
    if alone:
        if not may_alone(seat) or call.exercise:
            raise NotAllowed("a call needs a second person")
        return await _sent(office, unit, replace(call, alone=alone), scope, now)
    asked = replace(call, asked_at=call.asked_at or now)
    unit.put(asked)
    if not call.asked_at:
        await _ask(office, unit, asked, seat, len(scope.people), now)
    return Confirmed("second", asked, scope)


async def announce(office: Office, unit: Unit, call: Call, person: str, now: int) -> Call:
    """Tell the groups that there will be an exercise; it can be sent from then on, for a day."""
    await require(office.store, person, call)
    if not call.exercise or call.state != "draft":
        raise NotPossible("only a drafted exercise is announced", why="state")
    until = max(call.next_at, now + drafting.ANNOUNCED)
    told = replace(call, announced_at=now, next_at=until)
    unit.put(told)
    await posting.announce(office, unit, told, await groups_of(office.store, told), now)
    return told


async def send(office: Office, unit: Unit, call: Call, scope: Scope, now: int) -> Call:
    """Call everybody of the scope: the call, its rolls, the groups' posts.

    What it replaces ends, and where it is real, exercises in its scope end as well. Whether it may
    be sent was asked before (`confirm`).
    """
    steps = schedule.steps_of(office)
    sent = replace(call, state="sent", sent_at=now, expected=len(scope.people), step=0)
    sent = ending.enrol(unit, replace(sent, next_at=schedule.due(sent, steps)), scope.people)
    unit.put(sent)
    unit.insert(schedule.firing(sent, schedule.SENT, now, now))
    await posting.call_out(office, unit, sent, scope.groups, now)
    await _supersede(office, unit, sent, now)
    if not sent.exercise:
        await _end_exercises(office, unit, sent, scope, now)
    return sent


def _fit(office: Office, call: Call, scope: Scope, now: int) -> None:
    why = ""
    if call.state != "draft":
        why = "state"
    elif missing := drafting.lacking(call):
        why = missing[0]
    elif not scope.people:
        why = "nobody"
    elif call.exercise and by_night(office, now):
        why = "night"
    elif call.exercise and not call.announced_at:
        why = "announce"
    if why:
        raise NotPossible(f"call {call.number} cannot be sent: {why}", why=why)


async def _sent(office: Office, unit: Unit, call: Call, scope: Scope, now: int) -> Confirmed:
    sent = await send(office, unit, call, scope, now)
    if sent.alone:
        who = await office.store.get(Staff, sent.by)
        reply = asides.alone(office, sent, sent.expected, who.name if who else "")
        for seat in await alerts.seats(office, "supervisor"):
            unit.insert(pushes.push(sent, seat.id, "alone", reply, now))
    return Confirmed("sent", sent, scope)


async def _ask(
    office: Office, unit: Unit, call: Call, asking: Staff, people: int, now: int
) -> None:
    """Ask the desks and supervisors, but not whoever asks."""
    reply = asides.second(office, call, people, asking.name)
    for seat in await deciding(office.store):
        if seat.person != asking.person:
            unit.insert(pushes.push(call, seat.id, f"second-{call.version}", reply, now))


async def _supersede(office: Office, unit: Unit, call: Call, now: int) -> None:
    old = await office.store.get(Call, call.replaces) if call.replaces else None
    if old is not None and old.live:
        replaced = replace(old, replaced_by=call.id)
        await ending.end(office, unit, replaced, "replaced", call.by, now, call.number)


async def _end_exercises(office: Office, unit: Unit, call: Call, scope: Scope, now: int) -> None:
    """A real call ends every exercise that one of its groups takes part in."""
    groups = {group.id for group in scope.groups}
    for drill in await lookup.live(office.store):
        if drill.exercise and groups & _ids(await groups_of(office.store, drill)):
            await ending.end(office, unit, drill, "real", call.by, now, call.number)


def _ids(groups: Iterable[Group]) -> set[str]:
    return {group.id for group in groups}
