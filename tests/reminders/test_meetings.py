"""The joint meeting by the 10th, what people change of meetings, agendas, minutes."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.rhythms import take_minutes
from bot.stage import knowledge
from domain.case import Case
from domain.meeting import Minutes
from domain.people import Staff
from domain.reminder import Occurrence, RuleChange, Who
from domain.roster import Group, Membership, membership_id
from services.meetings import agenda, changing, minutes
from services.meetings.coming import coming, next_of
from services.office import Office
from services.reminders.recipients import seats_for
from services.unit import Unit
from storage.port import Insert
from tests.domain.moments import at
from tests.reminders.scene import (
    DAY,
    MINUTE,
    MONDAY,
    Watch,
    a_meeting,
    a_seat,
    said,
    with_rules,
)


def the_pack(office: Office, *ids: str) -> Office:
    """The street's own rules, but only these."""
    street = office.street
    return replace(
        office,
        street=replace(
            street,
            meetings=tuple(m for m in street.meetings if m.id in ids),
            reminders=tuple(r for r in street.reminders if r.id in ids),
        ),
    )


async def seat(office: Office, name: str) -> Staff:
    """A seat as it stands."""
    found = await office.store.get(Staff, name)
    assert found is not None
    return found


async def closed(office: Office, grid: str, when: int) -> None:
    """The joint meeting of a grid took place and has its minutes."""
    one = Occurrence("joint", grid, "2026-12-08", when)
    unit = Unit(office.store)
    await minutes.keep(office, unit, one, "议定三件", "desk", when)
    await unit.commit()


async def test_warned_on_the_5th_alarmed_on_the_10th(watch: Watch) -> None:
    """5 December 2026 is a Saturday: warned on Friday."""
    mine = Watch(the_pack(watch.office, "joint_warn", "joint_alarm"), watch.clock)
    await mine.until("2026-12-01 08:00")
    await mine.until("2026-12-04 09:00")
    assert [name for name, _ in await said(mine.office)] == ["north", "south"]
    await mine.until("2026-12-10 09:00")
    alarms = [name for name, text in await said(mine.office) if "到期" in text]
    assert alarms == ["boss", "boss", "desk", "desk", "north", "south"], "a line for each grid"


async def test_minutes_of_the_month_silence_the_alarm_of_their_grid(watch: Watch) -> None:
    mine = Watch(the_pack(watch.office, "joint", "joint_alarm"), watch.clock)
    await mine.until("2026-12-09 08:00")
    await closed(mine.office, "yibei", at("2026-12-08 14:00"))
    await closed(mine.office, "yinan", at("2026-11-30 14:00"))
    await mine.until("2026-12-10 09:00")
    alarms = [text for name, text in await said(mine.office) if "到期" in text and name == "desk"]
    assert len(alarms) == 1
    assert "宜南" in alarms[0]


async def test_january_2027_is_warned_without_a_published_calendar(watch: Watch) -> None:
    mine = Watch(the_pack(watch.office, "joint_warn", "joint_alarm"), watch.clock)
    await mine.until("2027-01-01 08:00")
    await mine.until("2027-01-05 09:00")
    await mine.until("2027-01-08 09:00")  # the 10th is a Sunday
    texts = [text for name, text in await said(mine.office) if name == "north"]
    assert sorted("到期" in text for text in texts) == [False, True]


async def test_a_meeting_that_is_moved_is_spoken_of_for_its_new_time(watch: Watch) -> None:
    mine = Watch(with_rules(watch.office, a_meeting(minutes_days=0)), watch.clock)
    office = mine.office
    await mine.move(0)
    rule, north = office.street.meetings[0], await seat(office, "north")
    one = await next_of(office, rule, "yibei", office.clock.now())
    assert one is not None
    assert one.at == at("2026-11-24 10:00")
    unit = Unit(office.store)
    await changing.move(office, unit, one, at("2026-11-26 15:00"), north, office.clock.now())
    await unit.commit()
    await mine.move(MINUTE)
    [(told, text)] = await said(office)
    assert told == "north"
    assert "改到26日(周四)15:00" in text
    await mine.until("2026-11-24 09:00")
    await mine.until("2026-11-26 14:00")
    soon = [(name, text) for name, text in await said(office) if "【会议】" in text]
    assert [name for name, _ in soon] == ["north", "south"]
    assert "15:00" in soon[0][1]


