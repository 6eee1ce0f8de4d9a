"""A row becomes an order with everything 12345 said, or the reason why not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.hotline import NEEDED, OrderForm
from services.hotline.orders import Order, Refused, order_in, topic_of
from services.sheets.files import Row
from services.sheets.header import header_in, under_header
from services.sheets.phones import dialled
from tests.domain.moments import at
from tests.hotline.sheet import HEADINGS, calendar, form, order, read, reason, row


def test_everything_12345_said_is_kept() -> None:
    assert order(紧急程度="紧急", 是否保密="是") == Order(
        row=2,
        number="20261121000123",
        text="市民反映楼道堆物,走不过去,要求清理。",
        received=at("2026-11-21 10:32"),
        person="王女士",
        phone="13812345678",
        phone_said="13812345678",
        address="宜川四村12号3楼",
        category="投诉 / 城市管理-楼道堆物",
        topic="corridor_clutter",
        urgency="urgent",
        due=at("2026-11-26 17:00"),
        secret=True,
        contact="1个工作日内联系市民",
        callback="是",
    )


def test_headings_stand_where_they_stand() -> None:
    title = ["宜川路街道12345热线工单", *[None] * 14]
    named = [f" {heading} *" for heading in HEADINGS]
    named[HEADINGS.index("诉求地址")] = "诉求地址(必填)"
    rows: list[list[Any]] = [title, [None] * 15, ["导出时间:2026-11-21"], named, row()]
    found = under_header([Row(n, tuple(r)) for n, r in enumerate(rows, 1)], form().columns, NEEDED)
    assert found is not None
    header, below = found
    (only,) = below
    read_order = order_in(only, header, form(), calendar())
    assert isinstance(read_order, Order)
    assert (read_order.row, read_order.address) == (5, "宜川四村12号3楼")


@pytest.mark.parametrize("gone", ["工单编号", "诉求内容"])
def test_without_number_or_words_there_is_no_heading(gone: str) -> None:
    assert (
        header_in(Row(1, tuple(h for h in HEADINGS if h != gone)), form().columns, NEEDED) is None
    )


def test_blanks_totals_and_headings_again_are_no_orders() -> None:
    found = read(
        row(),
        [],
        [None] * 15,
        ["", " ", "\u3000"],
        HEADINGS,
        row(工单编号="20261121000124"),
        ["合计", 2],
        [None, "共计:2件"],
        ["制表:城运中心", *[None] * 14],
    )
    assert [one.number for one in found] == ["20261121000123", "20261121000124"]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("'20261121000123", "20261121000123"),
        ('="20261121000123"', "20261121000123"),
        (20261121000123, "20261121000123"),
        (20261121000123.0, "20261121000123"),
        ("２０２６１１２１０００１２３", "20261121000123"),
        ("2026 1121 0001 23", "20261121000123"),
        ("沪热线[2026]00123号", "沪热线[2026]00123号"),
        ("SH-2026-0001234567890123", "SH-2026-0001234567890123"),
    ],
)  # fmt: skip
def test_the_number_is_kept_to_its_last_digit(cell: Any, number: str) -> None:
    assert order(工单编号=cell).number == number


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"工单编号": None}, "hotline-no-number"),
        ({"工单编号": "2.02611E+13"}, "hotline-digits-lost"),
        ({"工单编号": 2.0261121000123402e16}, "hotline-digits-lost"),
        ({"工单编号": "见附件"}, "hotline-bad-number"),
        ({"工单编号": "2026年11月21日的工单,请尽快"}, "hotline-bad-number"),
        ({"诉求内容": " "}, "hotline-no-words"),
        ({"诉求内容": "无"}, "hotline-no-words"),
        ({"受理时间": "昨天"}, "hotline-bad-received"),
        ({"办结时限": "下周三"}, "hotline-bad-due"),
        ({"办结时限": "2026-11-20"}, "hotline-due-before"),
    ],
)  # fmt: skip
def test_a_bad_row_says_what_is_wrong_with_it(other: dict[str, Any], why: str) -> None:
    assert reason(**other) == why


def test_a_bad_row_takes_no_other_with_it() -> None:
    found = read(row(), row(工单编号=None), row(工单编号="20261121000125"))
    assert [type(one) for one in found] == [Order, Refused, Order]
    assert found[1].row == 3


def test_what_is_not_there_is_not_made_up() -> None:
    (bare,) = read(["20261121000123", "路灯不亮"], headings=["工单编号", "诉求内容"])
    assert bare == Order(row=2, number="20261121000123", text="路灯不亮")
    assert order(联系电话="无", 诉求人="/", 办结时限="").due == 0
    assert order(受理时间="", 办结时限="5个工作日").due == 0


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ("13812345678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 138 1234 5678", "13812345678"),
        ("021-62101234 / 13812345678", "02162101234"),
        ("62101234", "62101234"),
        ("138****5678", ""),
        ("市民要求不透露", ""),
        ("20261121000123", ""),
    ],
)
def test_a_phone_is_one_that_can_be_dialled(said: str, phone: str) -> None:
    assert dialled(said) == phone


def test_several_columns_of_one_field() -> None:
    headings = ["工单编号", "诉求内容", "手机", "联系电话", "一级分类", "二级分类"]
    (found,) = read(
        ["20261121000123", "很吵", "13812345678", None, "噪声", "夜间施工噪声"], headings=headings
    )
    assert isinstance(found, Order)
    assert found.phone == "13812345678"
    assert (found.category, found.topic) == ("噪声 / 夜间施工噪声", "night_construction")


def test_a_title_that_says_more_stands_above_the_words() -> None:
    headings = ["工单编号", "诉求标题", "诉求内容"]
    (more,) = read(["20261121000123", "路灯不亮", "三天了"], headings=headings)
    (same,) = read(["20261121000123", "路灯不亮", "路灯不亮三天了"], headings=headings)
    assert isinstance(more, Order)
    assert isinstance(same, Order)
    assert (more.text, same.text) == ("路灯不亮\n三天了", "路灯不亮三天了")


def test_the_finest_known_level_of_a_category_decides() -> None:
    ours = OrderForm(topics={"路灯": "street_lamp", "市容": "small_ads"})
    assert topic_of("城市管理>市容>路灯", ours) == "street_lamp"
    assert topic_of("城市管理>市容>其他", ours) == "small_ads"
    assert topic_of("城市管理", ours) == ""
    assert topic_of("楼道堆物", form()) == "corridor_clutter"


@given(st.lists(st.one_of(st.none(), st.text(), st.integers(), st.floats()), max_size=20))
def test_no_row_breaks_the_reading(cells: list[Any]) -> None:
    for found in read(cells):
        assert found.number or isinstance(found, Refused)
