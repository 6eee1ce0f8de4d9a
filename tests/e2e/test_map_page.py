"""The map in a browser: list and map together, with one thumb, in the dark, without a script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Geolocation, Page, Route, expect

from services.texts import LANGUAGES
from tests.e2e import pictures
from tests.e2e.conftest import DESK, PATIENCE, PHONE, SMALL, Server
from tests.e2e.test_for_everybody import faults

HERE: Geolocation = {"latitude": 31.26314, "longitude": 121.43712}
NEAREST = "样例·宜川公园座椅"
FORM = "/map/problem/sample-01"


def _watched(context: BrowserContext, server: Server) -> Iterator[Page]:
    """A page; a script's error, or a request to any other host, fails the test."""
    trouble: list[str] = []

    def only_ours(route: Route) -> None:
        if not route.request.url.startswith((server.url, "data:")):
            trouble.append(route.request.url)
        route.continue_()

    one = context.new_page()
    one.set_default_timeout(PATIENCE)
    one.route("**/*", only_ours)
    one.on("pageerror", lambda error: trouble.append(str(error)))
    yield one
    context.close()
    assert not trouble


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def page(request: pytest.FixtureRequest, server: Server, browser: Browser) -> Iterator[Page]:
    """A phone that knows where it is."""
    context = browser.new_context(
        color_scheme="dark" if request.param else "light", reduced_motion="reduce",
        locale="zh-CN", permissions=["geolocation"], geolocation=HERE,
        viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True, device_scale_factor=2,
    )  # fmt: skip
    yield from _watched(context, server)


@pytest.fixture
def plain(server: Server, browser: Browser) -> Iterator[Page]:
    """A browser that runs no script."""
    yield from _watched(browser.new_context(java_script_enabled=False, locale="zh-CN"), server)


def drawn(page: Page, address: str) -> None:
    """Open it, and wait until the lines are there."""
    page.goto(address)
    expect(page.locator("path.rail")).to_have_count(1)


FLAT = """() => {
    for (const one of document.querySelectorAll(".leaflet-marker-pane > *")) one.remove();
    document.getElementById("map").style.position = "static";
}"""
"""Names and pins have an outline of their own, and the map stays above the list: axe-core cannot
measure what it sees through them, nor the chips that go on out of sight."""


CHIPS = ("not measured: ['.chip", "not measured: ['.now")


@pytest.mark.parametrize("size", [DESK, PHONE, SMALL], ids=["desk", "phone", "small"])
def test_readable_by_everybody(page: Page, server: Server, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for language in LANGUAGES:
        drawn(page, f"{server.url}/map?lang={language}")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.evaluate(FLAT)
        told = faults(page).splitlines()
        assert [line for line in told if not line.startswith(CHIPS)] == [], language
    page.goto(f"{server.url}{FORM}")
    assert faults(page) == ""


def test_where_i_am_is_rounded_before_it_is_sent(page: Page, server: Server) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    drawn(page, f"{server.url}/map")
    expect(page.locator(".pin")).to_have_count(14)
    page.get_by_role("button", name="找我附近的").click()
    expect(page.locator("#found")).to_contain_text("离您最近的")
    expect(page.locator(".stations h3").first).to_contain_text(NEAREST)
    expect(page.locator("path.dot")).to_have_count(1)
    assert any("at=31.263%2C121.437" in one for one in asked)
    assert not any("31.26314" in one for one in asked)
    assert "at=" not in page.url


def test_list_and_map_follow_the_filters_together(page: Page, server: Server) -> None:
    drawn(page, f"{server.url}/map")
    page.get_by_role("checkbox", name="淋浴").check()
    expect(page.locator(".pin")).to_have_count(1)
    expect(page.locator("li[data-at]")).to_have_count(1)
    assert page.url.endswith("f=shower")
    page.reload()
    expect(page.locator(".pin")).to_have_count(1)
    expect(page.get_by_role("checkbox", name="淋浴")).to_be_checked()


def test_a_pin_leads_to_its_card_and_back(page: Page, server: Server) -> None:
    drawn(page, f"{server.url}/map?f=toilet")
    page.locator(".pin").last.click()
    number = page.locator(".pin.chosen").inner_text()
    expect(page.locator("li.chosen .n")).to_have_text(number)
    expect(page.locator("li.chosen")).to_be_in_viewport()


def test_without_a_position_it_says_so_and_a_place_will_do(page: Page, server: Server) -> None:
    page.context.clear_permissions()
    drawn(page, f"{server.url}/map")
    page.get_by_role("button", name="找我附近的").click()
    expect(page.get_by_role("alert")).to_contain_text("选个地名")
    page.get_by_label("或者选个地名").select_option(label="中远两湾城")
    expect(page.locator("#found")).to_contain_text("离中远两湾城最近的")
    expect(page.get_by_role("alert")).to_be_hidden()


def test_what_a_thumb_has_to_hit_is_large_enough(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    drawn(page, f"{server.url}/map")
    for selector in ("#here", "#near", ".chip", ".station .go a", ".leaflet-bar a"):
        box = page.locator(selector).first.bounding_box()
        assert box, selector
        assert box["height"] >= 44, selector


def test_the_list_alone_is_enough(plain: Page, server: Server) -> None:
    plain.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    plain.goto(f"{server.url}/map")
    assert (
        plain.locator("#map img").evaluate("one => one.decode().then(() => one.naturalWidth)")
        == 1080
    )
    plain.get_by_role("checkbox", name="淋浴").check()
    plain.get_by_role("button", name="找", exact=True).click()
    expect(plain.locator("li[data-at]")).to_have_count(1)
    plain.get_by_role("link", name="报个问题").click()
    plain.get_by_role("radio", name="关着门").check()
    plain.get_by_role("button", name="告诉街道").click()
    expect(plain.get_by_role("status")).to_contain_text("请人去核实")


@pytest.mark.pictures
def test_pictures(page: Page, server: Server) -> None:
    dark = "-dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else ""

    def take(name: str) -> None:
        expect(page.locator(".name")).not_to_have_count(0)
        pictures.take(page, f"map-{name}{dark}")

    drawn(page, f"{server.url}/map")
    page.get_by_role("button", name="找我附近的").click()
    expect(page.locator("path.dot")).to_have_count(1)
    take("phone")
    page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    drawn(page, f"{server.url}/map")
    take("desk")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(f"{server.url}{FORM}")
    pictures.take(page, f"map-problem{dark}")
