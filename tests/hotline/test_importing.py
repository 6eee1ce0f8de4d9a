"""Orders become cases: once each, with 12345's number and deadline, whatever happens meanwhile."""

import asyncio

import pytest
from msgspec.structs import replace

from domain.case import Case, Event, Words
from domain.clocks import Clock
from domain.errors import Conflict
from domain.hotline import HotlineOrder
from domain.people import Staff
from domain.work import Notice
from services.cases import lookup
from services.clock import FixedClock
from services.hotline.importing import Happened, bring_in
from services.hotline.orders import Order
from services.office import Office
from services.people.erasure import erase
from services.unit import Unit
from storage.port import Change, Guard, Store, eq
from tests.domain.moments import at
from tests.hotline.sheet import MONDAY, order
from tests.services.desk import as_actor, seated

HOUR = 3_600_000


async def imported(office: Office, one: Order | None = None) -> Case:
    """The case of an order that was just brought in."""
    happened = await bring_in(office, one or order())
    (case,) = await office.store.find(Case, [eq("number", happened.case)])
    return case


async def words_of(office: Office, case: Case) -> list[Words]:
    """What is kept for it, oldest first."""
    return await lookup.words(office.store, case)


async def notices(store: Store) -> list[Notice]:
    """Everything that waits to be told."""
    return await store.find(Notice, limit=1000)


def resolve(case: Case) -> Clock:
    """The clock 12345's deadline belongs to."""
    clock = case.clock("RESOLVE")
    assert clock is not None
    return clock


async def test_an_order_is_a_case_with_12345s_number_and_deadline(office: Office) -> None:
    case = await imported(office)
    assert (case.original, case.track) == ("20261121000123", "hotline")
    assert (case.topic, case.grid, case.place) == ("corridor_clutter", "yibei", "宜川四村")
    assert (case.state, case.queue, case.door) == ("dispatched", "yibei", "12号3楼")
    assert resolve(case).due == resolve(case).original_due == at("2026-11-26 17:00")
    assert resolve(case).basis == "given"
    first = case.clock("FIRST_CONTACT")
    assert first is not None
    assert first.started == MONDAY


async def test_without_a_deadline_the_streets_own_time_holds(office: Office) -> None:
    case = await imported(office, replace(order(), due=0))
    assert resolve(case).basis == "rule"
    assert resolve(case).due > MONDAY


async def test_all_that_12345_wrote_is_kept_and_the_phone_can_be_dialled(office: Office) -> None:
    case = await imported(office)
    report, note = await words_of(office, case)
    assert (report.part, report.text, report.phone) == ("report", order().text, "13812345678")
    assert note.part == "note"
    for said in (
        "王女士",
        "2026-11-21 10:32",
        "2026-11-26 17:00",
        "1个工作日内联系市民",
        "宜川四村12号3楼",
    ):
        assert said in note.text
    assert {words.said_by for words in (report, note)} == {case.reporter}


async def test_the_grids_chiefs_are_told_and_the_reporter_has_no_account(office: Office) -> None:
    chief = await seated(office, "grid_chief", "yibei", "p-chief")
    await imported(office)
    (told,) = await notices(office.store)
    assert (told.staff, told.address) == (chief.id, None)
    assert told.reply is not None
    assert "13812345678" not in told.reply.text


async def test_without_a_place_it_waits_at_the_desk(office: Office) -> None:
    case = await imported(office, replace(order(), address="", text="路灯不亮", topic=""))
    assert (case.topic, case.state, case.queue) == ("street_lamp", "submitted", "desk")


async def test_a_secret_order_is_sealed(office: Office) -> None:
    assert not (await imported(office)).sealed
    other = replace(order(), number="20261121000124", secret=True)
    assert (await imported(office, other)).sealed


@pytest.mark.parametrize(
    ("text", "category", "urgency", "expected"),
    [
        ("路灯不亮", "", None, ("street_lamp", "normal")),
        ("路灯不亮", "", "urgent", ("street_lamp", "urgent")),
        ("很不方便", "street_lamp", None, ("street_lamp", "normal")),
        ("闻到很浓的煤气味,人头晕", "street_lamp", "normal", ("gas_leak", "emergency")),
    ],
)  # fmt: skip
async def test_words_of_danger_weigh_more_than_a_category(
    office: Office, text: str, category: str, urgency: str | None, expected: tuple[str, str]
) -> None:
    one = replace(order(), text=text, topic=category, urgency=urgency)
    case = await imported(office, one)
    assert (case.topic, case.urgency) == expected


async def test_the_same_order_again_changes_nothing(office: Office, clock: FixedClock) -> None:
    case = await imported(office)
    clock.move(HOUR)
    assert await bring_in(office, replace(order(), row=9)) == Happened("known", case.number)
    assert await office.store.find(Case) == [case]
    assert len(await words_of(office, case)) == 2


