"""Readable, reachable, usable: WCAG AA by axe-core, no sideways scrolling, the keyboard alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESK, PHONE, SMALL, Opened
from tests.e2e.phones import Phone

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}


PLAIN = """() => {
    document.querySelector(".backdrop")?.remove();
    for (const chips of document.querySelectorAll(".chips")) chips.style.maskImage = "none";
}"""
"""Faint lines below and a fade at an edge keep axe-core from measuring the words before them."""

DRAWN = ("text[", ".is-")
"""Words on the map: an outline of their own sets them off, which axe-core cannot see."""

CUT = ("too short", "non-text", "partially obscured")
"""Marks of one sign, and lines that are scrolled half out of view."""


def faults(page: Page) -> str:
    """What axe-core finds or could not measure, as a text; "" where all is well."""
    page.evaluate(PLAIN)
    found = Axe().run(page, options=RULES)
    assert len(found.response["passes"]) > 10, "axe-core hardly looked"
    unsure = [
        f"not measured: {node['target']} {check['message']}"
        for rule in found.response["incomplete"]
        for node in rule["nodes"]
        for check in node["any"]
        if not any(words in check["message"] for words in CUT)
        and not node["target"][0].startswith(DRAWN)
    ]
    report = [found.generate_report()] if found.violations_count else []
    return "\n".join(report + unsure)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE, SMALL], ids=["desk", "phone", "small"])
def test_axe_finds_nothing(opened: Opened, size: tuple[int, int], dark: bool) -> None:
    page = opened(size, dark=dark)
    resident = Phone(page, "resident")
    assert faults(page) == ""
    resident.follow()
    resident.say("路灯不亮")
    resident.hears("在哪里")
    for tool in ("位置", "照片", "语音", "扫码"):
        resident.tool(tool)
        assert faults(page) == "", tool
        page.keyboard.press("Escape")
    resident.log.locator(".row.me .meta").last.click()
    assert faults(page) == "", "the line"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_where_much_is_going_on(opened: Opened, dark: bool) -> None:
    page = opened(dark=dark)
    resident, rider, chief = (Phone(page, role) for role in ("resident", "rider", "chief"))
    chief.press("Telegram")
    chief.bind()
    rider.follow()
    rider.press("发定位")
    rider.press("发送位置")
    resident.node.get_by_role("button", name="扫楼道的码").click()
    resident.say("宜川四村12号楼道堆物")
    chief.hears("待签收")
    resident.tool("语音")
    resident.press("发语音，带识别文字")
    resident.tool("照片")
    resident.node.locator(".picture", has_text="路灯不亮").click()
    resident.tool("取消关注")
    assert faults(page) == ""


def test_axe_would_find_something(opened: Opened) -> None:
    page = opened()
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    assert "color contrast" in faults(page)


@pytest.mark.parametrize("big", [False, True], ids=["usual", "big"])
@pytest.mark.parametrize("size", [PHONE, SMALL], ids=["phone", "small"])
def test_nothing_sticks_out_sideways(opened: Opened, size: tuple[int, int], big: bool) -> None:
    page = opened(size)
    if big:
        page.get_by_role("button", name="大字").click()
    resident = Phone(page, "resident")
    resident.follow()
    resident.tool("位置")
    wide = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0
    for selector in (".top button", ".tabs button", "#phone-resident .composer button"):
        for box in (one.bounding_box() for one in page.locator(selector).all() if one.is_visible()):
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= size[0]
            assert box["y"] + box["height"] <= size[1]


def test_the_keyboard_alone_is_enough(opened: Opened) -> None:
    page = opened()
    rider = Phone(page, "rider")
    rider.node.get_by_role("button", name="关注公众号").press("Enter")
    rider.hears("侬好")
    page.keyboard.press("Alt+2")
    expect(rider.node.get_by_role("textbox", name="说一句")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(rider.node.locator(".panel")).to_be_visible()
    page.keyboard.press("Escape")
    expect(rider.node.locator(".panel")).to_be_hidden()
    expect(rider.node.locator(".more")).to_be_focused()
    rider.node.get_by_role("button", name="发定位").press("Enter")
    pin = rider.node.get_by_role("button", name="定位针", exact=False)
    before = pin.bounding_box()
    for key in ("Shift+ArrowUp", "ArrowRight"):
        pin.press(key)
    after = pin.bounding_box()
    assert before
    assert after
    assert after["y"] < before["y"]
    assert after["x"] > before["x"]


def test_size_and_colours_are_remembered(opened: Opened) -> None:
    page = opened()
    page.get_by_role("button", name="大字").click()
    page.get_by_role("button", name="深色").click()
    page.reload()
    root = page.locator("html")
    expect(root).to_have_attribute("data-size", "big")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="大字")).to_have_attribute("aria-pressed", "true")


def test_a_new_push_is_marked_in_words_until_it_was_looked_at(opened: Opened) -> None:
    page = opened()
    resident, chief = Phone(page, "resident"), Phone(page, "chief")
    chief.bind()
    resident.follow()
    resident.say("宜川四村12号楼道堆物")
    chief.hears("待签收")
    expect(chief.node.locator(".fresh")).to_have_text("1 条新")
    expect(chief.log.locator(".row.new .dot")).to_have_text("新")
    chief.log.click(position={"x": 5, "y": 5})
    expect(chief.node.locator(".fresh")).to_be_hidden()
    expect(chief.log.locator(".row.new")).to_have_count(0)
