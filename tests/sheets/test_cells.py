"""Cells as Excel, WPS and CSVs spoil them, read as people meant them."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.hotline.moments import deadline, moment
from services.sheets.cells import digits_lost, folded, plain
from tests.domain.moments import at
from tests.hotline.sheet import calendar, wall

CELLS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.datetimes(), st.dates()
)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (None, ""),
        (True, "是"),
        (7, "7"),
        (202611210001234, "202611210001234"),
        (202611210001234.0, "202611210001234"),
        (0.5, "0.5"),
        ("'202611210001", "202611210001"),
        ('="202611210001"', "202611210001"),
        ("\t202611210001\t", "202611210001"),
        ("\u3000王女士\u200b ", "王女士"),
        ("楼道堆物_x000D_\n走不过去\r\n请清理", "楼道堆物\n走不过去\n请清理"),
        (wall("2026-11-21 10:31:59.999500"), "2026-11-21 10:32:00"),
        (wall("2026-11-25"), "2026-11-25"),
        (date(2026, 11, 25), "2026-11-25"),
    ],
)  # fmt: skip
def test_a_cell_says_what_was_meant(cell: Any, words: str) -> None:
    assert plain(cell) == words


def test_names_and_numbers_are_folded() -> None:
    assert folded("２０２６１１２１ \n ＡＢ") == "20261121 AB"


@pytest.mark.parametrize(
    "cell",
    ["2.02611E+15", "２.０２６１１e15", 2.0261121000123402e16, 20261121000123400, 1e22],
)
def test_a_number_whose_end_is_gone_is_known(cell: Any) -> None:
    assert digits_lost(cell)


@pytest.mark.parametrize(
    "cell",
    ["20261121000123456", "202611E", 20261121000123456, 202611210001234, 202611210001234.0, True, None],
)  # fmt: skip
def test_a_number_that_is_whole_is_kept(cell: Any) -> None:
    assert not digits_lost(cell)


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-21 10:32",
        "2026-11-21 10:32:00",
        "2026-11-21T10:32",
        "2026-11-21T10:32:00+08:00",
        "2026-11-21T02:32:00Z",
        "2026/11/21 10:32",
        "2026.11.21 10:32:00.0",
        "2026年11月21日 10:32",
        "2026年11月21日10时32分",
        "2026年11月21日(星期六)10:32",
        "２０２６-１１-２１ １０：３２",
        "2026-11-21 上午10:32",
        "20261121103200",
        "202611211032",
        "46347.4388888889",
        46347.4388888889,
        wall("2026-11-21 10:32"),
    ],
)  # fmt: skip
def test_a_moment_is_read_as_the_streets_own_time(written: Any) -> None:
    assert moment(written, calendar()) == at("2026-11-21 10:32")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-25", "2026-11-25 17:00"),
        ("2026年11月25日", "2026-11-25 17:00"),
        ("20261125", "2026-11-25 17:00"),
        (46351, "2026-11-25 17:00"),
        (wall("2026-11-25"), "2026-11-25 17:00"),
        ("2026-11-25 下午3点", "2026-11-25 15:00"),
        ("2026-11-25 23:59:59", "2026-11-25 23:59:59"),
        ("2026-11-25 24:00", "2026-11-26 00:00"),
    ],
)  # fmt: skip
def test_a_day_ends_at_the_offices_close(written: Any, meant: str) -> None:
    assert moment(written, calendar()) == at(meant)


@pytest.mark.parametrize(
    "written",
    ["", "下周三", "2026-13-01", "2026-11-31", "2026-11-21 25:00", "0026-11-21", "12345", "11-21", None],
)  # fmt: skip
def test_what_is_no_date_is_not_guessed(written: Any) -> None:
    assert moment(written, calendar()) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("5个工作日", "2026-11-27 17:00"),
        ("5 个工作日内办结", "2026-11-27 17:00"),
        ("24小时", "2026-11-22 10:32"),
        ("15天", "2026-12-06 10:32"),
        ("2026-11-26", "2026-11-26 17:00"),
    ],
)
def test_a_deadline_may_be_a_span_from_when_12345_took_the_call(written: str, meant: str) -> None:
    assert deadline(written, at("2026-11-21 10:32"), calendar()) == at(meant)


@given(CELLS)
def test_no_cell_breaks_the_reading(cell: Any) -> None:
    assert plain(cell) == plain(plain(cell)).strip() or plain(cell)
    assert "\n" not in folded(cell)
    digits_lost(cell)
    assert moment(cell, calendar()) is None or isinstance(moment(cell, calendar()), int)


@given(st.integers(0, 10**15 - 1))
def test_no_digit_of_a_long_number_is_lost(number: int) -> None:
    for cell in (number, float(number), str(number), f"'{number}", f'="{number}"', f"{number}\t"):
        assert folded(cell) == str(number)
        assert not digits_lost(cell)


@given(st.datetimes(wall("2000-01-01"), wall("2099-12-31")))
def test_a_written_moment_comes_back(then: datetime) -> None:
    then = then.replace(second=0, microsecond=0)
    wall = then.isoformat(" ", "minutes")
    for form in ("%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M", "%Y年%m月%d日 %H:%M", "%Y%m%d%H%M"):
        assert moment(then.strftime(form), calendar()) == at(wall)
