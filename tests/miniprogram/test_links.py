"""Where messages lead to, the mini-program has a page."""

import json
from pathlib import Path

from services import apppages

APP = Path(__file__).parents[2] / "miniprogram" / "app.json"


def test_every_page_that_messages_lead_to_is_there() -> None:
    pages = json.loads(APP.read_text("utf-8"))["pages"]
    assert {apppages.MAP, apppages.CASES, apppages.CASE} <= set(pages)
