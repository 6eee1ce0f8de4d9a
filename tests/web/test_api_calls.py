"""Another system prepares a call over HTTP: a draft for people to confirm, and nothing but a draft."""

import asyncio
import hashlib
import json
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pytest_aiohttp.plugin import AiohttpClient

from domain.call import Call
from domain.readiness import Team
from domain.street import Street
from domain.work import Notice
from services.calls import timers
from services.calls.fields import FIELDS
from services.clock import FixedClock
from services.delivery.sweep import sweep
from services.office import Office
from storage.port import Store
from tests.calls.scene import (
    MONDAY,
    NIGHT,
    READY,
    confirmed,
    fanned_out,
    notices,
    says,
    settled,
    words,
)
from web.api import calls
from web.api.problem import problems

Http = TestClient[web.Request, web.Application]
KEY = "a-key-of-the-duty-platform"
FLOOD: dict[str, Any] = {
    "kind": "防汛",
    "grids": ["宜南"],
    "where": "中潭路口",
    "gather_by": "2026-11-23T20:30:00+08:00",
    "bring": "雨衣",
    "needed": 3,
}


@pytest.fixture
async def here(template: Office, store: Store, clock: FixedClock, street: Street) -> Office:
    """A desk on a Monday morning, with the roster of `scene.settled`."""
    clock.move(MONDAY - clock.now())
    flood = Team(source="composed", id="flood", name="防汛组")
    ready = replace(street, readiness=replace(READY, teams=(flood,)))
    office = replace(template, store=store, clock=clock, street=ready, base_url="https://x.test")
    await settled(office)
    return office


@pytest.fixture
async def http(here: Office, aiohttp_client: AiohttpClient) -> Http:
    """The API alone, as another system sees it."""
    app = web.Application(middlewares=[problems(here)])
    app.add_routes(calls.routes(here, {"duty": KEY}, lambda: None))
    return await aiohttp_client(app)


def headers(key: str = "k1", language: str = "zh-CN") -> dict[str, str]:
    return {
        "Authorization": f"Bearer {KEY}",
        "Idempotency-Key": key,
        "Accept-Language": language,
    }


async def prepared(http: Http, key: str = "k1", **more: Any) -> dict[str, Any]:
    answer = await http.post("/api/v1/calls", json={**FLOOD, **more}, headers=headers(key))
    assert answer.status == 201, await answer.text()
    return dict(await answer.json())


async def faults(http: Http, language: str = "zh-CN", **more: Any) -> dict[str, str]:
    body = {name: value for name, value in {**FLOOD, **more}.items() if value != "-"}
    answer = await http.post("/api/v1/calls", json=body, headers=headers("f", language))
    assert (answer.status, answer.content_type) == (422, "application/problem+json")
    return {each["pointer"]: each["detail"] for each in (await answer.json())["errors"]}


async def only(office: Office) -> Call:
    (call,) = await office.store.find(Call)
    return call


class TestDraft:
    async def test_is_read_back_to_those_who_decide(self, http: Http, here: Office) -> None:
        said = await prepared(http)
        assert (said["number"], said["state"]) == ("集1", "draft")
        assert "20:30前到中潭路口" in said["read_back"]
        told = await notices(here)
        assert sorted(n.staff for n in told) == ["boss", "desk", "desk2"]
        text = words(told[0])
        assert text.startswith("【待确认】“duty”系统")
        assert said["read_back"] in text
        assert told[0].reply
        assert told[0].reply.choices[0].say == "确认 集1"

    async def test_a_person_sends_it_and_is_its_first(self, http: Http, here: Office) -> None:
        await prepared(http)
        draft = await only(here)
        assert (draft.by, draft.system) == ("", "duty")
        assert (await confirmed(here, draft, "desk")).state == "sent"
        assert (await only(here)).by == "desk"

    async def test_by_night_two_persons_beside_the_system(
        self, http: Http, here: Office, clock: FixedClock
    ) -> None:
        clock.move(NIGHT - clock.now())
        await prepared(http, gather_by=None)
        assert (await confirmed(here, await only(here), "desk")).state == "second"
        assert (await confirmed(here, await only(here), "desk")).state == "second"
        assert (await confirmed(here, await only(here), "boss")).state == "sent"
        sent = await only(here)
        assert (sent.by, sent.second) == ("desk", "boss")

    async def test_a_desk_alone_may_still_say_so(
        self, http: Http, here: Office, clock: FixedClock
    ) -> None:
        clock.move(NIGHT - clock.now())
        await prepared(http, gather_by=None)
        assert (await confirmed(here, await only(here), "desk", "我一个人值班")).state == "sent"
        told = [n for n in await notices(here) if n.id.endswith(":boss:alone")]
        assert "desk一个人值班" in words(told[0])

    async def test_expires_and_those_who_heard_of_it_hear_so(
        self, http: Http, here: Office, clock: FixedClock
    ) -> None:
        await prepared(http)
        clock.move(here.street.readiness.draft_minutes * 60_000)
        await timers.tick(here, clock.now())
        assert (await only(here)).state == "expired"
        told = [n for n in await notices(here) if n.id.endswith(":expired")]
        assert sorted(n.staff for n in told) == ["boss", "desk", "desk2"]

    async def test_an_exercise_says_so_first_and_is_announced_first(
        self, http: Http, here: Office
    ) -> None:
        said = await prepared(http, exercise=True)
        assert said["exercise"]
        told = (await notices(here))[0]
        assert words(told).startswith("【演练】")
        assert told.reply
        assert told.reply.choices[0].say == "预告 集1"

    @pytest.mark.parametrize(
        ("given", "people"),
        [
            ({"grids": ["yinan"], "teams": ["防汛组"]}, 4),
            ({"grids": [], "groups": ["team"]}, 4),
            ({"grids": [], "whole": True}, 4),
            ({"kind": "flood", "grids": ["宜南"]}, 4),
        ],
    )
    async def test_whom_it_names(
        self, http: Http, here: Office, given: dict[str, Any], people: int
    ) -> None:
        said = await prepared(http, **given)
        assert f"共{people}人" in said["read_back"]

    async def test_a_line_is_a_line(self, http: Http, here: Office) -> None:
        await prepared(http, what="积水\n【取消】不用来了\x00")
        assert (await only(here)).what == "积水 【取消】不用来了"


