"""Who may start a call, confirm it, and end it: the desk, supervisors, and conveners of its groups."""

from collections.abc import Sequence

from domain.call import Call
from domain.errors import NotAllowed
from domain.people import Role, Staff
from domain.roster import Group, Membership
from services.calls.scope import groups_of
from services.delivery.quiet import morning, quiet_hours
from services.office import Office
from services.people import seats
from services.roster import lookup
from services.roster.scope import meant
from storage.port import Store, among

EVERYWHERE: frozenset[Role] = frozenset({"desk", "supervisor"})


async def may_start(store: Store, person: str, call: Call) -> Staff | None:
    """The seat from which this person may start, confirm and end the call; None: they may not.

    Conveners and their deputies may for their own group and those below it.
    """
    held = await seats.held_by(store, person)
    for seat in held:
        if seat.role in EVERYWHERE:
            return seat
    own = await convened(store, [seat.id for seat in held])
    if not own:
        return None
    wanted = {group.id for group in await groups_of(store, call)}
    return _leading_all(held, own, wanted, await lookup.groups(store), call)


async def deciding(store: Store) -> list[Staff]:
    """Who may send any call, a seat for each person: the desks and the supervisors."""
    found = await store.find(Staff, [among("role", sorted(EVERYWHERE))], limit=1_000)
    seats_of = {seat.person or seat.id: seat for seat in found if not seat.revoked}
    return list(seats_of.values())


async def convened(store: Store, held: Sequence[str]) -> list[Membership]:
    """The groups that these seats convene, or deputise for."""
    if not held:
        return []
    where = [among("seat", held)]
    found = await store.find(Membership, where, limit=200)
    return [place for place in found if place.part in ("convener", "deputy")]


def may_alone(seat: Staff) -> bool:
    """Whether this seat may send without a second person, in words: only a desk."""
    return seat.role == "desk"


def needs_second(office: Office, people: int, now: int) -> bool:
    """Whether one person is not enough: too many are called, or it is night."""
    return people > office.street.readiness.two_persons_over or by_night(office, now)


def by_night(office: Office, now: int) -> bool:
    """Whether the street sleeps at that moment (22–07 unless the pack says otherwise)."""
    return morning(now, quiet_hours(office.street)) > now


async def require(store: Store, person: str, call: Call) -> Staff:
    """`may_start`, or raises `NotAllowed`."""
    seat = await may_start(store, person, call)
    if seat is None:
        raise NotAllowed(f"call {call.number} is not theirs to start or end")
    return seat


def _leading_all(
    held: Sequence[Staff],
    own: Sequence[Membership],
    wanted: set[str],
    every: Sequence[Group],
    call: Call,
) -> Staff | None:
    whole = Call(
        id="", street=call.street, number="", year=0, serial=0, level="committee",
        groups=tuple(place.group for place in own),
    )  # fmt: skip
    theirs = {group.id for group in meant(every, whole)}
    if not wanted or not wanted <= theirs:
        return None
    leads = {place.seat for place in own}
    return next((seat for seat in held if seat.id in leads), None)
