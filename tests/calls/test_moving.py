"""An update that moves a call moves it for all that is said afterwards; other words move nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.calls.moving import LONGEST, moved
from tests.domain.moments import STATE, at

NOW = at("2026-11-21 10:30")


@pytest.mark.parametrize(
    ("words", "where", "by"),
    [
        ("改到北门", "北门", ""),
        ("集合点改为中远路口，注意安全", "中远路口", ""),
        ("地点换到四村居委会集合", "四村居委会", ""),
        ("请都到2号口集合", "2号口", ""),
        ("改到21点", "", "2026-11-21 21:00"),
        ("时间改到21:30前", "", "2026-11-21 21:30"),
        ("改到21点中远路口", "中远路口", "2026-11-21 21:00"),
        ("雨大，改到地铁站里集合。慢慢走", "地铁站里", ""),
        ("地點改到北門", "北門", ""),
        ("moved to the north gate", "the north gate", ""),
        ("meet at gate 2", "gate 2", ""),
    ],
)
def test_moved(words: str, where: str, by: str) -> None:
    found = moved(words, NOW, STATE)
    assert (found.where, found.gather_by) == (where, at(by) if by else 0)


@pytest.mark.parametrize(
    "words",
    [
        "雨停了，慢慢走",
        "北门进不去",
        "多带手电",
        "水到膝盖了，别下去",
        "到了的先登记",
        "改天再说",
        "需要10个人",
    ],
)
def test_not_moved(words: str) -> None:
    found = moved(words, NOW, STATE)
    assert (found.where, found.gather_by) == ("", 0)


@given(st.text(max_size=80))
def test_whatever_is_said(words: str) -> None:
    found = moved(words, NOW, STATE)
    assert len(found.where) <= LONGEST
    assert found.gather_by == 0 or found.gather_by > NOW
