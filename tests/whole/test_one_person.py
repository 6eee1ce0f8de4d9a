"""Somebody with a past in chat and another in the mini-program, from end to end: one person."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Miniprogram
from tests.wechat_peer import WechatPeer
from tests.whole.callers import PREFIX
from tests.whole.inside import SECOND, Inside, opened
from tests.whole.platform import Platform
from tests.whole.running import SECRETS

LIGHT, CLUTTER = "宜川四村12号路灯不亮", "宜川六村8号楼道堆物"
AUNT = f"{PREFIX}aunt"


@pytest.fixture
async def inside(tmp_path: Path, platform: Platform) -> AsyncIterator[Inside]:
    """A house with an official account and a mini-program of one owner."""
    mini = Miniprogram(app_id="wx1690mini", app_secret=SECRETS[1], api_base=platform.url)
    async with opened(tmp_path, platform=platform.url, miniprogram=mini) as house:
        yield house


class Phone:
    """The mini-program on somebody's phone."""

    def __init__(self, inside: Inside, code: str) -> None:
        self._http, self._code, self._word = inside.http, code, ""

    async def sign_in(self) -> None:
        """With what wx.login gave."""
        self._word = (await self.ask("POST", "login", json={"code": self._code}))["token"]

    async def ask(self, method: str, path: str, **more: Any) -> Any:
        """What is answered, which has to be a yes."""
        headers = {"Authorization": f"Bearer {self._word}"} if self._word else {}
        headers |= {"Idempotency-Key": more.pop("key")} if "key" in more else {}
        async with self._http.request(method, f"/api/v1/{path}", headers=headers, **more) as said:
            assert said.status < 300, await said.text()
            return await said.json()

    async def cases(self) -> list[str]:
        """The numbers of what is shown as theirs, the newest first."""
        return [case["number"] for case in (await self.ask("GET", "cases"))["cases"]]


async def test_each_shows_the_others_cases_and_chat_hears_of_both(
    inside: Inside, platform: Platform
) -> None:
    platform.unions = {AUNT: "union-aunt", "mini-aunt": "union-aunt"}
    aunt, phone = inside.person("aunt"), Phone(inside, "mini-aunt")
    assert isinstance(aunt, WechatPeer)
    await aunt.say(LIGHT)
    inside.clock.move(SECOND)
    await phone.sign_in()
    told = await phone.ask("POST", "cases", json={"text": CLUTTER}, key="k-1690-aunt-once")
    [mine] = await phone.cases()
    assert mine == told["case"]["number"]
    assert "2件事" not in await aunt.say("进度")
    await inside.house.asking.tick()
    assert len(await phone.cases()) == 2
    assert "2件事" in await aunt.say("进度")
    assert "2号" in await aunt.say("催办 2")
    whole = await phone.ask("GET", f"cases/{mine}")
    assert whole["words"]
