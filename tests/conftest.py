"""What holds for all tests."""

import os

import pytest
from hypothesis import settings

from services import fonts
from services.fonts import Font
from tests import scratch

scratch.choose()
settings.register_profile("xinyi", deadline=None)  # a busy machine is nobody's fault
settings.load_profile("xinyi")


@pytest.fixture(scope="session")
def font() -> Font:
    """The Chinese font of this machine, for whatever draws words.

    With ``XINYI_REQUIRE_FONTS=1`` (CI) "none" is an error: a skipped picture is an untested one.
    """
    found = fonts.chinese()
    if found is None and os.environ.get("XINYI_REQUIRE_FONTS", "") not in {"", "0"}:
        raise FileNotFoundError("no Chinese font on this machine (XINYI_REQUIRE_FONTS is set)")
    return found or pytest.skip("no Chinese font on this machine")
