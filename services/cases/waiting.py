"""What waits for somebody's word beside the queue: calls, later dates, rulings, checks, a look."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from domain.case import Case
from domain.people import Staff
from domain.rights import TABLE, Act, seat_may
from domain.screening import Screening
from domain.telephone import TelephoneTask
from services.cases import lookup
from services.cases.by_staff.taking import OWNER_SUPERVISOR
from services.escalation import telephone
from services.office import Office
from services.people.presence import present
from storage.port import Order, Store, Where, eq

Kind = Literal["call", "callback", "deferral", "ruling", "reopening", "check", "look"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order they are shown: who waits for a voice first."""

ON_DATES = frozenset({"request_deferral", "refuse_deferral", "defer", "shelve", "go_on"})
"""Acts after the last of which it is known whether a later date is still asked for."""


class Waiting(NamedTuple):
    """One case that waits for a word, since when (ms UTC).

    `until` is the later date asked for; `reachable` is False where a call is owed to somebody who
    left no number.
    """

    kind: Kind
    case: Case
    since: int
    until: int = 0
    reachable: bool = True


async def for_seats(office: Office, mine: Sequence[Staff]) -> list[Waiting]:
    """All that waits for the word of somebody with these seats, by kind, the oldest first."""
    found = [
        *await _calls(office.store, mine),
        *await _deferrals(office.store, mine),
        *await _decisions(office, mine),
        *await _looks(office.store, mine),
    ]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.since))


async def call_owed(
    store: Store, mine: Sequence[Staff], ref: str
) -> tuple[TelephoneTask, Case, Staff] | None:
    """The call that a case's number (or id) means, and the desk's seat that may make it."""
    owed = [
        (task, case, seat)
        for task, case in await telephone.waiting(store)
        if (case.id == ref or lookup.matches(case, ref)) and (seat := _caller(mine, task))
    ]
    return owed[0] if owed else None


def _caller(mine: Sequence[Staff], task: TelephoneTask) -> Staff | None:
    """The desk's seat; nobody who did the work calls to ask how it was."""
    if task.not_by in {seat.id for seat in mine}:
        return None
    return next((seat for seat in mine if seat.role == "desk"), None)


async def _calls(store: Store, mine: Sequence[Staff]) -> list[Waiting]:
    owed = await telephone.waiting(store) if any(s.role == "desk" for s in mine) else []
    found = []
    for task, case in owed:
        if _caller(mine, task):
            said = await lookup.words(store, case)
            kind: Kind = "callback" if task.why == "callback" else "call"
            phone = any(words.phone for words in said)
            found.append(Waiting(kind, case, task.made_at, reachable=phone))
    return found


async def _deferrals(store: Store, mine: Sequence[Staff]) -> list[Waiting]:
    """Where a chief asked for a later date, and nobody has said anything to it."""
    if not any("defer" in TABLE[seat.role] for seat in mine):
        return []
    where = [eq("opened", True), Where("until", ">", 0)]
    cases = await store.find(Case, where, order=Order(("until",)), limit=200)
    found = []
    for case in cases:
        if case.state in ("handling", "joint") and _may(mine, "defer", case):
            events = await lookup.history(store, case)
            last = next((e for e in reversed(events) if e.act in ON_DATES), None)
            if last is not None and last.act == "request_deferral":
                found.append(Waiting("deferral", case, last.at, case.until))
    return found


async def _decisions(office: Office, mine: Sequence[Staff]) -> list[Waiting]:
    """What came back twice, wishes to have it done again, and work that somebody has to check.

    Nobody decides on what they did themselves.
    """
    cases = []
    if any(seat.role == "supervisor" for seat in mine):
        cases += await lookup.before_supervisors(office.store)
    if grids := sorted({seat.grid for seat in mine if seat.role == "grid_chief"}):
        cases += await lookup.of_queues(office.store, grids, 500)
    if any(seat.role == "desk" for seat in mine):
        cases += await _unchecked(office)
    own = {seat.id for seat in mine}
    found = {case.id: (kind, case) for case in cases if (kind := _decision(case))}
    return [
        Waiting(kind, case, case.handled_at if kind == "check" else _review_since(case))
        for kind, case in found.values()
        if _may(mine, "verify" if kind == "check" else "decide", case)
        and case.handled_by not in own
    ]


async def _looks(store: Store, mine: Sequence[Staff]) -> list[Waiting]:
    """Words and photos that nobody but staff sees before somebody has looked at them."""
    if not any("screen" in TABLE[seat.role] for seat in mine):
        return []
    where = [eq("fate", "look")]
    found = await store.find(Screening, where, order=Order(("made_at",)), limit=200)
    oldest = {one.case: one.made_at for one in reversed(found)}
    cases = [(await store.get(Case, id), since) for id, since in oldest.items()]
    return [
        Waiting("look", case, since) for case, since in cases if case and _may(mine, "screen", case)
    ]


def _decision(case: Case) -> Kind | None:
    """What a case waits for, if it is a word and no work."""
    if case.state == "handled" and case.check:
        return "check"
    if case.state == "reopen_requested":
        return "reopening"
    return "ruling" if case.owner == OWNER_SUPERVISOR and case.state == "accepted" else None


async def _unchecked(office: Office) -> list[Case]:
    """What the desk has to check, because no other chief of the grid is there to do it."""
    found: list[Case] = []
    for grid in (one.id for one in office.street.grids):
        chiefs = await office.store.find(Staff, [eq("role", "grid_chief"), eq("grid", grid)])
        there = {seat.id for seat in chiefs if present(seat, office.clock.now())}
        cases = await lookup.of_queues(office.store, [grid], 500)
        found += [c for c in cases if c.state == "handled" and not there - {c.handled_by}]
    return found


def _may(mine: Sequence[Staff], right: Act, case: Case) -> bool:
    return any(seat_may(seat, right, case) for seat in mine)


def _review_since(case: Case) -> int:
    clock = case.clock("REVIEW")
    return clock.started if clock else case.changed_at