async def test_a_new_deadline_moves_the_promise_and_is_told(
    office: Office, clock: FixedClock
) -> None:
    chief = await seated(office, "grid_chief", "yibei", "p-chief")
    case = await imported(office)
    clock.move(HOUR)
    happened = await bring_in(office, order(办结时限="2026-12-01 12:00"))
    assert (happened.what, happened.changes) == ("changed", ("due",))
    (after,) = await office.store.find(Case)
    assert resolve(after).due == at("2026-12-01 12:00")
    assert (await lookup.history(office.store, after))[-1].facts["changed"] == "due"
    said = [n.reply.text for n in await notices(office.store) if n.staff == chief.id and n.reply]
    assert any("改了1号的时限" in text for text in said)
    assert await bring_in(office, order(办结时限="2026-12-01 12:00")) == Happened(
        "known", case.number
    )


async def test_new_words_are_added_and_the_first_ones_stay(
    office: Office, clock: FixedClock
) -> None:
    case = await imported(office)
    clock.move(HOUR)
    happened = await bring_in(office, order(诉求内容="市民来电催促,楼道仍有堆物", 诉求人="王先生"))
    assert happened.changes == ("words", "person")
    first, _, added = await words_of(office, case)
    assert first.text == order().text
    assert "市民来电催促" in added.text
    assert "王先生" in added.text


async def test_12345_may_make_it_more_urgent_never_less(office: Office) -> None:
    case = await imported(office)
    await bring_in(office, order(紧急程度="紧急"))
    (urgent,) = await office.store.find(Case)
    assert (case.urgency, urgent.urgency) == ("high", "urgent")
    assert resolve(urgent).due == resolve(case).due
    assert (await bring_in(office, order(紧急程度="一般"))).changes == ("urgency",)
    (still,) = await office.store.find(Case)
    assert still.urgency == "urgent"


async def test_what_12345_closed_opens_nothing(office: Office) -> None:
    assert await bring_in(office, order(工单状态="已办结")) == Happened("over")
    assert await office.store.find(Case) == []
    case = await imported(office)
    assert await bring_in(office, order(工单状态="已办结")) == Happened("known", case.number)


async def test_erased_words_do_not_come_back_with_the_next_import(office: Office) -> None:
    case = await imported(office)
    unit = Unit(office.store)
    unit.put(replace(case, opened=False, state="closed"))
    await unit.commit()
    unit = Unit(office.store)
    desk = as_actor(await seated(office, "desk", "", "p-desk"))
    assert await erase(office, unit, (case.reporter,), desk, MONDAY) == 0
    await unit.commit()
    assert (await bring_in(office, order())).what == "known"
    assert [(words.text, words.phone) for words in await words_of(office, case)] == [("", "")] * 2


async def test_a_trial_writes_nothing(office: Office) -> None:
    assert await bring_in(office, order(), trial=True) == Happened("new")
    assert await office.store.find(Case) == []
    case = await imported(office)
    changed = await bring_in(office, order(办结时限="2026-12-01"), trial=True)
    assert changed.what == "changed"
    assert await office.store.find(Case) == [case]


async def test_many_imports_at_once_make_one_case_each(office: Office) -> None:
    several = [replace(order(), number=f"2026112100010{n}") for n in range(5)]
    happened = await asyncio.gather(*(bring_in(office, one) for one in several * 4))
    cases = await office.store.find(Case)
    assert sorted(case.original for case in cases) == [one.number for one in several]
    assert sum(one.what == "new" for one in happened) == 5
    assert {one.what for one in happened} == {"new", "known"}
    assert len(await office.store.find(HotlineOrder)) == 5
    assert len({case.number for case in cases}) == 5


async def test_whoever_is_overtaken_looks_again(office: Office) -> None:
    class Overtaken:
        """The store, in which somebody else is always a moment quicker."""

        def __init__(self, store: Store) -> None:
            self._store = store

        def __getattr__(self, name: str) -> object:
            return getattr(self._store, name)

        async def commit(self, changes: list[Change], guards: list[Guard]) -> None:
            raise Conflict

    rival: Store = Overtaken(office.store)  # type: ignore[assignment]  # a store but for one method
    assert await bring_in(replace(office, store=rival), order()) == Happened("busy")
    assert await office.store.find(Case) == []


async def test_the_history_says_what_came(office: Office) -> None:
    case = await imported(office)
    events = await lookup.history(office.store, case)
    (came,) = [event for event in events if event.act == "hotline"]
    assert came.facts == {
        "original": "20261121000123",
        "received": at("2026-11-21 10:32"),
        "due": at("2026-11-26 17:00"),
    }
    assert {event.channel for event in events} <= {"12345", "system"}
    assert len({event.id for event in events}) == len(await office.store.find(Event))
    assert await office.store.find(Staff) == []
