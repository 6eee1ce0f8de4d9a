"""订阅通知 from end to end: the offer, the page, the platform's word that it was allowed."""

import hashlib
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from services.clock import FixedClock
from tests.channels.wechat.platform import Platform
from tests.whole.inside import MONDAY, Inside, opened
from tests.whole.running import ACCOUNT

OFFER = "/tell-me"
APPEAL = "宜川四村12号门口路灯不亮"


@pytest.fixture
async def platform() -> AsyncIterator[Platform]:
    """A WeChat that gives out tokens and tickets."""
    running = Platform(FixedClock(MONDAY), ACCOUNT.app_secret)
    yield running
    await running.stop()


@pytest.fixture
async def inside(tmp_path: Path, platform: Platform) -> AsyncIterator[Inside]:
    """A house whose account has a template for notices."""
    async with opened(
        tmp_path,
        platform=await platform.start(),
        subscription="tmpl1 thing1=first",
        public_url="https://street.example",
    ) as house:
        yield house


async def test_who_allowed_one_is_not_asked_again(inside: Inside) -> None:
    aunt = inside.person("one-tap")
    assert OFFER in await aunt.say(APPEAL)
    assert await aunt.say(aunt.consent(tmpl1="accept")) == ""
    said = await aunt.say("宜川四村15号楼道堆物")
    assert "2号" in said
    assert OFFER not in said


async def test_who_did_not_allow_it_may_still(inside: Inside) -> None:
    aunt = inside.person("no-tap")
    await aunt.say(APPEAL)
    await aunt.say(aunt.consent(tmpl1="reject"))
    assert OFFER in await aunt.say("宜川四村15号楼道堆物")


async def test_the_page_is_signed_with_the_accounts_own_ticket(
    inside: Inside, platform: Platform
) -> None:
    pages = [await (await inside.http.get(f"{OFFER}?lang=zh-Hant")).text() for _ in range(2)]
    assert (platform.tickets, len(platform.fetches)) == (1, 1)
    for page in pages:
        nonce, proof = (
            re.findall(rf'{name}: "([0-9a-f]+)"', page)[0] for name in ("nonceStr", "signature")
        )
        text = (
            f"jsapi_ticket=TICKET-1&noncestr={nonce}&timestamp={MONDAY // 1000}"
            f"&url=https://street.example{OFFER}?lang=zh-Hant"
        )
        assert proof == hashlib.sha1(text.encode()).hexdigest()
