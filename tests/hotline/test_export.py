"""One row a case: what happened when, what came of it, and nothing that is not for a sheet."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from domain.case import Actor, Case, Event, Part, Words
from domain.workflow import Who, step
from services.clock import FixedClock
from services.export.cases import PAGE, Days, headings, rows, write_down
from services.export.record import View
from services.hotline.importing import bring_in
from services.hotline.orders import Order
from services.ids import new_id
from services.office import Office
from services.unit import Unit
from storage.port import Insert, Store
from tests.hotline.sheet import order
from tests.services.desk import CLUTTER, again, as_actor, reported, seated

HOUR = 3_600_000
NOVEMBER = Days(date(2026, 11, 1), date(2026, 11, 30))


async def told(
    office: Office, days: Days = NOVEMBER, *, contacts: bool = False
) -> list[dict[str, Any]]:
    """The sheet's rows, each cell under its heading."""
    view = View(office, office.clock.now(), contacts)
    names = [str(name) for name in headings(view)]
    return [dict(zip(names, row, strict=True)) async for row in rows(view, days)]


async def closed(office: Office, clock: FixedClock, one: Order, *, after: int = HOUR) -> Case:
    """An order's case, brought to its end by a chief whom the reporter then said yes to."""
    seat = await seated(office, "grid_chief", "yibei", "p-chief")
    chief = as_actor(seat)
    happened = await bring_in(office, one)
    (case,) = [c for c in await office.store.find(Case) if c.number == happened.case]
    reporter = Actor(case.reporter, "resident", "12345")
    acts: tuple[tuple[str, Actor, Who, dict[str, Any]], ...] = (
        ("sign", chief, "owner", {"signed_at": 1, "handler": seat.id}),
        ("contact", chief, "owner", {"contacted_at": 1, "text": "打了13812345678,说明天来清"}),
        (
            "handle",
            chief,
            "owner",
            {
                "handled_at": 1,
                "handled_by": seat.id,
                "result": "物业清走3楼纸箱、鞋柜",
                "outcome": "solved",
                "photos": 1,
            },
        ),
        ("confirm", reporter, "reporter", {"closed_at": 1, "outcome": "solved", "solved": "yes"}),
    )
    for act, actor, part, facts in acts:
        clock.move(after)
        now = clock.now()
        said = {name: now if name.endswith("_at") else fact for name, fact in facts.items()}
        case = await _done(office, case, act, actor, part, now, **said)
    return case


async def _done(
    office: Office, case: Case, act: str, actor: Actor, part: Who, now: int, **facts: Any
) -> Case:
    unit = Unit(office.store)
    after, event = step(case, act, actor, part, now, office.timing, **facts)
    unit.put(after)
    unit.insert(event)
    if text := facts.get("text") or facts.get("result"):
        unit.insert(_said(case, "contact" if act == "contact" else "result", text, now))
    await unit.commit()
    return await again(office, case)


async def test_a_closed_order_carries_its_times_and_its_closing_report(
    office: Office, clock: FixedClock
) -> None:
    case = await closed(office, clock, order())
    (row,) = await told(office)
    assert row == {
        "12345工单编号": "20261121000123",
        "编号": case.number,
        "处置方式": "12345联动",
        "类型": "楼道堆物",
        "紧急程度": "优先",
        "网格": "宜北网格",
        "地点": "宜川四村12号3楼",
        "联系电话": "138****5678",
        "收到时间": "2026-11-23 10:30",
        "受理时间": "2026-11-23 10:30",
        "签收时间": "2026-11-23 11:30",
        "先行联系时间": "2026-11-23 12:30",
        "办结时间": "2026-11-23 13:30",
        "结案时间": "2026-11-23 14:30",
        "答复期限": "2026-11-26 17:00",
        "是否按时": "按时",
        "延期次数": 0,
        "重办次数": 0,
        "催办次数": 0,
        "经办": "grid_chief yibei",
        "状态": "已办结",
        "办理结果": "已解决",
        "办理情况": "物业清走3楼纸箱、鞋柜",
        "联系是否及时": "按时",
        "是否解决（市民说）": "是",
        "是否满意（市民说）": "",
        "先行联系情况": "打了138****5678,说明天来清",
        "结案报告": "先行联系：2026-11-23 12:30 已联系市民。\n"
        "办理情况：物业清走3楼纸箱、鞋柜\n"
        "办理结果：已解决。市民说是否解决：是；是否满意：未表态。",
    }


