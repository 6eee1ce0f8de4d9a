"""A warning is kept once, told to whoever decides, and never acts by itself."""

import asyncio

import pytest
from msgspec.structs import replace

from domain.people import Role, Staff
from domain.warning import PublicWarning
from domain.work import Lane, Notice
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from services.warnings.reading import read
from services.warnings.taking import take
from tests.warnings.messages import rain

SENT = read(rain()).sent


def seat(id: str, role: Role) -> Staff:
    return Staff(id=id, street="yichuan", name=id, role=role, person=f"person-{id}")


@pytest.fixture
async def staffed(office: Office, clock: FixedClock) -> Office:
    unit = Unit(office.store)
    for one in (seat("desk", "desk"), seat("boss", "supervisor"), seat("chief", "grid_chief")):
        unit.insert(one)
    await unit.commit()
    return office


async def told(office: Office) -> list[Notice]:
    return await office.store.find(Notice)


async def test_the_desk_and_the_supervisor_read_its_own_words(staffed: Office) -> None:
    kept = await take(staffed, read(rain()), SENT + 60_000)
    assert (kept.fate, kept.kind) == ("told", "flood")
    notices = await told(staffed)
    assert {notice.staff for notice in notices} == {"desk", "boss"}
    assert {notice.lane for notice in notices} == {Lane.emergency}
    reply = notices[0].reply
    assert reply is not None
    first, *_ = reply.text.splitlines()
    assert first.startswith("【预警】市气象台")
    assert "雨量将达50毫米以上" in reply.text
    assert [choice.say for choice in reply.choices] == [
        "集结 全街道 防汛", "进入应急 防汛", "提醒 防汛",
    ]  # fmt: skip


async def test_the_same_message_twice_is_told_once(staffed: Office) -> None:
    first = await take(staffed, read(rain()), SENT)
    again = await take(staffed, read(rain()), SENT + 5_000)
    assert again.id == first.id
    assert len(await told(staffed)) == 2


async def test_two_copies_at_once_are_told_once(staffed: Office) -> None:
    alert = read(rain())
    await asyncio.gather(*(take(staffed, alert, SENT) for _ in range(5)))
    assert len(await told(staffed)) == 2
    assert len(await staffed.store.find(PublicWarning)) == 1


@pytest.mark.parametrize(
    ("change", "fate"),
    [
        (("Actual", "Test"), "silent"),
        (("Actual", "System"), "silent"),
        (("<msgType>Alert", "<msgType>Ack"), "silent"),
        (("31.25,121.43 20", "39.9,116.4 20"), "elsewhere"),
        (("<circle>31.25,121.43 20</circle>", "<polygon>39,116 40,116 40,117 39,116</polygon>"), "elsewhere"),
        (("2026-11-21T23:00:00+08:00", "2026-11-21T17:00:30+08:00"), "late"),
    ],
)  # fmt: skip
async def test_what_is_not_for_us_tells_nobody(
    staffed: Office, change: tuple[str, str], fate: str
) -> None:
    kept = await take(staffed, read(rain(change)), SENT + 60_000)
    assert kept.fate == fate
    assert not await told(staffed)


async def test_an_exercise_says_so_first_and_offers_only_a_drill(staffed: Office) -> None:
    await take(staffed, read(rain(("Actual", "Exercise"))), SENT)
    reply = (await told(staffed))[0].reply
    assert reply is not None
    assert reply.text.startswith("【演练】")
    assert [choice.say for choice in reply.choices] == ["演练 集结 全街道 防汛"]


async def test_a_cancel_offers_nothing_and_wakes_nobody(staffed: Office) -> None:
    await take(staffed, read(rain(("<msgType>Alert", "<msgType>Cancel"))), SENT)
    notice = (await told(staffed))[0]
    assert notice.lane == Lane.case
    assert notice.reply is not None
    assert notice.reply.text.startswith("【预警解除】")
    assert not notice.reply.choices


async def test_what_is_slight_does_not_overtake(staffed: Office) -> None:
    await take(staffed, read(rain(("<severity>Severe", "<severity>Minor"))), SENT)
    assert (await told(staffed))[0].lane == Lane.case


async def test_a_kind_nobody_planned_for_is_told_all_the_same(staffed: Office) -> None:
    office = replace(
        staffed, street=replace(staffed.street, readiness=type(staffed.street.readiness)())
    )
    kept = await take(office, read(rain()), SENT)
    assert (kept.kind, kept.fate) == ("", "told")
    reply = (await told(office))[0].reply
    assert reply is not None
    assert not reply.choices
