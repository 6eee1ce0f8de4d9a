"""「加人」: who is called as well, and what one person may not decide alone."""

import pytest
from msgspec.structs import replace

from domain.call import Call
from domain.errors import NotAllowed, NotPossible
from services.calls.widening import widen
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from storage.port import Insert
from tests.calls.scene import (
    EVERYBODY,
    NIGHT,
    a_group,
    a_seat,
    agreed,
    answers,
    drill,
    fanned_out,
    placed,
    sent,
    stored,
)

NORTH = ("n1", "n2")


async def settled_north(office: Office, names: tuple[str, ...] = NORTH) -> None:
    """A team of the north, which no call here means by itself."""
    await office.store.commit(
        [
            Insert(a_group(office, "north", "team", grid="yibei", team="flood")),
            *(Insert(a_seat(office, name)) for name in names),
            *(Insert(agreed(office, name)) for name in names),
            *(Insert(placed(office, "north", name)) for name in names),
        ]
    )


async def widened(office: Office, call: Call, by: str = "desk", group: str = "north") -> int:
    """Somebody adds a group; how many are new."""
    unit, fresh = Unit(office.store), await stored(office, call)
    meant = replace(fresh, level="committee", grids=(), teams=(), groups=(group,))
    _, count = await widen(office, unit, fresh, meant, f"p-{by}", office.clock.now())
    await unit.commit()
    await fanned_out(office)
    return count


async def test_others_are_called_as_well_and_nobody_twice(office: Office) -> None:
    await settled_north(office)
    call = await sent(office, groups=("team",), grids=())
    assert await widened(office, call) == len(NORTH)
    assert await widened(office, call) == 0
    assert set(await answers(office, call)) == {*EVERYBODY, *NORTH}
    assert (await stored(office, call)).expected == len(EVERYBODY) + len(NORTH)


async def test_a_convener_adds_their_own_groups_only(office: Office) -> None:
    await settled_north(office)
    call = await sent(office, by="lead", groups=("team",), grids=())
    with pytest.raises(NotAllowed):
        await widened(office, call, by="lead")
    assert set(await answers(office, call)) == set(EVERYBODY)


async def test_an_exercise_stays_with_those_it_was_announced_to(office: Office) -> None:
    await settled_north(office)
    call = await drill(office)
    with pytest.raises(NotPossible) as refused:
        await widened(office, call)
    assert refused.value.facts["why"] == "exercise"


async def test_so_many_need_a_second_person(office: Office) -> None:
    await settled_north(office, tuple(f"n{n:02}" for n in range(51)))
    call = await sent(office, groups=("team",), grids=())
    with pytest.raises(NotPossible) as refused:
        await widened(office, call)
    assert refused.value.facts["why"] == "second"


async def test_by_night_nobody_adds_alone(office: Office, clock: FixedClock) -> None:
    await settled_north(office)
    call = await sent(office, groups=("team",), grids=())
    clock.move(NIGHT - clock.now())
    with pytest.raises(NotPossible) as refused:
        await widened(office, call)
    assert refused.value.facts["why"] == "second"