async def test_late_is_told_by_how_much(office: Office, clock: FixedClock) -> None:
    await closed(office, clock, order(), after=27 * HOUR)
    (row,) = await told(office)
    assert (row["办结时间"], row["是否按时"]) == ("2026-11-26 19:30", "超2小时30分")
    assert row["联系是否及时"] == "超2天2小时"


async def test_an_open_case_is_late_only_once_it_is(office: Office, clock: FixedClock) -> None:
    await bring_in(office, order())
    (row,) = await told(office)
    assert (row["是否按时"], row["办结时间"], row["结案报告"]) == ("", "", "")
    clock.move(4 * 24 * HOUR)
    (row,) = await told(office)
    assert row["是否按时"] == "超17小时30分"


async def test_secret_cases_tell_no_words_and_no_door(office: Office, clock: FixedClock) -> None:
    await closed(office, clock, order(是否保密="是"))
    (row,) = await told(office)
    assert row["地点"] == "宜川四村"
    assert row["办理情况"] == row["先行联系情况"] == "（保密件，内容不导出）"
    assert "纸箱" not in row["结案报告"]
    (whole,) = await told(office, contacts=True)
    assert whole["办理情况"] == "物业清走3楼纸箱、鞋柜"
    assert (whole["联系电话"], whole["地点"]) == ("13812345678", "宜川四村12号3楼")


async def test_taking_contacts_away_is_put_on_record(office: Office) -> None:
    view = View(office, office.clock.now(), contacts=True)
    await write_down(view, NOVEMBER)
    (event,) = await office.store.find(Event)
    assert (event.act, event.at) == ("export", office.clock.now())
    assert event.actor.startswith("operator:")
    assert event.facts == {"since": "2026-11-01", "until": "2026-11-30", "track": ""}


async def test_days_and_tracks_choose(office: Office, clock: FixedClock) -> None:
    await reported(office)
    clock.move(24 * HOUR)
    await bring_in(office, order())

    async def numbers(days: Days) -> list[str]:
        return [row["编号"] for row in await told(office, days)]

    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    assert await numbers(Days(monday, monday)) == ["YC20261123-0001"]
    assert await numbers(Days(tuesday, tuesday)) == ["YC20261124-0001"]
    assert await numbers(Days(monday, tuesday)) == ["YC20261123-0001", "YC20261124-0001"]
    assert await numbers(Days(monday, tuesday, "hotline")) == ["YC20261124-0001"]
    assert await numbers(Days(date(2026, 12, 1), date(2026, 12, 2))) == []


async def test_what_is_not_12345s_has_no_closing_report(office: Office) -> None:
    case = await reported(office)
    (row,) = await told(office)
    assert (row["12345工单编号"], row["编号"], row["处置方式"]) == ("", case.number, "日常")
    assert row["结案报告"] == ""


async def test_more_cases_than_a_page_and_all_their_words(office: Office) -> None:
    case = await reported(office)
    many = [_copy(case, serial) for serial in range(2, PAGE + 20)]
    await office.store.commit([Insert(one) for one in many])
    await office.store.commit(
        [Insert(_said(one, "result", f"第{n}句", n)) for one in many[:7] for n in range(PAGE)]
    )
    found = await told(office)
    assert [row["编号"] for row in found] == [case.number, *(one.number for one in many)]
    assert found[1]["办理情况"].count("\n") == PAGE - 1
    assert found[7]["办理情况"].splitlines()[-1] == f"第{PAGE - 1}句"


def _copy(case: Case, serial: int) -> Case:
    number = f"{case.number[:-4]}{serial:04d}"
    return replace(case, id=new_id(case.opened_at), number=number, serial=serial, version=0)


def _said(case: Case, part: Part, text: str, at: int) -> Words:
    return Words(
        id=f"{case.id}-{at}",
        street=case.street,
        case=case.id,
        at=at,
        said_by="chief",
        part=part,
        text=text,
    )


@pytest.mark.parametrize("secret", [False, True])
async def test_no_phone_leaves_by_accident(
    office: Office, clock: FixedClock, store: Store, secret: bool
) -> None:
    await closed(office, clock, replace(order(), secret=secret))
    await reported(office, replace(CLUTTER, phone="13987654321"))
    cells = [str(cell) for row in await told(office) for cell in row.values()]
    assert not [cell for cell in cells if "13812345678" in cell or "13987654321" in cell]
