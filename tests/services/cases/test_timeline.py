"""The small timeline: what happened, where it stands, what is next; what was not pushed as well."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.people import Staff
from domain.session import Language
from domain.task import Task
from services.cases import by_reporter, by_staff, lookup
from services.cases.by_reporter import Verdict
from services.cases.intake import Report
from services.cases.results import reopening
from services.cases.telling.timeline import MOST, timeline
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.services.desk import AUNT, DAY, VILLAGE, again, as_actor, reported, seated

NOISE = Report(topic="renovation_noise", urgency="normal", spot=VILLAGE, text="半夜装修太吵")
HOUR = 3_600_000


@pytest.fixture
async def chief(office: Office) -> Staff:
    """Who does it."""
    return await seated(office, "grid_chief", "yibei", "p-chief")


async def told(office: Office, case: Case, language: Language = "zh-Hans") -> list[str]:
    """All of it, as lines."""
    went = await timeline(office, case, language)
    return [*(line.text for line in went.lines), went.now, went.next]


async def signed(office: Office, chief: Staff) -> Case:
    """A case that its chief signed for."""
    case, unit = await reported(office, NOISE), Unit(office.store)
    by_staff.sign(office, unit, case, chief, as_actor(chief), office.clock.now() + HOUR)
    await unit.commit()
    return await again(office, case)


async def test_nobody_has_it_yet(office: Office) -> None:
    assert await told(office, await reported(office, NOISE)) == [
        "收到",
        "转给宜北网格",
        "等宜北网格签收",
        "27日(周五)前答复。急就回『催办』，有新情况直接说。",
    ]


async def test_a_place_is_missing(office: Office) -> None:
    case = await reported(office, Report(topic="", text="太吵"))
    assert (await told(office, case))[:2] == ["收到", "街道值班在看"]


async def test_signed_says_who_and_no_longer_to_whom_it_was_sent(
    office: Office, chief: Staff
) -> None:
    assert (await told(office, await signed(office, chief)))[:3] == [
        "收到",
        "宜北网格签收",
        "宜北网格在办",
    ]


async def test_a_question_is_put_again(office: Office, chief: Staff) -> None:
    case, unit = await signed(office, chief), Unit(office.store)
    by_staff.ask(office, unit, case, chief, as_actor(chief), "哪天最吵?", office.clock.now() + HOUR)
    await unit.commit()
    lines = await told(office, await again(office, case))
    assert lines[-3:] == [
        "问您：哪天最吵?",
        "等您回话：“哪天最吵?”",
        "您一回话就接着办，等您的时间不算在期限里。",
    ]


async def test_a_delay_says_why_and_until_when(office: Office, chief: Staff) -> None:
    desk = await seated(office, "desk", "", "p-desk")
    case, unit, now = await signed(office, chief), Unit(office.store), office.clock.now()
    by_staff.defer(office, unit, case, desk, as_actor(desk), now + 9 * DAY, "等配件", now + DAY)
    await unit.commit()
    lines = await told(office, await again(office, case))
    assert "延期到30日(周一)：等配件" in lines
    assert lines[-1].startswith("30日(周一)前答复")


async def test_helpers_are_named(office: Office, chief: Staff) -> None:
    case, unit = await signed(office, chief), Unit(office.store)
    for helper, at_it in (("城管", True), ("物业", True), ("公安", False)):
        unit.insert(
            Task(
                id=f"{case.id}.{helper}", street=case.street, case=case.id, helper=helper,
                asked_at=office.clock.now(), asked_by=chief.id, open=at_it,
            )
        )  # fmt: skip
    await unit.commit()
    lines = await told(office, replace(case, state="joint"))
    assert "宜北网格在办，联办：城管、物业" in lines


async def test_done_opened_again_and_closed(
    office: Office, chief: Staff, clock: FixedClock
) -> None:
    case = await signed(office, chief)
    for act in ("handle", "reopen", "handle", "confirm"):
        clock.move(HOUR)
        unit, now = Unit(office.store), clock.now()
        if act == "handle":
            by_staff.handle(office, unit, case, chief, as_actor(chief), f"说好了{now}", now)
        elif act == "reopen":
            case = by_reporter.rate(office, unit, case, AUNT, Verdict(solved="no"), "", now)
            reopening.reopen(office, unit, case, AUNT, "还吵", chief.id, now)
        else:
            by_reporter.confirm(office, unit, case, AUNT, now)
        await unit.commit()
        case = await again(office, case)
    lines = await told(office, case)
    assert lines[1:3] == ["宜北网格签收", "您说没好，重新打开"]
    assert lines[3].startswith(f"办了：说好了{clock.now() - HOUR}")
    assert lines[4:] == ["办结", "", "这件办结了。再出问题，直接说一句。"]


async def test_six_lines_at_most_and_the_first_stays(office: Office, chief: Staff) -> None:
    case = await signed(office, chief)
    sign = (await lookup.history(office.store, case))[-1]
    unit = Unit(office.store)
    for n, act in enumerate(("contact", "ask", "answer", "defer", "handle", "fail", "redo")):
        unit.insert(replace(sign, id=f"{case.id}.1{n:04}", act=act, at=sign.at + n + 1))
    await unit.commit()
    lines = (await timeline(office, case, "zh-Hans")).lines
    assert len(lines) == MOST
    assert lines[0].text == "收到"
    assert [line.at for line in lines] == sorted(line.at for line in lines)


async def test_late_is_not_called_a_promise(
    office: Office, chief: Staff, clock: FixedClock
) -> None:
    case = await signed(office, chief)
    clock.move(9 * DAY)
    assert "是我们慢了" in (await told(office, case))[-1]


async def test_in_english(office: Office, chief: Staff) -> None:
    assert (await told(office, await signed(office, chief), "en"))[0] == "received"
