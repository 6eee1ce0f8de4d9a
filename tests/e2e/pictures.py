"""The documentation's pictures: tests marked `pictures` take them (`make pictures`), no other does."""

from playwright.sync_api import Page

from tests.e2e.conftest import ROOT

FOLDER = ROOT / "docs" / "screenshots"


def take(page: Page, name: str, *, whole: bool = False) -> None:
    """Write what the window shows, or the whole page, once everything has come to rest."""
    page.mouse.move(0, 0)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(400)
    page.screenshot(path=FOLDER / f"{name}.png", full_page=whole)
