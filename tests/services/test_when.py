"""Moments in words, by the street's own wall clock."""

import pytest

from domain.calendar import WorkCalendar
from domain.session import Language
from services import when
from tests.domain.moments import PLAIN, at

NOW = at("2026-11-21 10:30")


@pytest.mark.parametrize(
    ("moment", "language", "said"),
    [
        ("2026-11-21 16:05", "zh-Hans", "今天16:05"),
        ("2026-11-21 16:05", "zh-Hant", "今天16:05"),
        ("2026-11-21 16:05", "en", "today 16:05"),
        ("2026-11-23 09:00", "zh-Hans", "23日(周一)09:00"),
        ("2026-11-23 09:00", "zh-Hant", "23日(週一)09:00"),
        ("2026-11-23 09:00", "en", "Mon 23 Nov 09:00"),
        ("2026-12-01 17:00", "zh-Hans", "12月1日(周二)17:00"),
        ("2026-10-21 17:00", "zh-Hant", "10月21日(週三)17:00"),
        ("2027-11-21 10:30", "zh-Hans", "11月21日(周日)10:30"),
        ("2026-12-01 17:00", "en", "Tue 1 Dec 17:00"),
        ("2026-11-20 23:59", "zh-Hans", "20日(周五)23:59"),
        ("2026-11-22 00:00", "zh-Hans", "22日(周日)00:00"),
    ],
)
def test_a_moment(moment: str, language: Language, said: str) -> None:
    assert when.moment(at(moment), NOW, PLAIN, language) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh-Hans", "25日(周三)"), ("zh-Hant", "25日(週三)"), ("en", "Wed 25 Nov")],
)
def test_a_day(language: Language, said: str) -> None:
    assert when.day(at("2026-11-25 17:00"), NOW, PLAIN, language) == said


def test_today_is_what_the_street_calls_today() -> None:
    just_after_midnight = at("2026-11-22 00:10")
    assert when.moment(at("2026-11-22 16:00"), just_after_midnight, PLAIN, "zh-Hans") == "今天16:00"
    utc = WorkCalendar(zone="UTC")
    assert when.moment(at("2026-11-22 08:10"), just_after_midnight, utc, "en") == "Sun 22 Nov 00:10"


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-22 00:00", "24:00"),  # tonight, as on the door
        ("2026-11-21 23:30", "今天23:30"),
        ("2026-11-23 00:00", "23日(周一)00:00"),
        ("2026-11-21 00:00", "今天00:00"),
    ],
)
def test_midnight_closes_the_day_before_it(moment: str, said: str) -> None:
    assert when.closing(at(moment), NOW, PLAIN, "zh-Hans") == said