async def test_a_meeting_that_is_cancelled_is_not_spoken_of(watch: Watch) -> None:
    mine = Watch(with_rules(watch.office, a_meeting()), watch.clock)
    office = mine.office
    await mine.move(0)
    one = await next_of(office, office.street.meetings[0], "yibei", office.clock.now())
    assert one is not None
    unit = Unit(office.store)
    await changing.cancel(office, unit, one, await seat(office, "desk"), office.clock.now())
    await unit.commit()
    await mine.until("2026-11-27 12:00")
    north = [text for name, text in await said(office) if name == "north"]
    assert len(north) == 1
    assert "取消" in north[0]


async def test_one_held_besides_has_reminders_and_minutes(watch: Watch) -> None:
    mine = Watch(with_rules(watch.office, a_meeting(rule="", each=False)), watch.clock)
    office = mine.office
    await mine.move(0)
    rule = office.street.meetings[0]
    unit = Unit(office.store)
    then = at("2026-11-25 15:00")
    one = await changing.call(
        office, unit, rule, "", then, await seat(office, "desk"), office.clock.now()
    )
    await unit.commit()
    for moment in ("2026-11-23 09:05", "2026-11-25 14:00", "2026-11-26 10:00"):
        await mine.until(moment)
    north = [text.partition("】")[0] for name, text in await said(office) if name == "north"]
    assert sorted(north) == ["【会议", "【会议", "【缺纪要"]
    found = await minutes.held_lately(office, rule, "", office.clock.now())
    assert found.id == one.id


@pytest.mark.parametrize(
    ("words", "rule", "time", "then"),
    [
        ("每周改到 周四15:00", "FREQ=WEEKLY;BYDAY=TH", "15:00", "2026-11-26 15:00"),
        ("每周改到 周五", "FREQ=WEEKLY;BYDAY=FR", "10:00", "2026-11-27 10:00"),
        ("以后改到 下午2点半", "FREQ=WEEKLY;BYDAY=TU", "14:30", "2026-11-24 14:30"),
    ],
)
async def test_a_rule_is_changed_from_now_on(
    watch: Watch, words: str, rule: str, time: str, then: str
) -> None:
    office = with_rules(watch.office, a_meeting())
    unit, now = Unit(office.store), office.clock.now()
    meeting = office.street.meetings[0]
    await changing.rewrite(office, unit, meeting, words, await seat(office, "desk"), now)
    await unit.commit()
    stored = await office.store.get(RuleChange, "meeting")
    assert stored is not None
    assert (stored.rule, stored.at) == (rule, time)
    one = await next_of(office, meeting, "yibei", now)
    assert one is not None
    assert one.at == at(then)


@pytest.mark.parametrize("words", ["每周改到 3点", "每周改到 哪天", "每月改到 31日"])
async def test_what_could_be_two_things_changes_no_rule(watch: Watch, words: str) -> None:
    office = with_rules(watch.office, a_meeting(rule="FREQ=MONTHLY;BYMONTHDAY=8"))
    with pytest.raises(changing.NoSuchRule):
        await changing.rewrite(
            office, Unit(office.store), office.street.meetings[0], words,
            await seat(office, "desk"), office.clock.now(),
        )  # fmt: skip


async def test_my_meetings_are_the_next_of_each(watch: Watch) -> None:
    office = with_rules(watch.office, a_meeting(), a_meeting(id="all", name="大会", each=False))
    found = await coming(office, [await seat(office, "north")], MONDAY)
    assert [(one.rule, one.grid) for one in found] == [("all", ""), ("meeting", "yibei")]
    assert await coming(office, [await seat(office, "desk")], MONDAY) == []


