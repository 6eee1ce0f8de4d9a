"""Days and times as people say them; the clock stands at Saturday, 21 November 2026, 10:30."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services import spoken
from tests.domain.moments import STATE, at

NOW = at("2026-11-21 10:30")


@pytest.mark.parametrize(
    ("words", "day", "rest"),
    [
        ("明天", "2026-11-22", ""),
        ("后天再来", "2026-11-23", "再来"),
        ("大後天", "2026-11-24", ""),
        ("25日", "2026-11-25", ""),
        ("20号", "2026-12-20", ""),
        ("周三", "2026-11-25", ""),
        ("周五,等配件", "2026-11-27", "等配件"),
        ("周六", "2026-11-21", ""),
        ("下周六", "2026-11-28", ""),
        ("星期天", "2026-11-22", ""),
        ("12月5日 等材料", "2026-12-05", "等材料"),
        ("十二月五号", "2026-12-05", ""),
        ("1月3日", "2027-01-03", ""),
        ("2027年1月3日", "2027-01-03", ""),
        ("2027-01-15 立项", "2027-01-15", "立项"),
        ("12/5", "2026-12-05", ""),
    ],
)
def test_days(words: str, day: str, rest: str) -> None:
    found = spoken.day_in(words, NOW, STATE)
    assert found is not None
    assert (str(found.day), found.rest) == (day, rest)


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("明天15点 带上照片", "带上照片"),
        ("明天 15点带上照片", "带上照片"),
        ("到四村 明天下午三点 带伞", "到四村  带伞"),
        ("25日 9:30", ""),
    ],
)
def test_what_is_said_beside_a_moment_is_left_whole(words: str, rest: str) -> None:
    found = spoken.moment_in(words, NOW, STATE)
    assert found is not None
    assert found.rest == rest


@pytest.mark.parametrize("words", ["", "25号楼", "2026-11-20", "2月30日", "三楼", "上个月"])
def test_no_day(words: str) -> None:
    assert spoken.day_in(words, NOW, STATE) is None


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("明天15点", "2026-11-22 15:00"),
        ("明天15:00", "2026-11-22 15:00"),
        ("后天上午9点半", "2026-11-23 09:30"),
        ("周三下午两点", "2026-11-25 14:00"),
        ("今晚8点", "2026-11-21 20:00"),
        ("11月25日14：30", "2026-11-25 14:30"),
        ("中午12点", "2026-11-21 12:00"),
        ("明天下午三点一刻", "2026-11-22 15:15"),
        ("16点20分", "2026-11-21 16:20"),
    ],
)
def test_moments(words: str, when: str) -> None:
    found = spoken.moment_in(words, NOW, STATE)
    assert found is not None
    assert found.at == at(when)


@pytest.mark.parametrize("words", ["明天", "9点", "明天3点", "25点", "明天八点七十分", "下午"])
def test_no_moment_is_guessed(words: str) -> None:
    assert spoken.moment_in(words, NOW, STATE) is None


@pytest.mark.parametrize(
    ("words", "until", "rest"),
    [
        ("3天 等配件", "2026-11-24 17:00", "等配件"),
        ("3个工作日", "2026-11-25 17:00", ""),
        ("两周", "2026-12-05 17:00", ""),
        ("12月5日 等材料到货", "2026-12-05 17:00", "等材料到货"),
        ("下周三", "2026-11-25 17:00", ""),
        ("4小时", "2026-11-21 14:30", ""),
    ],
)
def test_until(words: str, until: str, rest: str) -> None:
    found = spoken.until_in(words, NOW, STATE)
    assert found is not None
    assert (found.at, found.rest) == (at(until), rest)


@given(st.text(alphabet="0123456789一二三十两月日号天周点半:/-下午明后工作 年", max_size=20))
def test_whatever_is_said_is_in_the_future_or_not_understood(words: str) -> None:
    moment = spoken.moment_in(words, NOW, STATE)
    assert moment is None or moment.at > NOW
    day = spoken.day_in(words, NOW, STATE)
    assert day is None or day.day >= STATE.local(NOW).date()
    spoken.until_in(words, NOW, STATE)
