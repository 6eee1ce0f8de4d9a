"""The stand-in of the mini-program's platform, asked by the real client."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import aiohttp
import pytest

from channels.miniprogram.account import MiniprogramAccount
from channels.miniprogram.checker import MiniprogramChecker
from channels.miniprogram.client import MiniprogramClient
from channels.simulator.phones import union
from channels.tencent.calls import Calls
from channels.tencent.codes import STALE
from channels.tencent.stable_token import StableToken
from channels.tencent.tokens import AccessToken, Tokens
from services.people.visitors import NoAnswer, WrongCode
from storage.sqlite import SqliteStore
from tests.channels.simulator.conftest import Stage
from tests.channels.simulator.doors import MINI

Calling = Callable[[str], tuple[MiniprogramAccount, aiohttp.ClientSession, Calls]]
Clients = Callable[[str], MiniprogramClient]


@pytest.fixture
async def calling(stage: Stage, tmp_path: Path) -> AsyncIterator[Calling]:
    """Calls by who knows the secret, or believes they do."""
    store = SqliteStore(tmp_path / "tokens.db", "test", (AccessToken,))
    await store.open()
    base = str(stage.http.make_url("/simulator/platform/miniprogram"))
    async with aiohttp.ClientSession() as http:

        def make(secret: str) -> tuple[MiniprogramAccount, aiohttp.ClientSession, Calls]:
            account = MiniprogramAccount(MINI.app_id, secret, base)
            tokens = Tokens(StableToken("miniprogram", account, http), store, stage.clock)
            return account, http, Calls(http, tokens, STALE)

        yield make
    await store.close()


@pytest.fixture
def clients(calling: Calling) -> Clients:
    """A client with this secret."""
    return lambda secret: MiniprogramClient(*calling(secret))


@pytest.fixture
def checker(calling: Calling) -> MiniprogramChecker:
    """The content check, by who knows the secret."""
    account, _, calls = calling(MINI.app_secret)
    return MiniprogramChecker(account, calls)


@pytest.fixture
def client(clients: Clients) -> MiniprogramClient:
    """One that knows it."""
    return clients(MINI.app_secret)


async def test_a_name_is_always_the_same_person(client: MiniprogramClient) -> None:
    one, again, other = [await client.visitor(c) for c in ("dev:zhang", "dev:zhang", "dev:li")]
    assert one == again != other
    assert len(one.openid) == 28


async def test_a_phone_of_the_simulator_is_one_person_in_both(client: MiniprogramClient) -> None:
    visitor = await client.visitor("dev:resident-1")
    assert visitor.union == union("resident-1")


@pytest.mark.parametrize("code", ["zhang", "dev:", "dev:张", "dev:a b", "dev:" + "a" * 17])
async def test_what_is_no_name_opens_nothing(client: MiniprogramClient, code: str) -> None:
    with pytest.raises(WrongCode):
        await client.visitor(code)


async def test_a_wrong_secret_opens_nothing(clients: Clients) -> None:
    client = clients("other")
    with pytest.raises(NoAnswer):
        await client.visitor("dev:zhang")
    with pytest.raises(NoAnswer):
        await client.phone("dev:13800000000")


async def test_a_number_is_told(client: MiniprogramClient) -> None:
    assert await client.phone("dev:13800000000") == "13800000000"
    with pytest.raises(WrongCode):
        await client.phone("dev:zhang")


async def test_words_are_judged_by_what_stands_in_them(checker: MiniprogramChecker) -> None:
    judged = [await checker.text("o", words) for words in ("书一箱", "[review]", "x [risky]")]
    assert judged == ["pass", "review", "risky"]


async def test_a_photos_verdict_is_called_back(checker: MiniprogramChecker, stage: Stage) -> None:
    trace = await checker.photo("oZhang", "https://street.example/files/x")
    heard = await stage.doors.pushed.get()
    said = (heard["Event"], heard["appid"], heard["trace_id"], heard["result"]["suggest"])
    assert said == ("wxa_media_check", MINI.app_id, trace, "pass")
