"""The simulator in the documentation."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e import pictures
from tests.e2e.conftest import DESK, PHONE, SMALL, Opened
from tests.e2e.phones import Phone

pytestmark = pytest.mark.pictures


def take(page: Page, name: str) -> None:
    """A picture of the simulator."""
    pictures.take(page, f"simulator-{name}")


def round_of(page: Page, steps: int) -> tuple[Phone, Phone]:
    """The first steps of the guided round."""
    resident, chief = Phone(page, "resident"), Phone(page, "chief")
    marks = page.locator("#tour li.past")
    for step in range(steps):
        page.locator("#tour button").last.click()
        expect(marks).to_have_count(step + 1)
    return resident, chief


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_desk(opened: Opened, dark: bool) -> None:
    page = opened(DESK, dark=dark, scale=1.5)
    resident, chief = round_of(page, 2)
    chief.hears("待签收")
    rider = Phone(page, "rider")
    rider.follow()
    rider.press("发定位")
    rider.press("发送位置")
    expect(rider.log.locator(".row.bot")).to_have_count(3)  # the words, and then the map
    rider.press("发定位")
    page.locator("h1").click()
    round_of(page, 0)
    page.locator("#tour button").last.click()
    resident.hears("签收")
    take(page, f"desk-{'dark' if dark else 'light'}")


def test_phone_report(opened: Opened) -> None:
    page = opened(PHONE, scale=2)
    resident = Phone(page, "resident")
    resident.follow()
    resident.say("宜川四村12号3楼楼道堆物，走不过去")
    resident.hears("记下了")
    resident.tool("照片")
    resident.press("楼道堆物")
    expect(resident.log.locator(".row.me .meta").last).to_contain_text("送达")
    take(page, "phone-report")


def test_phone_emergency(opened: Opened) -> None:
    page = opened(PHONE, dark=True, scale=2)
    resident = Phone(page, "resident")
    resident.follow()
    resident.say("闻到煤气味")
    resident.hears("119")
    take(page, "phone-emergency")


def test_phone_chief_on_telegram(opened: Opened) -> None:
    page = opened(PHONE, scale=2)
    tab = page.get_by_role("navigation", name="手机").get_by_role("button")
    chief, resident = Phone(page, "chief"), Phone(page, "resident")
    tab.nth(2).click()
    chief.press("Telegram")
    chief.bind()
    tab.nth(0).click()
    resident.follow()
    resident.say("宜川四村12号3楼楼道堆物，走不过去")
    resident.hears("记下了")
    tab.nth(2).click()
    chief.hears("待签收")
    take(page, "phone-chief-telegram")


def test_small_and_big_type(opened: Opened) -> None:
    page = opened(SMALL, scale=2)
    page.get_by_role("button", name="大字").click()
    page.get_by_role("navigation", name="手机").get_by_role("button").nth(1).click()
    rider = Phone(page, "rider")
    rider.follow()
    rider.press("发定位")
    take(page, "small-big-type")
