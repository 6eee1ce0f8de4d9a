"""A call before it is sent: what somebody wishes, put together with the pack's plan for its kind."""

from typing import Literal

import msgspec
from msgspec.structs import replace

from domain.call import Call, CallPost, Status
from domain.errors import NotPossible
from domain.people import Staff
from domain.readiness import Emergency
from domain.roster import Level
from services.ids import new_id
from services.office import Office
from services.unit import Unit

ANNOUNCED = 24 * 3_600_000
"""How long (ms) an exercise that was announced waits to be sent."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wants: every field as in `domain.call.Call`, empty where they did not say.

    `posts` None takes the posts that the pack plans for the kind. `replaces` is the id of a live
    call that ends when this one is sent.
    """

    status: Status = "actual"
    level: Level = "team"
    grids: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    kind: str = ""
    what: str = ""
    where: str = ""
    gather_by: int = 0
    bring: str = ""
    needed: int = 0
    posts: tuple[CallPost, ...] | None = None
    replaces: str = ""


def series(office: Office, now: int) -> str:
    """The series that a draft made now takes its serial from: `await store.next(series(…))`."""
    return f"calls:{office.calendar.local(now).year}"


def number(serial: int) -> str:
    """What people call a call: «集3»."""
    return f"集{serial}"


def draft(
    office: Office,
    unit: Unit,
    wish: Wish,
    by: Staff | None,
    serial: int,
    now: int,
    system: str = "",
) -> Call:
    """A new draft, of a seat or of another system; nobody hears of it. It expires unless it is confirmed in time."""
    blank = Call(
        id=new_id(now),
        street=office.street.id,
        number=number(serial),
        year=office.calendar.local(now).year,
        serial=serial,
        by=by.id if by else "",
        system=system,
        made_at=now,
        next_at=now + office.street.readiness.draft_minutes * 60_000,
    )
    call = _wished(office, blank, wish)
    unit.insert(call)
    return call


def amend(office: Office, unit: Unit, call: Call, wish: Wish, by: Staff, now: int) -> Call:
    """The draft as this seat wishes it now; its time begins anew. Raises `NotPossible` once it was sent.

    Whoever agreed to it before did not see this one, and has to be asked again.
    """
    if call.state != "draft":
        raise NotPossible(f"call {call.number} is {call.state}")
    until = now + office.street.readiness.draft_minutes * 60_000
    anew = replace(call, by=by.id, asked_at=0, announced_at=0, next_at=until)
    amended = _wished(office, anew, wish)
    unit.put(amended)
    return amended


def kind_of(office: Office, id: str) -> Emergency | None:
    """The pack's kind of emergency, None for none or an unknown one."""
    return next((kind for kind in office.street.readiness.kinds if kind.id == id), None)


def _wished(office: Office, call: Call, wish: Wish) -> Call:
    kind = kind_of(office, wish.kind)
    planned = kind.posts if kind else ()
    return replace(
        call,
        status=wish.status,
        level=wish.level,
        grids=wish.grids,
        teams=wish.teams or (kind.teams if kind and not wish.groups else ()),
        groups=wish.groups,
        kind=wish.kind,
        what=wish.what,
        where=wish.where,
        gather_by=wish.gather_by,
        bring=wish.bring,
        needed=wish.needed,
        posts=planned if wish.posts is None else wish.posts,
        replaces=wish.replaces,
    )


Fault = Literal["what", "where"]


def lacking(call: Call) -> tuple[Fault, ...]:
    """What has to be said before it can be sent: what it is, and where to."""
    missing: list[Fault] = []
    if not (call.what or call.kind):
        missing.append("what")
    if not call.where:
        missing.append("where")
    return tuple(missing)
