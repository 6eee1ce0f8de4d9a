"""The map inside WeChat, whose script is a stand-in of ours: signed for, used, and done without."""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Geolocation, Page, Route, expect

from channels.simulator.wechat_platform import TICKET
from domain.geo import wgs84_to_gcj02
from tests.e2e.conftest import PATIENCE, PHONE, Server

SCRIPT = "https://res.wx.qq.com/open/js/jweixin-1.6.0.js"
SOUTH = (31.25412, 121.43988)
NORTH: Geolocation = {"latitude": 31.26314, "longitude": 121.43712}
"""Where WeChat says the phone is, and where the browser says it is."""

NEAREST, ITS_PLACE = "样例·两湾城绿丝带服务点", (31.2527, 121.4392)

STAND_IN = """
const how = %s;
window.wx = {
  config(one) { window.configured = one; },
  ready(then) { if (how.signed) setTimeout(then); },
  error(then) { if (!how.signed) setTimeout(() => then({ errMsg: "config:invalid signature" })); },
  getLocation(asked) {
    window.asked = asked.type;
    if (how.position === "told") asked.success({ latitude: %s, longitude: %s });
    else asked[how.position]({ errMsg: "getLocation:" + how.position });
  },
  openLocation(one) { window.opened = one; },
};
"""

Opened = Callable[..., Page]


@pytest.fixture
def inside(server: Server, browser: Browser) -> Iterator[Opened]:
    """The page in WeChat's browser; nobody but us and the stand-in is asked for anything."""
    contexts, trouble = [], list[str]()

    def opened(*, signed: bool = True, position: str = "told") -> Page:
        context = browser.new_context(
            user_agent="Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50",
            viewport={"width": PHONE[0], "height": PHONE[1]}, locale="zh-CN",
            permissions=["geolocation"], geolocation=NORTH,
        )  # fmt: skip
        contexts.append(context)
        how = json.dumps({"signed": signed, "position": position})
        script = STAND_IN % (how, *SOUTH)

        def answer(route: Route) -> None:
            if route.request.url == SCRIPT:
                route.fulfill(body=script, content_type="text/javascript")
            elif route.request.url.startswith((server.url, "data:")):
                route.continue_()
            else:
                trouble.append(route.request.url)
                route.abort()

        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.route("**/*", answer)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(f"{server.url}/map?f=water")
        expect(page.locator("path.rail")).to_have_count(1)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not trouble


def found(page: Page) -> tuple[str, str]:
    """Where the phone told us that it is, and what is nearest there."""
    with page.expect_request(lambda one: "/map/list" in one.url) as asked:
        page.locator("#here").click()
    expect(page.locator("#found")).to_contain_text("离您最近的")
    return (
        parse_qs(urlsplit(asked.value.url).query)["at"][0],
        page.locator(".stations h3 span").nth(1).inner_text(),
    )


def test_it_is_signed_for_this_address_and_knows_the_phones_place(
    inside: Opened, server: Server
) -> None:
    page = inside()
    config: dict[str, Any] = page.evaluate("configured")
    assert config["jsApiList"] == ["getLocation", "openLocation"]
    signed = (
        f"jsapi_ticket={TICKET}&noncestr={config['nonceStr']}"
        f"&timestamp={config['timestamp']}&url={server.url}/map?f=water"
    )
    assert config["signature"] == hashlib.sha1(signed.encode()).hexdigest()
    assert found(page) == ("31.254,121.440", NEAREST)
    assert page.evaluate("asked") == "wgs84"
    page.locator("a.walk").first.click()
    opened = page.evaluate("opened")
    lat, lng = wgs84_to_gcj02(ITS_PLACE)
    assert opened["name"] == NEAREST
    assert (opened["latitude"], opened["longitude"]) == pytest.approx((lat, lng), abs=1e-6)


def test_what_is_refused_is_done_by_the_browser(inside: Opened) -> None:
    for page in (inside(signed=False), inside(position="fail")):
        assert found(page)[0] == "31.263,121.437"
    page = inside(position="cancel")
    page.locator("#here").click()
    expect(page.get_by_role("alert")).to_contain_text("选个地名")
