"""What is asked of the server, a page or an answer each."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

import msgspec

from benchmarks.month.street import DAY
from benchmarks.pages import street
from domain.case import Case
from domain.links import Claim, Purpose
from services.signing import Signer

SECRET = "a key of the benchmark, long enough to be one"
KEY = "the-key-of-another-system-in-the-benchmark"
SETTINGS: Mapping[str, str] = {
    "XINYI_SECRET_KEY": SECRET,
    "XINYI_KEYS": f"district={KEY}",
    "XINYI_MINIPROGRAM__APP_ID": "wx1690benchmark00",
    "XINYI_MINIPROGRAM__APP_SECRET": "bench",
    "XINYI_MINIPROGRAM__API_BASE": "http://127.0.0.1:9",
}

PAGE_BAR, BYTES_BAR = 100, 150_000
"""Milliseconds in the middle, and bytes of one page."""


class Question(msgspec.Struct, frozen=True):
    """`path` tells where the n-th asker looks; `turns` is how often it is asked, 0: each time."""

    name: str
    path: Callable[[int], str]
    word: str = ""
    turns: int = 0
    page: bool = False
    large: bool = False


def questions(case: Case) -> list[Question]:
    """All of them; `case` is the one with the long story."""
    return [*_pages(case), *_api(case), *_open311(case)]


def _pages(case: Case) -> list[Question]:
    signer, until = Signer(SECRET), round(time.time() * 1_000) + DAY

    def link(purpose: Purpose, what: str, person: str) -> str:
        return f"/{purpose}/" + signer.token(Claim(purpose, what, person, until, 0, until))

    def convener(n: int) -> str:
        """Another one each time: whoever looks at the same numbers within a second shares them."""
        return link("call", street.CALL, f"p-s{n:04}")

    look = link("case", case.id, case.reporter)
    desk = link("call", street.CALL, street.DESK)
    return [
        Question("/map", lambda _: "/map", page=True),
        Question("/map from a place, open now", lambda _: "/map?near=yichuan-4&open=1&n=100", page=True),
        Question("/map/list after another wish", lambda _: "/map/list?f=water", page=True),
        Question("/map/layers.json", lambda _: "/map/layers.json", page=True),
        Question("/case/…, 160 steps, 180 photos", lambda _: look, page=True),
        Question("/call/… of who is called", lambda n: convener(1_000 + n), page=True),
        Question("/call/…/live of a convener", lambda n: f"{convener(n)}/live", page=True),
        Question("/call/…/live of the desk, all names", lambda _: f"{desk}/live", page=True),
        Question("/call/…/live/part of the desk", lambda _: f"{desk}/live/part", page=True),
        Question("/call/…/report", lambda _: f"{desk}/report", page=True),
        Question("/console/workflow", lambda _: "/console/workflow", page=True),
    ]  # fmt: skip


def _api(case: Case) -> list[Question]:
    mine = street.WORD.format(person=street.PERSON)
    chief = street.WORD.format(person=street.CHIEF)

    def asked(name: str, path: str, word: str = "") -> Question:
        return Question(f"API {name}", lambda _: f"/api/v1/{path}", word)

    return [
        asked("GET cases", "cases?limit=50", mine),
        asked("GET cases/{number}", f"cases/{case.number}", mine),
        asked("GET queue", "queue?limit=50", chief),
        asked("GET stations", "stations?lat=31.265&lng=121.439&crs=wgs84&limit=50"),
        asked("GET stations.geojson", "stations.geojson"),
        asked("GET centre/services", "centre/services"),
        asked("GET openapi.json", "openapi.json"),
    ]


def _open311(case: Case) -> list[Question]:
    today = datetime.now(UTC)
    since, until = today - timedelta(days=37), today - timedelta(days=30)

    def asked(name: str, path: str, *, turns: int = 0, **query: object) -> Question:
        said = f"/open311/v2/{path}" + (f"?{urlencode(query)}" if query else "")
        return Question(f"Open311 {name}", lambda _: said, KEY, turns, large=turns > 0)

    def pages(form: str, size: int, last: int) -> Question:
        """A copier's way: one page after the other, to the last."""
        return Question(
            f"Open311 {form}: {size:,} each, page after page to {last}",
            lambda n: f"/open311/v2/requests.{form}?page={1 + n % last}&page_size={size}",
            KEY, last, large=True,
        )  # fmt: skip

    return [
        asked("discovery", "discovery.json"),
        asked("services", "services.json"),
        asked("a service", "services/street_lamp.json"),
        asked("json: the newest 50", "requests.json", page_size=50),
        asked("xml: the newest 50", "requests.xml", page_size=50),
        asked("json: 50 with extensions", "requests.json", page_size=50, extensions="true"),
        asked("json: 50 of one topic", "requests.json", page_size=50, service_code="shop_noise"),
        asked("json: 50 of five topics", "requests.json", page_size=50,
              service_code="street_lamp,corridor_clutter,shop_noise,small_ads,greening"),
        asked("json: 50 open", "requests.json", page_size=50, status="open"),
        asked("json: 50 closed of a rare topic", "requests.json", page_size=50, status="closed",
              service_code="street_lamp"),
        asked("json: 50 of a week", "requests.json", page_size=50,
              start_date=since.isoformat(timespec="seconds"),
              end_date=until.isoformat(timespec="seconds")),
        asked("json: 1 by number", f"requests/{quote(case.number)}.json"),
        asked("json: the newest 1,000", "requests.json", turns=7),
        asked("xml: the newest 1,000", "requests.xml", turns=7),
        asked("json: page 100 of 50, out of the blue", "requests.json", turns=3, page=100, page_size=50),
        asked("json: page 400 of 50, out of the blue", "requests.json", turns=3, page=400, page_size=50,
              status="open,closed"),
        pages("json", 50, 30),
        pages("json", 1_000, 20),
    ]  # fmt: skip
