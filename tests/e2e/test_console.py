"""The console's open rooms: readable by everybody, on any screen, in any language."""

import pytest

from services.texts import LANGUAGES
from tests.e2e.conftest import DESK, PHONE, SMALL, Opened, Server
from tests.e2e.test_for_everybody import faults


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_readable_by_everybody(opened: Opened, server: Server, dark: bool) -> None:
    page = opened(DESK, dark=dark)
    for width, height in (DESK, PHONE, SMALL):
        page.set_viewport_size({"width": width, "height": height})
        for language in LANGUAGES:
            for room in ("", "workflow"):
                page.goto(f"{server.url}/console/{room}?lang={language}")
                assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
                assert faults(page) == ""
