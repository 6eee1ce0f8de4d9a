"""Signing in: a code opens once, the word it gives lasts and can be ended, and nothing leaks."""

import logging

import pytest

from channels.miniprogram.client import MiniprogramClient
from domain.access import Access
from domain.people import Identity
from services.people.visitors import NoAnswer
from tests.api.conftest import TEMPLATE, Http, Phone
from tests.handlers.desk import Desk
from tests.miniprogram_peer import SESSION_KEY, Platform

DAY = 86_400_000


async def test_a_code_gives_a_word_that_says_who_calls(http: Http, desk: Desk) -> None:
    zhang = await Phone(http, "oZhang").sign_in()
    me = await zhang.ask("GET", "me")
    assert (me.status, me.body["seats"], me.body["notices"]) == (200, [], 0)
    identity = await desk.store.get(Identity, "miniprogram:wx-mini:oZhang")
    assert identity is not None
    assert identity.following, "notices go there, as far as they are allowed"
    accesses = await desk.store.find(Access)
    assert [one.person for one in accesses] == [identity.person]
    assert zhang.token not in repr(accesses), "the word itself is kept nowhere"


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (40029, 400),
        (40163, 400),
        (45011, 429),
        (45009, 429),
        (40226, 403),
        (-1, 503),
        (40013, 503),
        (40125, 503),
        (40164, 503),
        (48001, 503),
        (47003, 503),
    ],
)
async def test_every_code_of_the_platform_is_a_problem_of_its_own(
    http: Http, platform: Platform, code: int, status: int
) -> None:
    platform.errors.append(code)
    told = await Phone(http, "oZhang").ask("POST", "login", json={"code": "code-oZhang"})
    assert (told.status, told.headers["Content-Type"].partition(";")[0]) == (
        status,
        "application/problem+json",
    )
    assert ("Retry-After" in told.headers) == (status in (429, 503))


async def test_a_code_opens_once(http: Http) -> None:
    phone = Phone(http, "oZhang")
    first = await phone.ask("POST", "login", json={"code": "code-oZhang"})
    again = await phone.ask("POST", "login", json={"code": "code-oZhang"})
    assert (first.status, again.status) == (200, 400)


async def test_the_session_key_is_neither_told_nor_kept_nor_logged(
    http: Http, desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        told = await Phone(http, "oZhang").ask("POST", "login", json={"code": "code-oZhang"})
    assert set(told.body) == {"token", "expires_at"}
    assert SESSION_KEY not in caplog.text + str(told)
    assert "s3cret" not in caplog.text


async def test_a_word_lasts_thirty_days_from_its_last_use(zhang: Phone, desk: Desk) -> None:
    for _ in range(2):
        desk.clock.move(29 * DAY)
        assert (await zhang.ask("GET", "me")).status == 200
    desk.clock.move(30 * DAY)
    told = await zhang.ask("GET", "me")
    assert (told.status, told.headers["WWW-Authenticate"]) == (401, "Bearer")


async def test_ending_it_ends_it(zhang: Phone) -> None:
    assert (await zhang.ask("DELETE", "login")).status == 204
    assert (await zhang.ask("GET", "me")).status == 401


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer nobody", "Basic abc"])
async def test_without_a_word_of_ours_nobody_is_known(http: Http, header: str) -> None:
    told = await Phone(http, "x").ask("GET", "me", headers={"Authorization": header})
    assert told.status == 401


async def test_a_phone_number_comes_by_its_code(zhang: Phone) -> None:
    told = await zhang.ask("POST", "me/phone", json={"code": "phone-13800001111"})
    assert told.body == {"phone": "13800001111"}


async def test_a_token_that_is_turned_down_is_renewed_once(
    zhang: Phone, platform: Platform, desk: Desk
) -> None:
    await zhang.ask("POST", "me/phone", json={"code": "phone-1"})
    platform.errors.append(42001)
    desk.clock.move(3_600_000)
    told = await zhang.ask("POST", "me/phone", json={"code": "phone-2"})
    assert (told.body, platform.tokens) == ({"phone": "2"}, 2)


async def test_a_platform_that_is_away_is_no_fault_of_the_caller(
    client: MiniprogramClient, platform: Platform
) -> None:
    await platform.leave()
    with pytest.raises(NoAnswer):
        await client.visitor("code-oZhang")


async def test_grants_are_counted_and_taken_back(zhang: Phone) -> None:
    yes = {"template": TEMPLATE, "accepted": True}
    assert (await zhang.ask("POST", "me/subscriptions", json=yes)).body == {"left": 1}
    assert (await zhang.ask("POST", "me/subscriptions", json=yes)).body == {"left": 2}
    assert (await zhang.ask("GET", "me")).body["notices"] == 2
    no = yes | {"accepted": False}
    assert (await zhang.ask("POST", "me/subscriptions", json=no)).body == {"left": 0}
    other = {"template": "made-up", "accepted": True}
    assert (await zhang.ask("POST", "me/subscriptions", json=other)).status == 404


async def test_being_forgotten_ends_every_sign_in(zhang: Phone, http: Http) -> None:
    elsewhere = await Phone(http, "oZhang").sign_in(union="u-1")
    told = await zhang.ask("DELETE", "me")
    assert told.status == 200
    assert told.body["kept"] == 0
    assert [(await one.ask("GET", "me")).status for one in (zhang, elsewhere)] == [401, 401]


async def test_problems_are_told_in_the_callers_language(http: Http) -> None:
    phone = Phone(http, "x")
    phone.language = "en"
    english = await phone.ask("POST", "login", json={"code": ""})
    phone.language = "zh-TW"
    chinese = await phone.ask("POST", "login", json={"code": ""})
    assert english.status == chinese.status == 422
    assert "nothing was kept" in english.body["detail"]
    assert english.body["errors"][0]["pointer"] == "#/code"
    assert "什麼" in chinese.body["detail"]


async def test_too_many_requests_are_told_to_wait(zhang: Phone, desk: Desk) -> None:
    seen = [(await zhang.ask("GET", "me")).status for _ in range(125)]
    assert (seen[0], seen[-1]) == (200, 429)
    told = await zhang.ask("GET", "me")
    desk.clock.move(int(told.headers["Retry-After"]) * 1_000)
    assert (await zhang.ask("GET", "me")).status == 200
