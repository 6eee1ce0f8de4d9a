"""The webhook: who may knock, what is no update, and when it is answered."""

import asyncio
import gzip
import json
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.errors import Conflict, Unavailable
from tests.channels.telegram.conftest import Street
from tests.telegram_peer import HEADER, SECRET


@pytest.mark.parametrize(
    "headers",
    [
        {HEADER: ""},
        {HEADER: "wrong"},
        {HEADER: SECRET + "x"},
        {HEADER: SECRET[:-1]},
        {HEADER: "秘密"},
        {HEADER: f"{SECRET}é"},
    ],
)
async def test_a_wrong_secret_is_refused(street: Street, headers: dict[str, str]) -> None:
    status, said = await street.peer.post(street.peer.text("hi"), headers)
    assert status == 403
    assert HEADER in said
    assert SECRET not in said
    assert street.desk.heard == []


async def test_bytes_that_are_no_text_in_the_secret(street: Street) -> None:
    body = json.dumps(street.peer.text("hi")).encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", street.http.port)
    writer.write(
        b"POST /telegram HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        + HEADER.encode() + b": \xff\xfe\x80\r\n"
        + f"Content-Length: {len(body)}\r\n\r\n".encode() + body
    )  # fmt: skip
    answer = await reader.read()
    writer.close()
    assert answer.startswith(b"HTTP/1.1 4")
    assert street.desk.heard == []


async def test_without_or_with_two_secrets(street: Street) -> None:
    body = json.dumps(street.peer.text("hi"))
    async with street.http.post("/telegram", data=body) as answer:
        assert answer.status == 403
    twice = [(HEADER, SECRET), (HEADER, SECRET)]
    async with street.http.post("/telegram", data=body, headers=twice) as answer:
        assert answer.status == 403
    halves = [(HEADER, SECRET[:4]), (HEADER, SECRET[4:])]
    async with street.http.post("/telegram", data=body, headers=halves) as answer:
        assert answer.status == 403
    assert street.desk.heard == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"1",
        b'"x"',
        b"{",
        b"{}",
        b'{"update_id": null}',
        b'{"update_id": "x"}',
        b'{"update_id": 1.5}',
        b'{"update_id": 1, "message": 7}',
        b'{"update_id": 1, "message": {"message_id": 1}}',
        b'{"update_id": 1, "message": {"message_id": 1, "date": 1e400, "chat": {"id": 1, "type": "private"}}}',
        b'{"update_id": 1, "callback_query": {"id": 3}}',
        b'{"update_id": 1, "message": "\\ud800"}',
        b"\xff\xfe\x00",
        b"\x00" * 9,
        b"[" * 100_000,
        b'{"a":' * 40_000,
    ],
)
async def test_what_is_no_update_is_told_so(street: Street, body: bytes) -> None:
    status, said = await street.peer.post(body)
    assert (status, "no Telegram update" in said) == (400, True)
    assert street.desk.heard == []


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
async def test_mangled_updates_never_make_a_500(street: Street, data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([
        street.peer.text("words"), street.peer.photo("a", "b"), street.peer.callback("接单 7"),
        street.peer.location(31.0, 121.0), street.peer.contact("1"), street.peer.blocks(),
    ]))  # fmt: skip
    odd = (
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(max_size=5)
        | st.lists(st.none(), max_size=2)
    )
    part = whole
    while True:
        key = data.draw(st.sampled_from(sorted(part)))
        if isinstance(part[key], dict) and data.draw(st.booleans()):
            part = part[key]
            continue
        part[key] = data.draw(odd)
        break
    status, _ = await street.peer.post(whole)
    assert status in (200, 400)


async def test_a_huge_body_is_refused_early(street: Street) -> None:
    status, _ = await street.peer.post(b'{"update_id": 1, "x": "' + b"x" * 300_000 + b'"}')
    assert status == 413


async def test_a_small_body_that_unpacks_to_a_huge_one(street: Street) -> None:
    bomb = gzip.compress(b"x" * 50_000_000)
    status, _ = await street.peer.post(bomb, {"Content-Encoding": "gzip"})
    assert status == 413


async def test_a_body_that_does_not_unpack(street: Street) -> None:
    status, _ = await street.peer.post(b"no gzip at all", {"Content-Encoding": "gzip"})
    assert status == 400


async def test_other_methods(street: Street) -> None:
    async with street.http.get("/telegram") as answer:
        assert answer.status == 405


@pytest.mark.parametrize(
    "fault", [Unavailable("disk full"), Conflict(), KeyError("oZhang 13800000000")]
)
async def test_nothing_is_acknowledged_that_was_not_stored(
    street: Street, fault: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    """aiogram's own handler says 200 first (protocols.md 5): a crash would lose the message."""
    update = street.peer.callback("接单 7")
    street.desk.fault = fault
    with caplog.at_level(logging.DEBUG):
        status, _ = await street.peer.post(update)
    assert (status, street.tapped) == (503, [])
    assert "13800000000" not in caplog.text

    street.desk.fault = None
    assert await street.peer.post(update) == (200, "")
    assert (len(street.desk.heard), street.tapped) == (1, ["query-1"])


async def test_the_same_update_has_the_same_key(street: Street) -> None:
    update = street.peer.text("路灯不亮")
    for _ in range(3):
        await street.peer.post(update)
    keys = {heard.key for heard in street.desk.heard}
    assert keys == {f"telegram:110201543:{update['update_id']}"}


async def test_taps_that_are_not_for_us_stop_spinning_too(street: Street) -> None:
    update = street.peer.callback("x", query="q-9")
    update["callback_query"]["message"]["chat"] = {"id": -5, "type": "group"}
    assert await street.peer.post(update) == (200, "")
    assert (street.desk.heard, street.tapped) == ([], ["q-9"])
