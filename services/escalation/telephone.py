"""Calls that the desk owes reporters: made once, over as soon as somebody spoke to them."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec.structs import replace

from domain.case import Actor, Case, Event
from domain.document import Document
from domain.errors import Conflict
from domain.message import Reply
from domain.people import Staff
from domain.telephone import TelephoneTask, Why
from domain.work import Notice
from domain.workflow import TAKEN, mark
from services.cases import by_staff
from services.cases.telling import alerts
from services.cases.telling.alerts import NOBODY_YET, STAFF_LANGUAGE
from services.cases.words import said
from services.delivery.fates import unreachable_reporters
from services.escalation.notices import notice_for
from services.office import Office
from services.unit import Unit
from storage.port import Order, Store, eq

SPOKE = frozenset({"contact", "call_back", "telephone"})
"""Acts of staff after which a call is no longer owed; whatever the reporter does ends it, too."""

AGAIN = 600_000
"""Notices settled so long (ms) before the last look are looked at once more: clocks differ."""

OLDEST_FIRST = Order(("made_at",))


class Looked(Document, frozen=True, kw_only=True):
    """Up to when lost notices were looked at."""

    collection: ClassVar[str] = "looked"

    upto: int = 0


def task(case: Case, why: Why, key: str, now: int) -> TelephoneTask:
    """The desk's call for a case; `key` says what it came from. The handler may not make it."""
    return TelephoneTask(
        id=f"{why}:{key}",
        street=case.street,
        case=case.id,
        why=why,
        made_at=now,
        not_by=case.handled_by if why == "callback" else "",
    )


async def waiting(store: Store, limit: int = 100) -> list[tuple[TelephoneTask, Case]]:
    """The calls that the desk owes now, the oldest first, with their cases."""
    found = await store.find(TelephoneTask, [eq("open", True)], order=OLDEST_FIRST, limit=limit)
    cases = [(one, await store.get(Case, one.case)) for one in found]
    return [(one, case) for one, case in cases if case and not await _over(store, one, case)]


def made(
    office: Office,
    unit: Unit,
    task: TelephoneTask,
    case: Case,
    seat: Staff,
    actor: Actor,
    text: str,
    now: int,
) -> Case:
    """The desk spoke with them: kept like any contact, and the call is no longer owed."""
    if case.state in TAKEN:
        case = by_staff.contact(office, unit, case, seat, actor, text, now)
    else:
        unit.guard(seat)
        case, event = mark(case, "telephone", actor, now, seat=seat.id)
        unit.insert(event)
        unit.insert(said(case, actor, now, "contact", text))
        unit.put(case)
    unit.put(replace(task, open=False, done_at=now))
    return case


async def sweep(office: Office, now: int) -> tuple[int, int]:
    """Make the calls that unreached reporters need, close those that are over: (made, closed)."""
    return await _made(office, now), await _closed(office.store, now)


async def _made(office: Office, now: int) -> int:
    """A call for each reporter whom no channel reached, unless one is owed already."""
    store, made = office.store, 0
    seen = await store.get(Looked, "unreached") or Looked(id="unreached", street=store.street)
    upto = max(0, seen.upto - AGAIN)
    while lost := await unreachable_reporters(store, upto):
        for notice in lost:
            made += await _owed(office, notice, now)
        upto = lost[-1].settled_at
    if upto > seen.upto:
        unit = Unit(store)
        unit.put(replace(seen, upto=upto))
        await _tried(unit)
    return made


async def _owed(office: Office, notice: Notice, now: int) -> bool:
    case = await office.store.get(Case, notice.case)
    if case is None or await office.store.get(TelephoneTask, f"unreached:{notice.id}"):
        return False
    if await _spoke_since(office.store, case, notice.made_at):
        return False
    unit = Unit(office.store)
    unit.guard(case)
    return await owe(office, unit, case, notice.id, now) and await _tried(unit)


async def owe(office: Office, unit: Unit, case: Case, key: str, now: int) -> bool:
    """Let the desk call a reporter whom no channel reaches; False where a call is owed already.

    `key` says what it came from. The desk is told in the same unit.
    """
    where = [eq("case", case.id), eq("open", True)]
    for one in await office.store.find(TelephoneTask, where):
        if not await _over(office.store, one, case):
            return False
        unit.put(replace(one, open=False, done_at=now))
    unit.insert(task(case, "unreached", key, now))
    desk = [seat.id for seat in await alerts.seats(office, "desk")] or [NOBODY_YET]
    for seat in desk:
        unit.insert(notice_for(case, seat, _words(office, case), now))
    return True


def _words(office: Office, case: Case) -> Reply:
    head = office.texts.say(STAFF_LANGUAGE, "escalation-call", number=case.serial)
    text = f"{head}\n{alerts.headline(office, case)}"
    return Reply(text=text, choices=alerts.next_steps(office, case))


async def _closed(store: Store, now: int) -> int:
    """Take what is over from the desk's list."""
    closed = 0
    for one in await store.find(TelephoneTask, [eq("open", True)], order=OLDEST_FIRST):
        case = await store.get(Case, one.case)
        if case is None or await _over(store, one, case):
            unit = Unit(store)
            unit.put(replace(one, open=False, done_at=now))
            closed += await _tried(unit)
    return closed


async def _over(store: Store, one: TelephoneTask, case: Case) -> bool:
    if one.why == "callback":
        clock = case.clock("CALLBACK")
        return not (clock and clock.running)
    return await _spoke_since(store, case, one.made_at)


async def _spoke_since(store: Store, case: Case, at: int) -> bool:
    """Whether somebody spoke with the reporter after that moment, or they with us."""
    events: Sequence[Event] = await store.find(
        Event, [eq("case", case.id)], order=Order(("-at",)), limit=50
    )
    return any(e.at > at and (e.act in SPOKE or e.role == "resident") for e in events)


async def _tried(unit: Unit) -> bool:
    """Whether it was written; what somebody else wrote meanwhile is looked at again."""
    try:
        await unit.commit()
    except Conflict:
        return False
    return True
