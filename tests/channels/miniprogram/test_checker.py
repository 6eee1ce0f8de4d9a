"""The platform's content check: what it is asked, and what each of its answers means."""

import pytest
from aiohttp import web

from channels.miniprogram.account import MiniprogramAccount
from channels.miniprogram.checker import MiniprogramChecker
from channels.tencent.calls import Calls
from services.screening.port import Unchecked
from tests.miniprogram_peer import Platform

URL = "https://street.example/files/x"


@pytest.fixture
def checker(account: MiniprogramAccount, calls: Calls) -> MiniprogramChecker:
    return MiniprogramChecker(account, calls)


@pytest.mark.parametrize(
    ("suggest", "opinion"),
    [("pass", "pass"), ("risky", "risky"), ("review", "review"), ("", "review"), ("new", "review")],
)
async def test_its_opinion_of_words(
    checker: MiniprogramChecker, platform: Platform, suggest: str, opinion: str
) -> None:
    platform.opinion = suggest
    assert await checker.text("oZhang", "楼道堆物") == opinion
    assert platform.checked == [
        {"version": 2, "scene": 2, "openid": "oZhang", "content": "楼道堆物"}
    ]


async def test_version_one_says_risky_by_a_code(
    checker: MiniprogramChecker, platform: Platform
) -> None:
    platform.errors.append(87014)
    assert await checker.text("oZhang", "x") == "risky"


async def test_of_a_photo_it_gives_a_trace(checker: MiniprogramChecker, platform: Platform) -> None:
    assert await checker.photo("oZhang", URL) == "trace-1"
    assert platform.pictures[0]["media_url"] == URL


@pytest.mark.parametrize(
    ("code", "again", "wait"),
    [
        (61010, False, 0),
        (40003, False, 0),
        (45009, False, 0),
        (40164, False, 0),
        (48001, False, 0),
        (47003, False, 0),
        (45011, True, 60_000),
        (-1, True, 0),
        (20001, True, 0),
    ],
)
@pytest.mark.parametrize("what", ["text", "photo"])
async def test_each_refusal_says_whether_asking_again_can_help(
    checker: MiniprogramChecker, platform: Platform, what: str, code: int, again: bool, wait: int
) -> None:
    platform.errors.append(code)
    with pytest.raises(Unchecked) as caught:
        await getattr(checker, what)("oZhang", "x")
    assert (caught.value.again, caught.value.wait) == (again, wait)
    assert str(code) in caught.value.detail


@pytest.mark.parametrize("code", [40001, 40014, 42001])
async def test_a_token_that_is_turned_down_is_renewed_once(
    checker: MiniprogramChecker, platform: Platform, code: int
) -> None:
    platform.errors.append(code)
    assert await checker.text("oZhang", "x") == "pass"
    assert platform.tokens == 2


@pytest.mark.parametrize(
    "answer", [web.Response(status=500), web.Response(text="<html>"), web.Response(text="{}")]
)
async def test_what_is_no_answer_is_asked_again(
    checker: MiniprogramChecker, platform: Platform, answer: web.Response
) -> None:
    platform.errors.append(answer)
    with pytest.raises(Unchecked) as caught:
        await checker.photo("oZhang", URL)
    assert caught.value.again


async def test_a_platform_that_is_away_is_asked_again(
    checker: MiniprogramChecker, platform: Platform
) -> None:
    await platform.leave()
    with pytest.raises(Unchecked) as caught:
        await checker.text("oZhang", "x")
    assert caught.value.again
