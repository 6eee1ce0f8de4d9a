"""`python -m bot staff`: the street's seats, given, listed, arranged and ended."""

from argparse import Namespace

from domain.people import Staff
from domain.street import Street
from services.people import seats
from storage.port import Store


def unfit(street: Street, wanted: Namespace) -> str:
    """What does not fit the street, in a sentence; empty where all does."""
    grids = [grid.id for grid in street.grids]
    if wanted.grid and wanted.grid not in grids:
        return f"no grid {wanted.grid}; there are: {', '.join(grids)}"
    if wanted.role == "grid_chief" and not wanted.grid:
        return f"a grid chief needs --grid, one of: {', '.join(grids)}"
    micros = [micro.id for micro in street.microgrids if micro.grid == wanted.grid]
    if wanted.micro and (wanted.role != "grid_worker" or wanted.micro not in micros):
        there = ", ".join(micros) or "none"
        return f"--micro is for a grid worker; --grid {wanted.grid} has: {there}"
    if wanted.office and wanted.office not in street.roles:
        return f"no role {wanted.office}; there are: {', '.join(street.roles)}"
    return ""


async def added(store: Store, wanted: Namespace, now: int) -> int:
    """A new seat; its code is printed once and kept nowhere."""
    seat, code = await seats.add(
        store,
        wanted.name,
        wanted.role,
        wanted.grid,
        now,
        office=wanted.office,
        outside=wanted.outside,
        micro=wanted.micro,
    )
    print(f"{seat.id}\t{seat.name}\n在聊天里发送:绑定 {code}\n(24 小时内有效,只能用一次)")
    return 0


async def listed(store: Store) -> int:
    """All seats, one a line."""
    for seat in await seats.all_seats(store):
        where = "/".join(filter(None, (seat.grid, seat.micro)))
        of = (seat.role, where or "-", seat.office or "-")
        print("\t".join((seat.id, seat.name, *of, _state(seat))))
    return 0


async def arranged(store: Store, wanted: Namespace) -> int:
    """A seat's deputy is named, or the seat of the duty phone marked."""
    duty = None if wanted.duty is None else wanted.duty == "yes"
    seat = await seats.arrange(store, wanted.id, deputy=wanted.deputy, duty=duty)
    phone = "yes" if seat.duty else "no"
    print(f"{seat.name}: deputy {seat.deputy or '-'}, duty phone {phone}")
    return 0


async def revoked(store: Store, id: str) -> int:
    """A seat is ended."""
    seat = await seats.revoke(store, id)
    print(f"{seat.name}: revoked")
    return 0


def _state(seat: Staff) -> str:
    if seat.revoked:
        return "revoked"
    return "bound" if seat.person else "waiting for its code"
