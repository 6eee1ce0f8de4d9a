"""One look at the rules and at single reminders: whatever is due is said, once, whoever looks.

The hand (`domain.reminder.Hand`) says up to when rules were followed, so that a server that slept
makes up for what it missed. A clock that goes back takes the hand with it; the firings that are
written keep anything from being said again.
"""

import logging
from collections.abc import Callable
from contextlib import suppress

import msgspec
from msgspec.structs import replace

from domain.errors import Conflict, StoreError
from domain.firing import Firing
from domain.reminder import Due, Hand, Round
from services.office import Office
from services.reminders import rounds, single
from services.reminders.firings import BEHIND, due_between
from services.reminders.holding import held
from services.reminders.occurrences import DAY, changes_of
from services.unit import Unit
from storage.port import Delete, Insert, Order, Replace, Where, eq

log = logging.getLogger(__name__)

HAND = "hand"
CLOCK = "REMIND"
"""What a reminder's firings are called beside those of the cases' clocks."""

FARTHEST = 31 * DAY
"""What was missed longer ago (ms) is history."""

KEPT, SWEPT = 60 * DAY, 200
"""How long a finished round is kept (ms), and how many old ones one tick deletes."""


class Tally(msgspec.Struct, frozen=True):
    """What one tick came to: how many firings were written, how many notices made."""

    fired: int = 0
    told: int = 0


async def tick(office: Office, now: int) -> Tally:
    """Follow the rules up to `now` (ms UTC) and tell what is due. Raises `Unavailable`."""
    fired = await _follow(office, now)
    hold = await held(office.store)
    told = await rounds.tell_open(office, now, hold=hold)
    told += await single.tell_due(office, now, hold=hold)
    await _sweep(office, now)
    return Tally(fired, told)


async def ticked(office: Office, wake: Callable[[], None]) -> None:
    """The same by the office's clock; rings for delivery where there is something to say.

    While the store is away nothing is lost: the hand stands where it stood.
    """
    try:
        tally = await tick(office, office.clock.now())
    except StoreError as error:
        log.warning("reminders wait: the store says %s", type(error).__name__)
        return
    if tally.told:
        wake()


async def _follow(office: Office, now: int) -> int:
    """Write a firing for each thing that the rules say since the hand; how many were ours."""
    hand = await office.store.get(Hand, HAND)
    fired = 0
    if hand is not None:
        after = max(min(hand.at, now), now - FARTHEST)
        changes = await changes_of(office.store, after - BEHIND)
        for due in due_between(office.street, office.calendar, changes, after, now):
            fired += await _once(office, due, now)
    if hand is None or hand.at != now:
        await _set(office, hand, now)
    return fired


async def _once(office: Office, due: Due, now: int) -> bool:
    """Write that it fired, and the round that tells of it; whether nobody had."""
    unit = Unit(office.store)
    unit.insert(
        Firing(
            id=due.id,
            street=office.street.id,
            of=due.occurrence.id,
            clock=CLOCK,
            run=0,
            threshold=0,
            due=due.moment,
            at=now,
        )
    )
    unit.insert(Round(id=due.id, street=office.street.id, at=now, of=(due,)))
    try:
        await unit.commit()
    except Conflict:
        return False
    return True


async def _set(office: Office, hand: Hand | None, now: int) -> None:
    """Where another worker moved it meanwhile, theirs stands."""
    change = (
        Replace(replace(hand, at=now))
        if hand
        else Insert(Hand(id=HAND, street=office.street.id, at=now))
    )
    with suppress(Conflict):
        await office.store.commit([change])


async def _sweep(office: Office, now: int) -> None:
    where = [eq("open", False), Where("at", "<", now - KEPT)]
    old = await office.store.find(Round, where, order=Order(("at",)), limit=SWEPT)
    if old:
        with suppress(Conflict):
            await office.store.commit([Delete(one) for one in old])
