"""Seats of the street's staff: made by an operator, taken with a one-time code."""

import hashlib
import secrets

from msgspec.structs import replace

from domain.case import Case
from domain.errors import NotAllowed, NotFound
from domain.people import STAFF_ROLES, Address, Role, Staff
from domain.session import Session
from services.ids import new_id
from services.people.names import Names, under
from storage.port import Insert, Replace, Store, among, eq

CODE_LIFE = 24 * 3_600_000
"""A binding code is good for 24 hours, ms (contracts.md, People and rights)."""

TRIES = 5
"""Wrong codes one account may send until every code it may have been after is dead."""

_ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def new_code() -> str:
    """A code people can read to each other: no 0/O, 1/I/L."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))


def hashed(code: str) -> str:
    """What is stored of a code; its case and spaces do not matter."""
    return hashlib.sha256("".join(code.split()).upper().encode()).hexdigest()


async def add(
    store: Store,
    name: str,
    role: Role,
    grid: str,
    now: int,
    *,
    office: str = "",
    outside: bool = False,
    micro: str = "",
) -> tuple[Staff, str]:
    """A new seat and the code that binds whoever sends it first; the code is shown only here.

    `office` is the role of the pack an officer speaks for, `outside` one that is not government's,
    `micro` the micro-grid that a grid worker looks after.
    """
    code = new_code()
    seat = Staff(
        id=new_id(now),
        street=store.street,
        name=name,
        role=role,
        grid=grid,
        code=hashed(code),
        code_until=now + CODE_LIFE,
        office=office,
        outside=outside,
        micro=micro,
    )
    await store.commit([Insert(seat)])
    return seat, code


async def revoke(store: Store, id: str) -> Staff:
    """End a seat: no rights, no pushes from now on. Raises `NotFound`."""
    seat = await store.get(Staff, id)
    if seat is None:
        raise NotFound(f"no seat {id}")
    ended = replace(
        seat, revoked=True, code="", code_until=0, person="", brought_by="", address=None
    )
    await store.commit([Replace(ended)])
    return ended


async def arrange(
    store: Store, id: str, *, deputy: str | None = None, duty: bool | None = None
) -> Staff:
    """Who is told in this seat's stead, and whether it is the duty phone's; None: as it is.

    Raises `NotFound` for a seat or deputy that is not there.
    """
    seat = await store.get(Staff, id)
    if seat is None or (deputy and await store.get(Staff, deputy) is None):
        raise NotFound(f"no seat {deputy if seat else id}")
    arranged = replace(
        seat,
        deputy=seat.deputy if deputy is None else deputy,
        duty=seat.duty if duty is None else duty,
    )
    await store.commit([Replace(arranged)])
    return arranged


async def all_seats(store: Store) -> list[Staff]:
    """Every seat of the street's staff, revoked ones too."""
    return await store.find(Staff, [among("role", STAFF_ROLES)], limit=1000)


async def held_by(store: Store, person: str) -> list[Staff]:
    """Every seat that a person holds, on the roster of emergencies too."""
    found = await store.find(Staff, [eq("person", person)])
    return [seat for seat in found if not seat.revoked]


async def of_person(store: Store, person: str) -> list[Staff]:
    """The seats from which a person acts for the street."""
    return [seat for seat in await held_by(store, person) if seat.role in STAFF_ROLES]


def may_try(session: Session, now: int) -> bool:
    """Whether this account may send another code."""
    return session.bind_tries < TRIES or _long_ago(session, now)


def tried(session: Session, now: int) -> Session:
    """The conversation after one more wrong code."""
    tries = 0 if _long_ago(session, now) else session.bind_tries
    return replace(session, bind_tries=tries + 1, bind_tried_at=now)


def _long_ago(session: Session, now: int) -> bool:
    return now - session.bind_tried_at > CODE_LIFE


async def taken(store: Store, code: str, names: Names, address: Address, now: int) -> Staff:
    """The seat that this code opens, bound to whoever has these names; the caller commits it.

    With a code for one more account the seat keeps its person, and pushes go to this account from
    now on; an account with a story of its own (cases, another seat) stays somebody else, and takes
    the seat over. Raises `NotAllowed` for an unknown, used or expired code.
    """
    found = await store.find(Staff, [eq("code", hashed(code))], limit=1)
    if not found or found[0].revoked or found[0].code_until < now:
        raise NotAllowed("binding code does not open a seat")
    seat = found[0]
    bound = replace(seat, address=address, code="", code_until=0, joining=False)
    if seat.joining and seat.person and not await _has_story(store, names):
        return bound
    return replace(bound, person=names[0], brought_by="")


async def _has_story(store: Store, names: Names) -> bool:
    reported = await store.find(Case, [under("reporter", names)], limit=1)
    return bool(reported) or bool(await held_by(store, names[0]))


def with_code(seat: Staff, now: int, *, joining: bool = False) -> tuple[Staff, str]:
    """The seat with a fresh code: for whoever shall sit there, or (`joining`) for one more account
    of who does."""
    code = new_code()
    until = now + CODE_LIFE
    return replace(seat, code=hashed(code), code_until=until, joining=joining), code