class TestFaults:
    async def test_all_are_told_each_at_its_field(self, http: Http, here: Office) -> None:
        wrong = await faults(http, kind="洪水猛兽", where="", needed=-1, gather_by="今晚", team="x")
        assert set(wrong) == {"#/kind", "#/where", "#/needed", "#/gather_by", "#/team"}
        assert "有:防汛" in wrong["#/kind"].replace("：", ":")
        assert await here.store.find(Call) == []
        assert await here.store.find(Notice) == []

    @pytest.mark.parametrize(
        ("field", "value", "id"),
        [
            ("grids", [], "scope"),
            ("grids", "-", "scope"),
            ("grids", "宜南", "names"),
            ("grids", [1], "names"),
            ("teams", ["没有的队"], "strange"),
            ("groups", ["没有的组"], "strange"),
            ("whole", True, "whole"),
            ("exercise", "true", "yes"),
            ("needed", True, "number"),
            ("needed", 10_000, "number"),
            ("where", 5, "text"),
            ("where", "长" * 61, "long"),
            ("gather_by", "2026-11-23T20:30:00", "moment"),
            ("gather_by", 1_795_000_000, "moment"),
            ("gather_by", "2026-11-23T01:00:00+08:00", "past"),
            ("gather_by", "2027-11-23T01:00:00+08:00", "far"),
            ("a/b", 1, "unknown"),
        ],
    )
    async def test_one(self, http: Http, here: Office, field: str, value: Any, id: str) -> None:
        given: dict[str, Any] = {field: value}
        wrong = await faults(http, **given)
        said = here.texts.say("zh-Hans", f"api-fault-{id}", **FACTS.get(id, {}))
        assert [text.startswith(said[:6]) for text in wrong.values()] == [True]

    async def test_in_the_callers_language(self, http: Http) -> None:
        assert await faults(http, "en-GB", where=None) == {
            "#/where": "This field may not be empty."
        }
        assert "這一欄" in (await faults(http, "zh-TW", where=None))["#/where"]


FACTS: dict[str, dict[str, Any]] = {
    "long": {"most": 60},
    "number": {"most": 9_999},
    "strange": {"name": "没有的队", "known": ""},
}


class TestAgain:
    async def test_the_same_key_is_the_same_draft(self, http: Http, here: Office) -> None:
        first, again = await prepared(http), await prepared(http)
        assert first == again
        assert len(await notices(here)) == 3

    async def test_at_the_same_moment_too(self, http: Http, here: Office) -> None:
        answers = await asyncio.gather(*(prepared(http) for _ in range(5)))
        assert {answer["number"] for answer in answers} == {(await only(here)).number}

    async def test_another_body_under_it_is_refused(self, http: Http, here: Office) -> None:
        await prepared(http)
        answer = await http.post("/api/v1/calls", json={**FLOOD, "needed": 4}, headers=headers())
        assert (answer.status, (await answer.json())["status"]) == (422, 422)
        assert "Idempotency-Key" in (await answer.json())["detail"]
        await only(here)

    async def test_what_was_refused_leaves_the_key_free(self, http: Http) -> None:
        await http.post("/api/v1/calls", json={}, headers=headers())
        await prepared(http)

    async def test_keys_are_forgotten(self, http: Http, here: Office, clock: FixedClock) -> None:
        await prepared(http, gather_by=None)
        clock.move(25 * 3_600_000)
        assert (await prepared(http, gather_by=None))["number"] == "集2"
        clock.move(25 * 3_600_000)
        assert (await sweep(here.store, clock.now())).deleted >= 1

    @pytest.mark.parametrize("key", ["", "x" * 201, "钥匙", "a b"])
    async def test_without_one(self, http: Http, key: str) -> None:
        sent = headers() | {"Idempotency-Key": key}
        answer = await http.post("/api/v1/calls", json=FLOOD, headers=sent)
        assert answer.status == 400
        assert "Idempotency-Key" in (await answer.json())["detail"]


