"""A drill in one window: the convener, a member, a volunteer outside WeCom, and the group's chat."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Opened
from tests.e2e.phones import Phone
from tests.e2e.pictures import take
from tests.e2e.test_for_everybody import faults

WIDE = (1600, 900)


def joined(page: Page, role: str) -> Phone:
    """Somebody takes their place in the group."""
    phone = Phone(page, role)
    phone.press("进组")
    phone.hears("绑定")
    return phone


def drilled(page: Page) -> Iterator[str]:
    """A drill from its first word on; the moments worth a look, by name."""
    convener, member, volunteer = (
        joined(page, role) for role in ("convener", "member", "volunteer")
    )
    group = Phone(page, "group")
    convener.say("演练 集结 宜北 防汛 现在 中潭路口 带雨衣")
    convener.hears("请核对")
    convener.say("预告 集1")
    group.hears("【演练】预告")
    convener.say("确认 集1")
    member.hears("【演练】非真实险情")
    group.hears("被叫到的人").get_by_role("link", name="看进展").wait_for()
    member.press("收到")
    member.hears("收到了，谢谢您")
    row = volunteer.hears("【演练】非真实险情")
    link = row.get_by_role("link", name="点这里回应").get_attribute("href")
    assert link
    page.context.set_extra_http_headers({"Accept-Language": "zh-CN"})
    own = page.context.new_page()
    own.goto(link)
    own.get_by_role("button", name="在路上").click()
    expect(own.get_by_role("status")).to_contain_text("路上慢点")
    own.close()
    convener.say("人数 集1")
    link = convener.hears("在途1").get_by_role("link", name="看进展").get_attribute("href")
    assert link
    assert link.endswith("/live")
    yield "called"
    convener.say("更新 集1 改到北门")
    member.hears("改到北门")
    convener.say("解除 集1")
    for phone in (member, volunteer, group):
        expect(phone.log.locator(".row.bot", has_text=re.compile("解除"))).not_to_have_count(0)
    yield "over"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_seen_side_by_side(opened: Opened, dark: bool) -> None:
    page = opened(WIDE, dark=dark, path="/simulator?drill")
    for moment in drilled(page):
        if moment == "called" and not dark:
            assert faults(page) == ""


@pytest.mark.pictures
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pictures(opened: Opened, dark: bool) -> None:
    page = opened(WIDE, dark=dark, path="/simulator?drill")
    for moment in drilled(page):
        if moment == "over" or not dark:
            take(page, f"drill-{moment}{'-dark' if dark else ''}")
