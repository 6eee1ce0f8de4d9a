"""Telling the street's people about a case, and the reporter what became of it."""

import asyncio
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from domain.case import Case
from domain.message import Choice, Reply
from domain.microgrids import micro_name
from domain.people import Address, Role, Staff
from domain.session import Language, Session
from domain.work import Lane, Notice
from services import when
from services.cases import levels, lookup
from services.cases.intake import DESK
from services.cases.together.similar import similar
from services.escalation import hours
from services.ids import new_id
from services.masking import excerpt
from services.office import Office
from services.people.names import accounts_of
from services.people.presence import absence
from services.unit import Unit
from storage.port import eq

DAY = 86_400_000
NOBODY_YET = "role:desk"
"""Whom a notice is for while no seat was made: whoever sits at the desk first."""
STAFF_LANGUAGE: Language = "zh-Hans"


async def seats(office: Office, role: Role, grid: str = "") -> list[Staff]:
    """The seats of a role in a grid ("" for the street) that were not revoked."""
    found = await office.store.find(Staff, [eq("role", role), eq("grid", grid)])
    return [seat for seat in found if not seat.revoked]


class Alerted(msgspec.Struct, frozen=True):
    """What an alert came to: how many bound seats are told, and which open cases are like it."""

    bound: int
    twins: list[Case]


async def alert(office: Office, unit: Unit, case: Case, words: str, now: int) -> Alerted:
    """Tell those who have to act.

    A dispatched case goes to both chiefs of its grid; one without a grid to the desk; an
    emergency to all of these at once. With no such seat the notice waits for the desk. Of urgent
    cases chiefs hear after the quiet hours, and in these the desk instead.
    """
    told, twins = await asyncio.gather(concerned(office, case), similar(office.store, case, now))
    near = await tell_nearest(office, unit, case, words, now)
    lane = Lane.emergency if case.urgency == "emergency" else Lane.case
    words = words or await _first_words(unit, case)
    reply = alert_text(office, case, words, twins, now, near)
    if hours.asleep(office, case, now):
        told = list({seat.id: seat for seat in (*told, *await seats(office, "desk"))}.values())
    times = {seat.id: hours.wakes_at(office, case, seat, now) for seat in told}
    for name, at in (times or {NOBODY_YET: now}).items():
        notice = _notice(case, now, lane, reply, staff=name)
        unit.insert(replace(notice, group=name, visible_at=at, expires_at=at + 2 * DAY))
    return Alerted(sum(bool(seat.person) for seat in told), twins)


async def tell_nearest(office: Office, unit: Unit, case: Case, words: str, now: int) -> list[Staff]:
    """Tell the grid workers of the case's micro-grid, with whom a small one starts: those told."""
    near = await levels.nearest(office, case)
    await levels.begin(unit, case, near)
    if near:
        words = words or await _first_words(unit, case)
        await tell_seats(unit, case, near, _micro_text(office, case, words), now)
    return near


async def _first_words(unit: Unit, case: Case) -> str:
    """What was reported first, for whoever hears of it only now."""
    said = await lookup.words(unit.store, case)
    return said[0].text if said else ""


async def tell_seats(
    unit: Unit,
    case: Case,
    seats: Iterable[Staff],
    reply: Reply,
    now: int,
    lane: Lane = Lane.case,
) -> None:
    """Say something about a case to some of the street's people."""
    for seat in seats:
        unit.insert(_notice(case, now, lane, reply, staff=seat.id))


class Reader(msgspec.Struct, frozen=True):
    """Where a reporter can be reached, and the conversation they are in."""

    address: Address
    session: Session

    @property
    def language(self) -> Language:
        """What they want to be spoken to in."""
        return self.session.language


async def reader_of(office: Office, case: Case, person: str = "") -> Reader | None:
    """How to reach whoever reported a case, or another `person`; None where no account is there.

    By whichever account of theirs: a case made in the mini-program is told of in chat.
    """
    found = await accounts_of(office.store, person or case.reporter)
    here = [identity for identity in found if identity.following]
    if not here:
        return None
    session = await office.store.get(Session, here[-1].id)
    session = session or Session(id=here[-1].id, street=office.street.id)
    return Reader(here[-1].address, session)


def tell_reader(unit: Unit, case: Case, reader: Reader, reply: Reply, now: int) -> None:
    """Say something to whoever reported the case."""
    told = _notice(case, now, Lane.case, reply, address=reader.address)
    unit.insert(replace(told, to="reporter"))


def _micro_text(office: Office, case: Case, words: str) -> Reply:
    name = micro_name(office.street, case.micro)
    head = office.texts.say(STAFF_LANGUAGE, "alert-micro", number=case.serial, micro=name)
    lines = [head, headline(office, case)]
    if words:
        lines.append(office.texts.say(STAFF_LANGUAGE, "alert-words", words=excerpt(words)))
    lines.append(office.texts.say(STAFF_LANGUAGE, "alert-micro-how", number=case.serial))
    return Reply(text="\n".join(lines), choices=next_steps(office, case, "detail"))