class TestDoor:
    @pytest.mark.parametrize("given", ["", "Bearer nobody", f"Basic {KEY}"])
    async def test_without_a_key(self, http: Http, given: str) -> None:
        for method, path in (("POST", "/api/v1/calls"), ("GET", "/api/v1/calls/1")):
            answer = await http.request(method, path, headers={"Authorization": given})
            assert (answer.status, answer.content_type) == (401, "application/problem+json")
            assert answer.headers["WWW-Authenticate"] == "Bearer"

    async def test_another_method(self, http: Http) -> None:
        answer = await http.delete("/api/v1/calls/1", headers=headers())
        assert (answer.status, answer.content_type) == (405, "application/problem+json")
        assert "GET" in answer.headers["Allow"]

    @pytest.mark.parametrize("path", ["calls/7", "calls/x", "nothing", "calls/1/cancel"])
    async def test_nothing_there(self, http: Http, path: str) -> None:
        answer = await http.get(f"/api/v1/{path}", headers=headers(language="en"))
        assert (answer.status, answer.content_type) == (404, "application/problem+json")
        assert (await answer.json())["title"] == "Not Found"

    async def test_too_long(self, http: Http) -> None:
        answer = await http.post("/api/v1/calls", data=b"x" * (calls.BODY + 1), headers=headers())
        assert (answer.status, answer.content_type) == (413, "application/problem+json")

    @pytest.mark.parametrize(
        "body", [b"", b"{", b"[]", b"5", b"\xff", b"[" * 9_000, b'{"a":"\\ud800"}']
    )
    async def test_no_object(self, http: Http, body: bytes) -> None:
        answer = await http.post("/api/v1/calls", data=body, headers=headers())
        assert (answer.status, answer.content_type) == (400, "application/problem+json")

    def test_nothing_without_keys(self, here: Office) -> None:
        assert calls.routes(here, {}, lambda: None) == []


class TestStanding:
    async def test_numbers_and_no_names(self, http: Http, here: Office) -> None:
        await prepared(http)
        await confirmed(here, await only(here), "desk")
        await fanned_out(here)
        call = await only(here)
        await says(here, call, "m1", "coming")
        await says(here, call, "m2", "cannot", "孩子病了")
        answer = await http.get("/api/v1/calls/集1", headers=headers())
        shown = await answer.json()
        assert (shown["state"], shown["complete"]) == ("sent", False)
        total = shown["total"]
        assert [total[n] for n in ("expected", "counted", "coming", "cannot", "short")] == [
            4, 1, 1, 1, 2,
        ]  # fmt: skip
        text = json.dumps(shown, ensure_ascii=False)
        assert not any(name in text for name in ("m1", "m2", "孩子"))

    async def test_a_draft_has_no_numbers(self, http: Http) -> None:
        await prepared(http)
        shown = await (await http.get("/api/v1/calls/1", headers=headers())).json()
        assert shown["state"] == "draft"
        assert "total" not in shown


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


BODIES = (
    st.fixed_dictionaries({}, optional=dict.fromkeys(sorted(FIELDS), JSON))
    | st.dictionaries(st.sampled_from(sorted(FIELDS)), JSON).map(lambda more: FLOOD | more)
    | JSON
)


async def test_whatever_comes_is_answered(http: Http) -> None:
    loop, seen = asyncio.get_running_loop(), set[int]()

    async def one(body: object) -> None:
        sent = json.dumps(body).encode()
        key = headers(hashlib.sha256(sent).hexdigest())
        seen.add((await http.post("/api/v1/calls", data=sent, headers=key)).status)

    @settings(max_examples=60, deadline=None)
    @given(BODIES)
    def check(body: object) -> None:
        asyncio.run_coroutine_threadsafe(one(body), loop).result(10)

    await asyncio.to_thread(check)
    assert seen <= {201, 400, 422}
    assert seen >= {400, 422}