def a_case(office: Office, number: int, **more: object) -> Case:
    """An open case of the north."""
    plain = {
        "id": f"c{number}", "street": office.street.id, "number": f"YC20261120-000{number}",
        "day": "20261120", "serial": number, "reporter": "p", "kind": "appeal", "state": "handling",
        "opened": True, "opened_at": MONDAY - 3 * DAY, "queue": "yibei", "owner": "north",
        "topic": "corridor_clutter", "grid": "yibei", "place": "宜川四村", "door": "12号301室",
    }  # fmt: skip
    return Case(**(plain | more))  # type: ignore[arg-type]


async def test_an_agenda_fills_itself_without_who_lives_where(watch: Watch) -> None:
    office = with_rules(watch.office, a_meeting(agenda=("overdue", "ambiguous", "joint")))
    cases = [
        a_case(office, 1, next_due=MONDAY - DAY),
        a_case(office, 2, ambiguous=True),
        a_case(office, 3, state="joint"),
        a_case(office, 4, next_due=MONDAY - DAY, sealed=True),
        a_case(office, 5, next_due=MONDAY - DAY, queue="yinan", grid="yinan"),
    ]
    await office.store.commit([Insert(case) for case in cases])
    items = await agenda.of(office, office.street.meetings[0], "yibei", MONDAY)
    text = "\n".join(agenda.lines(office, items, MONDAY, "zh-Hans"))
    assert [n for n in range(1, 6) if f"-000{n}" in text] == [1, 2, 3]
    assert "宜川四村" in text
    assert "301" not in text
    assert agenda.summary(office, items) == "议程：超期1件、模糊点1件、联办1件"


async def test_minutes_find_their_meeting_and_hide_numbers(watch: Watch) -> None:
    office = with_rules(watch.office, a_meeting())
    rule, now = office.street.meetings[0], at("2026-11-25 09:00")
    one = await minutes.held_lately(office, rule, "yibei", now)
    assert one.day == "2026-11-24"
    for text in ("议定：联系13812345678", "补一句"):
        unit = Unit(office.store)
        await minutes.keep(office, unit, one, text, "desk", now)
        await unit.commit()
    stored = await office.store.get(Minutes, one.id)
    assert stored is not None
    assert stored.text == "议定：联系138****5678\n补一句"
    assert await minutes.held_lately(office, rule, "yibei", now) == one, "more may be added"
    before = await minutes.held_lately(office, rule, "yibei", now + DAY)
    assert before.day == "2026-11-17", "the week before has none yet"
    named = await minutes.held_lately(office, rule, "yibei", now, date(2026, 11, 19))
    assert named.day.startswith("2026-11-19+"), "none was planned on that day: held besides"


async def test_a_file_closes_a_meeting_too(
    watch: Watch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, understanding = knowledge()
    office = replace(with_rules(watch.office, a_meeting()), understanding=understanding)
    file = tmp_path / "minutes.txt"
    file.write_bytes("议定两件".encode("gb18030"))
    assert await take_minutes(office, "碰头会", file, None) == 1, "of which grid?"
    assert await take_minutes(office, "宜北碰头会", file, date(2026, 11, 17)) == 0
    assert "17日(周二)10:00" in capsys.readouterr().out
    [stored] = await office.store.find(Minutes)
    assert (stored.id, stored.text) == ("meeting:yibei:2026-11-17", "议定两件")


async def test_a_group_is_reminded_by_its_name(watch: Watch) -> None:
    """Who sits in it, staff or not, and nobody twice."""
    office, street = watch.office, watch.office.street.id
    await office.store.commit(
        [
            Insert(Group(id="g", street=street, name="应急组", level="team")),
            Insert(a_seat(office, "helper", "member")),
            *(
                Insert(Membership(id=membership_id("g", name), street=street, group="g", seat=name))
                for name in ("helper", "north")
            ),
        ]
    )
    who = Who(roles=("grid_chief",), groups=("应急组", "没有的组"))
    found = await seats_for(office.store, who, "yibei", MONDAY)
    assert [seat.id for seat in found] == ["helper", "north"]
