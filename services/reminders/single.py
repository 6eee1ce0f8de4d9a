"""One reminder for one person, at one time: bookings, duty, whatever a service plans ahead.

`plan` it in the commit of what it is about, `take_back` in the commit that ends or moves that. An
id that says what it reminds of (`booking:17:eve`) makes planning twice the same as once.
"""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress

from msgspec.structs import replace

from domain.errors import Conflict
from domain.message import Reply
from domain.reminder import LATE, Reminder
from domain.work import Lane, Notice
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.office import Office
from services.unit import Unit
from storage.port import Change, Delete, Insert, Order, Where, eq

PART = 100
"""Reminders that one commit makes notices of: whoever waits for the store waits for one part."""

OF_ONE = 50
"""Reminders of one thing at most."""


async def plan(unit: Unit, reminder: Reminder) -> None:
    """Say it at its time; a reminder of the same id is replaced."""
    before = await unit.store.get(Reminder, reminder.id)  # also where this unit takes it back
    unit.put(replace(reminder, version=before.version if before else 0))


async def take_back(unit: Unit, about: str) -> None:
    """Say nothing of this any more; what went already is not unsaid."""
    for reminder in await unit.store.find(Reminder, [eq("about", about)], limit=OF_ONE):
        unit.delete(reminder)


async def tell_due(office: Office, now: int, *, hold: bool) -> int:
    """Make notices of what is due; how many. Raises `Unavailable`.

    A reminder and its notice change places in one commit, so any number of workers say it once.
    """
    told, last = 0, None
    where, order = [Where("due", "<=", now)], Order(("due",))
    while found := await office.store.find(Reminder, where, order=order, limit=PART, after=last):
        last = found[-1]
        told += await _part(office, [r for r in found if r.always or not hold], now)
        await asyncio.sleep(0)
    return told


async def _part(office: Office, due: Sequence[Reminder], now: int) -> int:
    """All of a part at once, or one by one where another worker has some of them."""
    notices = _notices(office, due, now)
    with suppress(Conflict):
        await _moved(office, due, notices)
        return len(notices)
    told = 0
    for one in due:
        with suppress(Conflict):
            alone = _notices(office, [one], now)
            await _moved(office, [one], alone)
            told += len(alone)
    return told


async def _moved(office: Office, due: Iterable[Reminder], notices: Iterable[Notice]) -> None:
    changes: list[Change] = [*map(Delete, due), *map(Insert, notices)]
    if changes:
        await office.store.commit(changes)


def _notices(office: Office, due: Iterable[Reminder], now: int) -> list[Notice]:
    """What is to be said: nothing of what is over or skipped, late ones of one person together."""
    notices: list[Notice] = []
    summed: dict[str, list[Reminder]] = {}
    for one in due:
        late = now - one.due >= LATE
        if now >= one.expires or (late and one.late == "skip"):
            continue
        if late and one.late == "summarise":
            summed.setdefault(one.staff or (one.address.key if one.address else ""), []).append(one)
        else:
            notices.append(_notice(office, one, one.reply, one.expires, now))
    for several in summed.values():
        until = max(one.expires for one in several)
        notices.append(_notice(office, several[0], _together(office, several), until, now))
    return notices


def _together(office: Office, several: Sequence[Reminder]) -> Reply:
    if len(several) == 1:
        return several[0].reply
    head = office.texts.say(STAFF_LANGUAGE, "remind-together", count=len(several))
    return Reply(text="\n".join([head, *(one.reply.text for one in several)]))


def _notice(office: Office, one: Reminder, reply: Reply, until: int, now: int) -> Notice:
    """Its id holds the moment too: what was moved after it went is said anew."""
    return Notice(
        id=f"{one.id}@{one.due}",
        street=office.street.id,
        lane=Lane.reminder,
        reply=reply,
        made_at=now,
        visible_at=now,
        expires_at=until,
        staff=one.staff,
        address=one.address,
        to="staff" if one.staff else "reporter",
    )
