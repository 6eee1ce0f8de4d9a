"""Somebody looks, and says who may see it: in chat, over the API, by the rights of everybody."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.errors import NotAllowed
from domain.screening import Fate
from services.cases import waiting
from services.office import Office
from services.screening import verdicts, withheld
from services.screening.deciding import decide
from services.screening.loop import Screenings
from services.unit import Unit
from tests.miniprogram_peer import Platform
from tests.screening.scene import TEXT_AND_PHOTO, acts, fates, told
from tests.services.desk import as_actor, seated


@pytest.fixture
async def doubted(office: Office, screenings: Screenings, platform: Platform) -> Case:
    """A case whose words and photo wait for somebody's eyes."""
    platform.opinion = "risky"
    case = await told(office)
    await screenings.run_once()
    await verdicts.heard(office, "trace-1", "review", office.clock.now())
    return case


async def decided(office: Office, case: Case, *, show: bool) -> int:
    """By the desk."""
    seat = await seated(office, "desk", person="p-desk")
    unit, now = Unit(office.store), office.clock.now()
    fresh = await office.store.get(Case, case.id)
    assert fresh is not None
    count = await decide(office, unit, fresh, seat, as_actor(seat), now, show=show)
    await unit.commit()
    return count


@pytest.mark.parametrize(("show", "fate"), [(True, "shown"), (False, "hidden")])
async def test_the_desk_says_who_sees_it(
    office: Office, doubted: Case, show: bool, fate: Fate
) -> None:
    assert await decided(office, doubted, show=show) == 2
    assert set((await fates(office)).values()) == {fate}
    assert (await withheld.of_case(office.store, doubted) == {}) == show
    assert (await acts(office, doubted))[-1] == ("release" if show else "withhold")


async def test_either_can_be_taken_back(office: Office, doubted: Case) -> None:
    for show in (False, True, False):
        assert await decided(office, doubted, show=show) == 2
    assert await decided(office, doubted, show=False) == 0


async def test_a_verdict_after_that_changes_nothing(office: Office, doubted: Case) -> None:
    await decided(office, doubted, show=False)
    await verdicts.heard(office, "trace-9", "pass", office.clock.now())
    assert set((await fates(office)).values()) == {"hidden"}


async def test_only_the_desk_says_it(office: Office, doubted: Case) -> None:
    chief = await seated(office, "grid_chief", "yibei", "p-chief")
    with pytest.raises(NotAllowed):
        await decide(office, Unit(office.store), doubted, chief, as_actor(chief), 0, show=True)


async def test_it_stands_on_the_desks_list_until_then(office: Office, doubted: Case) -> None:
    desk = await seated(office, "desk", person="p-desk")
    chief = await seated(office, "grid_chief", "yibei", "p-chief")
    (one,) = await waiting.for_seats(office, [desk])
    assert (one.kind, one.case.id) == ("look", doubted.id)
    assert await waiting.for_seats(office, [chief]) == []
    await decided(office, doubted, show=True)
    assert await waiting.for_seats(office, [desk]) == []


async def test_what_was_sealed_since_is_still_the_desks(office: Office) -> None:
    case = await told(office, replace(TEXT_AND_PHOTO, topic="illegal_build"))
    assert await decided(office, case, show=True) == 0
