"""What reaches a group or a push names nobody's phone and nobody's identity number."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.masking import excerpt, masked, phone_in

MOBILES = [
    "13812345678",
    "138 1234 5678",
    "138-1234-5678",
    "138 123 45678",
    "+8613812345678",
    "+86 138-1234-5678",
    "8613812345678",
    "008613812345678",
    "13812345678",
    "138-1234-5678",
]
digits = st.text("0123456789", min_size=9, max_size=9)
words = st.text("门口灯坏了, 。!请联系我tel", max_size=8)


@pytest.mark.parametrize("written", MOBILES)
def test_a_mobile_number_however_it_is_written(written: str) -> None:
    assert masked(f"打我{written},急") == "打我138****5678,急"
    assert phone_in(f"打我{written},急") == "13812345678"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("310107198001011234", "3101**********4"),
        ("31010719800101123X", "3101**********X"),
        ("31010719800101123x", "3101**********x"),
        ("310107 19800101 1234", "3101**********4"),
        ("310107800101123", "3101**********3"),
        ("6222020200001234567", "6222**********7"),
        ("6222 0202 0000 1234", "6222**********4"),
        ("6222 0202 0000 1234 567", "6222**********7"),
        ("62571234", "****1234"),
        ("6257-1234", "****1234"),
        ("021-62571234", "021-****1234"),
        ("(021)62571234", "(021)****1234"),
        ("0512-6512345", "0512-****2345"),
    ],
)
def test_other_numbers_of_persons(written: str, left: str) -> None:
    assert masked(f"我的是{written}。") == f"我的是{left}。"
    assert phone_in(written) == ""


@pytest.mark.parametrize(
    "harmless",
    [
        "宜川四村12号3楼",
        "YC20261121-0007",
        "2026-11-21 10:30",
        "20261121",
        "2025-2026学年",
        "打12345、110、12388",
        "中山北路3000弄1690号",
        "押金2000元,欠了12000元",
    ],
)
def test_places_dates_and_case_numbers_stay(harmless: str) -> None:
    assert masked(harmless) == harmless
    assert phone_in(harmless) == ""


def test_every_number_of_a_message_goes() -> None:
    said = "我13812345678,我老公139 8765 4321,身份证310107198001011234"
    assert masked(said) == "我138****5678,我老公139****4321,身份证3101**********4"
    assert phone_in(said) == "13812345678"


def test_a_date_beside_a_phone_is_no_card_number() -> None:
    assert masked("2026-11-21 13812345678") == "2026-11-21 138****5678"


@given(words, st.sampled_from("3456789"), digits, words)
def test_no_mobile_number_survives(before: str, second: str, rest: str, after: str) -> None:
    number = f"1{second}{rest}"
    shown = masked(f"{before}{number}{after}")
    assert number not in shown
    assert not re.search(r"\d{5}", shown)


@given(st.text("0123456789 -+xX(),号楼YC", max_size=40))
def test_masking_twice_hides_nothing_more(text: str) -> None:
    assert masked(masked(text)) == masked(text)


class TestExcerpt:
    """One line for a push."""

    def test_lines_and_gaps_become_one_line(self) -> None:
        assert excerpt("楼道堆物\n\n  走不过去 ") == "楼道堆物 走不过去"

    def test_a_number_broken_over_two_lines_is_masked(self) -> None:
        assert excerpt("电话138\n1234 5678") == "电话138****5678"

    def test_long_words_are_cut_and_say_so(self) -> None:
        assert excerpt("很" * 41) == "很" * 39 + "…"
        assert excerpt("很" * 40) == "很" * 40
        assert excerpt("很长的话", length=3) == "很长…"

    def test_a_number_at_the_cut_is_masked_before_it_is_cut(self) -> None:
        assert excerpt("很" * 30 + "13812345678后") == "很" * 30 + "138****56…"
