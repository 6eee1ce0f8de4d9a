"""The mini-program's message push: who gets in, in which form, and what follows from it."""

import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from msgspec.structs import replace

from channels.miniprogram.door import MiniprogramDoor
from channels.tencent.pushes import PushKeys
from domain.errors import Unavailable
from domain.people import Address
from domain.reach import Grant, grant_id
from domain.screening import Verdict
from domain.street import Street
from services.clock import FixedClock
from services.delivery.ledgers import Grants
from services.office import Office
from storage.port import Change, Guard, Store
from tests import offices
from tests.miniprogram_peer import AES_KEY, Pusher

FORMS = [(mode, form) for mode in ("plain", "compatible", "safe") for form in ("xml", "json")]
ZHANG = Address("miniprogram", "wx-mini", "oZhang")


@pytest.fixture
async def office(street: Street, store: Store, clock: FixedClock) -> Office:
    """The desk behind the door."""
    return replace(offices.template(street), store=store, clock=clock)


class Opener:
    """Opens doors; all are closed after the test."""

    def __init__(self, office: Office) -> None:
        self.office, self.clients = office, list[TestClient[web.Request, web.Application]]()

    async def door(self, mode: str = "safe", form: str = "json") -> Pusher:
        """The platform in front of a new one."""
        keys = PushKeys(token="mini-token", app_id="wx-mini", aes_key=AES_KEY, mode=mode)  # type: ignore[arg-type]
        application = web.Application()
        application.add_routes(MiniprogramDoor(keys, self.office).routes())
        client = TestClient(TestServer(application))
        await client.start_server()
        self.clients.append(client)
        return Pusher(client, keys, form, self.office.clock)


@pytest.fixture
async def opener(office: Office) -> AsyncIterator[Opener]:
    one = Opener(office)
    yield one
    for client in one.clients:
        await client.close()


async def verdicts(office: Office) -> dict[str, str]:
    """What was heard, by trace."""
    return {one.id: one.opinion for one in await office.store.find(Verdict)}


@pytest.mark.parametrize(("mode", "form"), FORMS)
async def test_a_verdict_comes_in_each_mode_and_form(opener: Opener, mode: str, form: str) -> None:
    peer = await opener.door(mode, form)
    assert await peer.verify() == (200, "5837592348576")
    for suggest in ("pass", "risky", "review"):
        answer = await peer.post(peer.seal(peer.verdict(f"t-{suggest}", suggest)))
        assert (answer.status, answer.body) == (200, "success")
    assert await verdicts(opener.office) == {
        "t-pass": "pass",
        "t-risky": "risky",
        "t-review": "review",
    }


async def test_a_photo_that_could_not_be_reached_is_for_somebody(opener: Opener) -> None:
    peer = await opener.door()
    failed = {"errcode": -1008, "errmsg": "media download fail", "result": {}}
    await peer.post(peer.seal(peer.verdict("t-1") | failed))
    assert await verdicts(opener.office) == {"t-1": "review"}


async def test_the_same_delivery_as_often_as_it_comes_is_one(opener: Opener) -> None:
    peer = await opener.door()
    delivery = peer.seal(peer.verdict("t-1"))
    assert [(await peer.post(delivery)).status for _ in range(3)] == [200, 200, 200]
    assert await verdicts(opener.office) == {"t-1": "pass"}


@pytest.mark.parametrize("form", ["xml", "json"])
async def test_who_switches_notices_off_allows_none(opener: Opener, form: str) -> None:
    peer = await opener.door(form=form)
    peer.openid = "oZhang"
    grants, store = Grants(opener.office.store), opener.office.store
    await grants.add(ZHANG, "TPL-1", 2)
    await peer.post(peer.seal(peer.switched_off("TPL-1", "accept")))
    kept = await store.get(Grant, grant_id(ZHANG.key, "TPL-1"))
    assert kept is not None
    assert kept.left == 2
    await peer.post(peer.seal(peer.switched_off("TPL-1")))
    kept = await store.get(Grant, grant_id(ZHANG.key, "TPL-1"))
    assert kept is not None
    assert kept.left == 0


async def test_whatever_else_is_told_is_taken_note_of_and_left(opener: Opener) -> None:
    peer = await opener.door()
    for fields in (
        peer.text("你好"),
        peer.event("user_enter_tempsession"),
        {"x": [1, {"y": None}]},
    ):
        answer = await peer.post(peer.seal(fields))
        assert (answer.status, answer.body) == (200, "success")


class TestNotIn:
    """Nothing is believed that the platform did not say just now."""

    @pytest.mark.parametrize("form", ["xml", "json"])
    async def test_a_plain_body_is_refused_in_safe_mode(self, opener: Opener, form: str) -> None:
        """`signature` does not cover the body, so anybody who saw one could forge."""
        safe, plain = await opener.door("safe", form), await opener.door("plain", form)
        forged = plain.seal(plain.verdict("t-1"))
        assert (await safe.post(forged)).status == 400
        assert await verdicts(opener.office) == {}

    async def test_compatible_mode_believes_only_what_is_encrypted(self, opener: Opener) -> None:
        peer = await opener.door("compatible", "json")
        sealed = peer.seal(peer.verdict("t-1", "risky"))
        forged = json.dumps(json.loads(sealed.body) | {"result": {"suggest": "pass"}}).encode()
        assert (await peer.post(sealed._replace(body=forged))).status == 200
        assert await verdicts(opener.office) == {"t-1": "risky"}

    @pytest.mark.parametrize("name", ["msg_signature", "timestamp", "nonce"])
    async def test_a_wrong_signature(self, opener: Opener, name: str) -> None:
        peer = await opener.door()
        sealed = peer.seal(peer.verdict("t-1"))
        wrong = sealed._replace(query={**sealed.query, name: "1"})
        assert (await peer.post(wrong)).status == 403
        assert await verdicts(opener.office) == {}

    async def test_one_that_was_recorded(self, opener: Opener, clock: FixedClock) -> None:
        peer = await opener.door()
        sealed = peer.seal(peer.verdict("t-1"))
        clock.move(601_000)
        assert (await peer.post(sealed)).status == 403

    @pytest.mark.parametrize(
        "body", [b"", b"{", b"[]", b'{"Encrypt": 1}', b'{"Encrypt": "x"}', b"<xml>", b"\xff{", b"1"]
    )
    @pytest.mark.parametrize("mode", ["plain", "safe"])
    async def test_what_is_no_delivery_breaks_nothing(
        self, opener: Opener, mode: str, body: bytes
    ) -> None:
        peer = await opener.door(mode)
        sealed = peer.seal(peer.verdict("t-1"))
        assert (await peer.post(sealed._replace(body=body))).status in (200, 400, 403)
        assert await verdicts(opener.office) == {}

    @pytest.mark.parametrize("more", [{"trace_id": ""}, {"appid": "wx-other"}])
    async def test_a_verdict_about_nothing_of_ours(
        self, opener: Opener, more: dict[str, str]
    ) -> None:
        peer = await opener.door()
        assert (await peer.post(peer.seal(peer.verdict("t-1") | more))).status == 400
        assert await verdicts(opener.office) == {}


class Full:
    """A store that cannot write."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def commit(self, changes: list[Change], guards: list[Guard] | None = None) -> None:
        """There is no room."""
        raise Unavailable("no room")


async def test_what_could_not_be_stored_is_sent_again(office: Office) -> None:
    opener = Opener(replace(office, store=Full(office.store)))  # type: ignore[arg-type]
    peer = await opener.door()
    assert (await peer.post(peer.seal(peer.verdict("t-1")))).status == 503
    await opener.clients[0].close()
