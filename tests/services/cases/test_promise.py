"""What the reporter is told: a first contact by, an answer by."""

import pytest
from msgspec.structs import replace

from domain.case import Case
from domain.session import Language
from domain.understanding import Urgency
from services.cases import by_staff
from services.cases.results import reopening
from services.cases.telling.promise import answer_by, contact_by
from services.clock import FixedClock
from services.office import Office
from services.unit import Unit
from tests.domain.moments import at
from tests.services.desk import AUNT, CLUTTER, DAY, SHOWN, as_actor, reported, seated


def told(office: Office, case: Case, language: Language = "zh-Hans") -> tuple[str, str]:
    """Both dates."""
    return contact_by(office, case, language), answer_by(office, case, language)


@pytest.mark.parametrize(
    ("urgency", "dates"),
    [
        ("emergency", ("今天10:45", "今天12:30")),
        ("urgent", ("今天12:30", "22日(周日)10:30")),
        ("high", ("23日(周一)13:00", "25日(周三)")),
        ("normal", ("23日(周一)", "27日(周五)")),
        ("low", ("23日(周一)", "27日(周五)")),
    ],
)
async def test_on_a_saturday_morning(
    office: Office, urgency: Urgency, dates: tuple[str, str]
) -> None:
    case = await reported(office, replace(CLUTTER, urgency=urgency))
    assert told(office, case) == dates


async def test_in_the_reporters_language(office: Office) -> None:
    case = await reported(office)
    assert told(office, case, "zh-Hant") == ("23日(週一)13:00", "25日(週三)")
    assert told(office, case, "en") == ("Mon 23 Nov 13:00", "Wed 25 Nov")


async def test_over_a_holiday(office: Office) -> None:
    case = await reported(office, now=at("2026-09-30 12:00"))
    assert answer_by(office, case, "en") == "Sat 10 Oct"  # worked, for the week before it


async def test_today_is_the_day_it_is_asked_not_the_day_it_began(
    office: Office, clock: FixedClock
) -> None:
    case = await reported(office, replace(CLUTTER, urgency="urgent"))
    clock.move(DAY)
    assert told(office, case) == ("21日(周六)12:30", "今天10:30")
    clock.move(20 * DAY)
    assert told(office, case) == ("11月21日(周六)12:30", "11月22日(周日)10:30")


async def test_a_quiet_case_is_promised_nothing(office: Office) -> None:
    case = await reported(office, replace(CLUTTER, topic="self_harm", urgency="emergency"))
    assert told(office, case) == ("", "")


async def test_sent_back_to_work_it_is_promised_anew(office: Office, clock: FixedClock) -> None:
    chief = await seated(office, "grid_chief", "yibei", "p-chief")
    case, unit = await reported(office), Unit(office.store)
    case = by_staff.sign(office, unit, case, chief, as_actor(chief), clock.now())
    clock.move(5 * DAY)
    case = by_staff.handle(
        office, unit, case, chief, as_actor(chief), "清走了", clock.now(), media=SHOWN
    )
    assert answer_by(office, case, "zh-Hans") == "25日(周三)"
    case = reopening.reopen(office, unit, case, AUNT, "还有", chief.id, clock.now())
    assert answer_by(office, case, "zh-Hans") == "12月1日(周二)"
