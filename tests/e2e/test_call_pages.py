"""A call's pages in a browser: answered with one thumb, renewed without reloading, readable by all."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from services.texts import LANGUAGES
from tests.e2e import pictures
from tests.e2e.conftest import DESK, PATIENCE, PHONE, SMALL, Server
from tests.e2e.musters import CALLED, Links, muster, stood_down
from tests.e2e.test_for_everybody import faults

SIZES = (DESK, PHONE, SMALL)


@pytest.fixture
def links(server: Server, tmp_path: Path) -> Links:
    """The call's."""
    return muster(server, tmp_path)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A browser; a script's error fails the test."""
    context = browser.new_context(
        color_scheme="dark" if request.param else "light", reduced_motion="reduce", locale="zh-CN"
    )
    yield from _watched(context)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A browser that runs no script."""
    yield from _watched(browser.new_context(java_script_enabled=False, locale="zh-CN"))


def _watched(context: BrowserContext) -> Iterator[Page]:
    trouble: list[str] = []
    one = context.new_page()
    one.set_default_timeout(PATIENCE)
    one.on("pageerror", lambda error: trouble.append(str(error)))
    yield one
    context.close()
    assert not trouble


def readable(page: Page, address: str) -> None:
    """At every size, in every language."""
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for language in LANGUAGES:
            page.goto(f"{address}?lang={language}")
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            assert faults(page) == "", (address, language, width)


def test_readable_by_everybody(page: Page, links: Links) -> None:
    for address in (
        links.called, links.group, f"{links.leader}/live", links.desk, f"{links.desk}/report",
    ):  # fmt: skip
        readable(page, address)


def test_over_is_readable_by_everybody(
    page: Page, links: Links, server: Server, tmp_path: Path
) -> None:
    stood_down(server, tmp_path)
    for address in (links.called, links.desk):
        readable(page, address)


def test_answered_with_two_taps_and_no_script(plain: Page, links: Links) -> None:
    plain.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    plain.goto(links.called)
    box = plain.get_by_role("button", name="收到").bounding_box()
    assert box
    assert box["height"] >= 64
    plain.get_by_role("button", name="收到").click()
    expect(plain.get_by_role("status")).to_contain_text("收到了")
    plain.get_by_role("button", name="在路上").click()
    expect(plain.locator(".answer")).to_have_text("您回了：在路上")
    plain.reload()
    expect(plain.locator(".answer")).to_have_text("您回了：在路上")
    plain.get_by_role("link", name="看实时人数").click()
    expect(plain.locator(".tiles dd").nth(1)).to_have_text("11")
    assert plain.locator("noscript meta").count() == 1


def test_the_count_moves_without_reloading_and_outlives_the_server(
    page: Page, links: Links, server: Server, browser: Browser
) -> None:
    page.goto(links.desk)
    counted = page.locator(".tiles dd").nth(1)
    expect(counted).to_have_text("10")
    page.evaluate("window.same = true")
    page.locator("#list-cannot summary").click()
    other = browser.new_page(locale="zh-CN")
    other.goto(links.called)
    other.get_by_role("button", name="收到").click()
    expect(other.get_by_role("status")).to_be_visible()
    expect(counted).to_have_text("11")
    assert page.locator("#list-cannot").get_attribute("open") is not None
    expect(page.locator("#list-received li", has_text=CALLED)).to_have_count(1)
    server.stop()
    expect(page.locator("#lost")).to_be_visible()
    server.start()
    expect(page.locator("#lost")).to_be_hidden()
    other.get_by_role("button", name="到岗").click()
    expect(page.locator(".tiles dd").nth(3)).to_have_text("5")
    assert page.evaluate("window.same")
    other.close()


def test_it_can_be_stopped(page: Page, links: Links) -> None:
    page.goto(links.group)
    page.get_by_role("link", name="停止更新").click()
    expect(page.locator("body")).to_contain_text("没有自动更新")
    assert page.locator("script").count() == 0


def test_the_page_says_when_it_is_over(
    page: Page, links: Links, server: Server, tmp_path: Path
) -> None:
    page.goto(links.group)
    stood_down(server, tmp_path)
    expect(page.locator("p.over")).to_contain_text("已解除")
    page.get_by_role("link", name="看小结").click()
    expect(page.locator("img.picture")).to_be_visible()
    drawn = page.locator("img.picture").evaluate("one => one.decode().then(() => one.naturalWidth)")
    assert drawn > 0


@pytest.mark.pictures
def test_pictures(page: Page, links: Links, server: Server, tmp_path: Path) -> None:
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")

    def take(name: str, address: str, size: tuple[int, int]) -> None:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.goto(address)
        pictures.take(page, f"call-{name}{'-dark' if dark else ''}", whole=True)

    take("answer-phone", links.called, PHONE)
    take("live-phone", f"{links.leader}/live", PHONE)
    take("live-desk", links.desk, DESK)
    if not dark:
        page.goto(links.called)
        page.get_by_role("button", name="来不了").click()
        stood_down(server, tmp_path)
        take("report-desk", f"{links.desk}/report", DESK)
