"""A resident's case page on a phone and on a desk: readable by everybody, and its form works."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE, SMALL, Opened
from tests.e2e.phones import Phone
from tests.e2e.pictures import take
from tests.e2e.test_for_everybody import faults

NOISE = "宜川四村12号3楼半夜装修太吵"


def page_of(page: Page) -> str:
    """Report something, ask how it goes, and the address of the case's page."""
    resident = Phone(page, "resident")
    resident.follow()
    resident.say(NOISE)
    resident.hears("记下了")
    resident.say("进度")
    row = resident.hears("收到")
    address = row.get_by_role("link", name="看这件事").get_attribute("href")
    assert address
    return address


def handled(page: Page) -> None:
    """The chief does it."""
    chief = Phone(page, "chief")
    chief.bind()
    chief.say("接单 1")
    chief.hears("归您了")
    chief.say("办结 1 跟装修队说好了")
    chief.hears("记为办了")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE, SMALL], ids=["desk", "phone", "small"])
def test_readable_by_everybody(opened: Opened, size: tuple[int, int], dark: bool) -> None:
    page = opened(size, dark=dark)
    if size != DESK:
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    address = page_of(page)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for language in ("zh-Hans", "en"):
        page.goto(f"{address}?lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert faults(page) == ""


def test_not_fine_by_the_keyboard(opened: Opened) -> None:
    page = opened(DESK)
    address = page_of(page)
    handled(page)
    page.goto(address)
    expect(page.get_by_role("heading", name="您看行吗")).to_be_visible()
    page.get_by_role("radio", name="2星").focus()
    page.keyboard.press("Space")
    page.get_by_label("想说的话").fill("晚上还在敲")
    page.get_by_role("button", name="没好").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("对不住")
    expect(page.locator(".state")).to_have_text("在办")
    assert faults(page) == ""
    page.reload()
    expect(page.locator(".state")).to_have_text("在办")


@pytest.mark.pictures
def test_pictures(opened: Opened) -> None:
    page = opened(DESK)
    address = page_of(page)
    handled(page)
    page.goto(address)
    for name, (width, height) in (("phone", PHONE), ("desk", DESK)):
        page.set_viewport_size({"width": width, "height": height})
        take(page, f"case-{name}", whole=True)
