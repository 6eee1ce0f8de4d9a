"""Two persons change the mode; what belongs to the emergency that is on is urgent meanwhile."""

import asyncio

import pytest

from domain.errors import Conflict
from domain.mode import MODE, WISH_LIFE, Mode
from domain.people import Role, Staff
from services.mode import changing, effects
from services.mode.changing import Changed
from services.office import Office
from services.unit import Unit
from storage.port import Store

NOW = 1_700_000_000_000


def seat(id: str, role: Role = "desk", person: str = "") -> Staff:
    return Staff(id=id, street="yichuan", name=id, role=role, person=person or f"person-{id}")


async def says(store: Store, who: Staff, to: str, now: int, kind: str = "") -> Changed:
    unit = Unit(store)
    if await store.get(Staff, who.id) is None:
        unit.insert(who)
    changed = await changing.wished(unit, who, to, kind, now)  # type: ignore[arg-type]
    await unit.commit()
    return changed


async def test_one_person_asks_and_another_one_confirms(store: Store) -> None:
    assert (await says(store, seat("a"), "emergency", NOW, "flood")).result == "asked"
    assert not (await changing.current(store)).alert
    assert (await says(store, seat("b", "supervisor"), "emergency", NOW + 5)).result == "done"
    mode = await changing.current(store)
    assert (mode.alert, mode.kind, mode.by, mode.second) == (True, "flood", "a", "b")
    [change] = await changing.history(store)
    assert (change.before, change.after, change.by, change.second) == (
        "ordinary", "emergency", "a", "b",
    )  # fmt: skip


async def test_two_seats_of_one_person_are_one_person(store: Store) -> None:
    await says(store, seat("a", person="li"), "emergency", NOW)
    assert (await says(store, seat("b", person="li"), "emergency", NOW)).result == "alone"
    assert not (await changing.current(store)).alert


async def test_a_wish_lapses(store: Store) -> None:
    await says(store, seat("a"), "emergency", NOW)
    later = await says(store, seat("b"), "emergency", NOW + WISH_LIFE)
    assert later.result == "asked"
    assert later.mode.wished_by == "b"


async def test_a_wish_for_the_one_does_not_confirm_the_other(store: Store) -> None:
    await says(store, seat("a"), "emergency", NOW)
    assert (await says(store, seat("b"), "ordinary", NOW)).result == "already"
    assert not (await changing.current(store)).alert


async def test_two_who_confirm_at_once_change_it_once(store: Store) -> None:
    await says(store, seat("a"), "emergency", NOW)
    units = [Unit(store), Unit(store)]
    for unit, name in zip(units, "bc", strict=True):
        await changing.wished(unit, seat(name), "emergency", "", NOW + 1)
    done = await asyncio.gather(*(unit.commit() for unit in units), return_exceptions=True)
    assert [type(one) for one in done if one] == [Conflict]
    assert len(await changing.history(store)) == 1


@pytest.mark.parametrize(
    ("role", "may"),
    [("desk", True), ("supervisor", True), ("grid_chief", False), ("member", False)],
)
def test_who_may(role: Role, may: bool) -> None:
    assert changing.may_change(seat("a", role)) is may


def test_what_belongs_to_the_emergency_is_urgent(office: Office) -> None:
    on = Mode(id=MODE, street="yichuan", state="emergency", kind="typhoon")
    off = Mode(id=MODE, street="yichuan")
    assert effects.urgency(office, on, "tree_fall", "normal") == "urgent"
    assert effects.urgency(office, on, "tree_fall", "emergency") == "emergency"
    assert effects.urgency(office, on, "shared_bike", "normal") == "normal"
    assert effects.urgency(office, off, "tree_fall", "normal") == "normal"


def test_residents_read_what_to_do_in_their_language_and_no_word_of_a_war(office: Office) -> None:
    for kind in office.street.readiness.kinds:
        mode = Mode(id=MODE, street="yichuan", state="emergency", kind=kind.id)
        said = [effects.advice(office, mode, language) for language in ("zh-Hans", "zh-Hant", "en")]
        assert len(set(said)) == 3
        assert not any("战" in words or "戰" in words for words in said)
