"""What a stopped server slept through, and what an emergency held, follows its rule for the late."""

from msgspec.structs import replace

from domain.firing import Firing
from domain.message import Reply
from domain.people import Staff
from domain.reminder import Reminder, Who
from services.office import Office
from services.reminders import single
from services.reminders.holding import held
from services.unit import Unit
from storage.port import Replace
from tests.reminders.scene import (
    DAY,
    HOUR,
    MINUTE,
    Watch,
    a_meeting,
    a_rule,
    emergency,
    heard,
    rounds,
    said,
    with_rules,
)

DAILY = "FREQ=DAILY"


async def _slept(watch: Watch, late: str) -> Watch:
    """Two days without a server: Tuesday's and Wednesday's are late, Thursday's is to come."""
    office = with_rules(watch.office, a_rule(rule=DAILY, late=late))
    asleep = Watch(office, watch.clock)
    await asleep.move(MINUTE)
    await asleep.until("2026-11-25 20:00")
    return asleep


async def test_late_ones_that_are_sent_say_when_they_were_for(watch: Watch) -> None:
    asleep = await _slept(watch, "send")
    told = [text for seat, text in await said(asleep.office) if seat == "north"]
    assert len(told) == 2
    assert all("晚了" in text for text in told)


async def test_late_ones_that_are_skipped_are_over(watch: Watch) -> None:
    asleep = await _slept(watch, "skip")
    assert await heard(asleep.office) == []
    assert not [one for one in await rounds(asleep.office) if one.open]
    await asleep.until("2026-11-26 09:01")
    assert await heard(asleep.office) == ["north", "south"]


async def test_late_ones_that_are_summarised_are_one_message(watch: Watch) -> None:
    asleep = await _slept(watch, "summarise")
    [north, south] = await said(asleep.office)
    assert (north[0], south[0]) == ("north", "south")
    assert "2条提醒晚到" in north[1]
    assert north[1].count("看看") == 2
    assert len(await asleep.office.store.find(Firing)) == 2


async def test_a_tick_a_minute_later_is_on_time(watch: Watch) -> None:
    mine = Watch(with_rules(watch.office, a_rule(rule=DAILY, late="skip")), watch.clock)
    await mine.move(0)
    await mine.until("2026-11-24 09:01")
    assert await heard(mine.office) == ["north", "south"]


async def test_an_emergency_holds_what_can_wait_and_nothing_else(watch: Watch) -> None:
    rules = (a_rule(rule=DAILY, late="summarise"), a_rule(id="now", name="要紧", always=True))
    mine = Watch(with_rules(watch.office, *rules), watch.clock)
    await mine.move(0)
    await emergency(mine.office, on=True)
    assert await held(mine.office.store)
    await mine.until("2026-11-24 09:01")
    assert {text.partition("在")[0] for _, text in await said(mine.office)} == {"要紧"}
    await emergency(mine.office, on=False)
    await mine.until("2026-11-24 12:00")
    told = [text for seat, text in await said(mine.office) if seat == "north"]
    assert len(told) == 2
    assert any("晚了" in text for text in told)


async def test_who_is_away_is_stood_in_for(watch: Watch) -> None:
    store = watch.office.store
    north = await store.get(Staff, "north")
    assert north is not None
    now = watch.clock.now()
    await store.commit([Replace(replace(north, away=((now, now + 9 * DAY),), deputy="desk"))])
    mine = Watch(with_rules(watch.office, a_rule(rule=DAILY)), watch.clock)
    await mine.move(0)
    await mine.until("2026-11-24 09:00")
    assert await heard(mine.office) == ["desk", "south"]


async def test_nobody_there_leaves_an_alarm_to_the_desk(watch: Watch) -> None:
    mine = Watch(
        with_rules(watch.office, a_rule(rule=DAILY, who=Who(roles=("grid_worker",)))), watch.clock
    )
    await mine.move(0)
    await mine.until("2026-11-24 09:00")
    assert await heard(mine.office) == ["role:desk"]


def _single(office: Office, **more: object) -> Reminder:
    now = office.clock.now()
    plain = {
        "id": "booking:1:eve", "street": office.street.id, "due": now + HOUR,
        "expires": now + DAY, "reply": Reply(text="明天十点"), "about": "booking:1", "staff": "north",
    }  # fmt: skip
    return Reminder(**(plain | more))  # type: ignore[arg-type]


async def _planned(office: Office, *reminders: Reminder) -> None:
    unit = Unit(office.store)
    for reminder in reminders:
        await single.plan(unit, reminder)
    await unit.commit()


async def test_a_single_reminder_is_said_once_at_its_time(watch: Watch) -> None:
    office = watch.office
    await _planned(office, _single(office))
    await _planned(office, _single(office))
    await watch.move(HOUR - 1)
    assert await said(office) == []
    await watch.move(1)
    await watch.move(HOUR)
    assert await said(office) == [("north", "明天十点")]


async def test_what_is_taken_back_or_over_is_not_said(watch: Watch) -> None:
    office = watch.office
    await _planned(office, _single(office), _single(office, id="b", about="b", late="skip"))
    unit = Unit(office.store)
    await single.take_back(unit, "booking:1")
    await unit.commit()
    await watch.move(2 * HOUR)
    assert await said(office) == []
    assert await office.store.find(Reminder) == []


async def test_single_ones_that_are_late_come_together(watch: Watch) -> None:
    office = watch.office
    several = [_single(office, id=f"b{n}", late="summarise") for n in range(3)]
    await _planned(office, *several)
    await watch.move(5 * HOUR)
    [(seat, text)] = await said(office)
    assert (seat, text.count("明天十点")) == ("north", 3)


async def test_a_planned_one_waits_while_an_emergency_is_on_unless_it_is_for_always(
    watch: Watch,
) -> None:
    office = watch.office
    await _planned(office, _single(office), _single(office, id="d", always=True, staff="south"))
    await emergency(office, on=True)
    await watch.move(HOUR)
    assert await heard(office) == ["south"]
    await emergency(office, on=False)
    await watch.move(MINUTE)
    assert await heard(office) == ["north", "south"]


async def test_minutes_that_are_missing_are_asked_for(watch: Watch) -> None:
    mine = Watch(with_rules(watch.office, a_meeting(each=False)), watch.clock)
    await mine.move(0)
    await mine.until("2026-11-24 09:00")
    assert await heard(mine.office) == ["north", "south"]
    await mine.until("2026-11-25 10:00")
    assert sum("缺纪要" in text for _, text in await said(mine.office)) == 2