def alert_text(
    office: Office,
    case: Case,
    words: str,
    twins: list[Case],
    now: int,
    near: Iterable[Staff] = (),
) -> Reply:
    """The push to a chief: topic, place, one masked line, due times, similar ones, next steps."""
    text = office.texts
    lines = [
        text.say(
            STAFF_LANGUAGE,
            f"alert-{_alert_kind(case)}",
            number=case.serial,
            urgency=text.say(STAFF_LANGUAGE, f"urgency-{case.urgency}"),
        ),
        headline(office, case),
    ]
    if words and not case.sealed:
        lines.append(text.say(STAFF_LANGUAGE, "alert-words", words=excerpt(words)))
    if case.photos:
        lines.append(text.say(STAFF_LANGUAGE, "alert-photos", count=case.photos))
    lines += _due_lines(office, case, now)
    lines += _twins(office, twins)
    if names := "、".join(seat.name for seat in near):
        lines.append(text.say(STAFF_LANGUAGE, "alert-near", names=names))
    return Reply(text="\n".join(lines), choices=next_steps(office, case))


def headline(office: Office, case: Case, language: Language = STAFF_LANGUAGE) -> str:
    """«宜川四村12号3楼,楼道堆物», with what is not known said as such."""
    what = lookup.topic_name(office, case, language) or office.texts.say(
        language, f"kind-{case.kind}"
    )
    where = (case.place or office.grid_name(case.grid, language)) + case.door
    if case.kind != "appeal" and not where:
        return what
    where = where or office.texts.say(language, "place-unknown")
    return office.texts.say(language, "headline", where=where, what=what)


async def concerned(office: Office, case: Case) -> list[Staff]:
    """Whose business a case is now: its chiefs, the desk, or in an emergency all of them.

    What waits for a ruling is the supervisor's.

    A sealed one in the desk's queue is the desk's alone, whatever its urgency.
    """
    if case.sealed and case.queue == DESK:
        return await seats(office, "desk")
    if case.urgency == "emergency":
        grids = [case.grid] if case.grid else [grid.id for grid in office.street.grids]
        everybody = await asyncio.gather(
            seats(office, "desk"), *(seats(office, "grid_chief", grid) for grid in grids)
        )
        return [seat for found in everybody for seat in found]
    handler = await office.store.get(Staff, case.handler) if case.handler else None
    if handler is not None and not handler.revoked:
        return [handler]
    if case.owner == "role:supervisor" and (above := await seats(office, "supervisor")):
        return above
    if case.queue != DESK and (chiefs := await seats(office, "grid_chief", case.grid)):
        return _not_away(chiefs, office.clock.now())
    return await seats(office, "desk")


def _not_away(found: list[Staff], now: int) -> list[Staff]:
    """Without those on leave; all of them where nobody else is left."""
    return [seat for seat in found if absence(seat, now) != "away"] or found


def _notice(
    case: Case,
    now: int,
    lane: Lane,
    reply: Reply,
    *,
    staff: str = "",
    address: Address | None = None,
) -> Notice:
    return Notice(
        id=new_id(now),
        street=case.street,
        lane=lane,
        reply=reply,
        made_at=now,
        visible_at=now,
        expires_at=now + 2 * DAY,
        staff=staff,
        address=address,
        case=case.id,
        urgency=case.urgency,
    )


def _alert_kind(case: Case) -> str:
    if case.urgency == "emergency":
        return "emergency"
    if case.state == "handling":
        return "redo"
    return "desk" if case.state == "submitted" else "sign"


def _due_lines(office: Office, case: Case, now: int) -> list[str]:
    lines = []
    for name in ("TRIAGE", "FIRST_CONTACT", "RESOLVE", "REDO"):
        clock = case.clock(name)
        if clock and clock.running:
            due = when.moment(clock.due, now, office.calendar, STAFF_LANGUAGE)
            lines.append(office.texts.say(STAFF_LANGUAGE, f"due-{name.lower()}", due=due))
    return lines


def _twins(office: Office, twins: list[Case]) -> list[str]:
    if not twins:
        return []
    numbers = "、".join(str(c.serial) for c in twins)
    return [office.texts.say(STAFF_LANGUAGE, "alert-similar", count=len(twins), numbers=numbers)]


def next_steps(office: Office, case: Case, *only: str) -> tuple[Choice, ...]:
    """What can be done from a push: sign where nobody did, look at it; or `only` these."""
    first = {"submitted": ("take",), "dispatched": ("sign",)}.get(case.state, ())
    ids = only or (*first, "detail")
    return tuple(
        Choice(
            office.texts.say(STAFF_LANGUAGE, f"step-{id}"),
            office.texts.say(STAFF_LANGUAGE, f"step-{id}-say", number=case.number),
            office.texts.say(STAFF_LANGUAGE, f"step-{id}-say", number=case.serial),
        )
        for id in ids
    )
