"""Who gets in: signatures, modes, freshness; and what is answered when the house cannot."""

import asyncio
import logging
from urllib.parse import urlencode

import pytest
from yarl import URL

from channels.tencent import pushes
from domain.errors import Conflict, Unavailable
from domain.message import Reply
from tests.channels.wechat.conftest import wechat_account

HTML = "<script>alert(1)</script>+/=中"


async def test_the_address_is_verified_with_the_echo_as_it_came(any_peer):
    assert await any_peer.verify() == (200, "5837592348576")


async def test_an_echo_is_never_a_page(peer):
    async with peer.http.get("/wechat", params=peer.query() | {"echostr": HTML}) as response:
        assert await response.text() == HTML
        assert response.content_type == "text/plain"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "raw", ["%ED%A0%80", "%ff%fe", "%00", "%", "%u4e2d", "a%0d%0aSet-Cookie:x"]
)
async def test_a_signed_echo_of_any_bytes_breaks_nothing(peer, raw):
    url = URL(f"/wechat?{urlencode(peer.query())}&echostr={raw}", encoded=True)
    async with peer.http.get(url) as response:
        assert response.status == 200
        assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("name", ["signature", "timestamp", "nonce", "echostr"])
async def test_verification_needs_each_parameter_exactly_once(peer, name):
    whole = [*peer.query().items(), ("echostr", "1")]
    for query in (
        [pair for pair in whole if pair[0] != name],
        [(key, "" if key == name else value) for key, value in whole],
        [*whole, (name, dict(whole)[name])],
        [(f"{key}[]" if key == name else key, value) for key, value in whole],
    ):
        async with peer.http.get("/wechat", params=query) as response:
            assert response.status == 400
            assert name in await response.text()


async def test_a_wrong_signature_verifies_nothing(peer):
    query = peer.query() | {"echostr": "1", "signature": "0" * 40}
    async with peer.http.get("/wechat", params=query) as response:
        assert response.status == 403


async def test_words_come_in_and_the_reply_goes_out_in_each_mode(any_peer, house):
    assert await any_peer.say("宜川四村12号3楼堆物") == "记下了。"
    assert house.last.text == "宜川四村12号3楼堆物"


async def test_with_a_key_the_answer_is_sealed(any_peer):
    answer = await any_peer.post(any_peer.seal(any_peer.text("路灯")))
    assert ("<Encrypt>" in answer.body) == (any_peer.account.mode != "plain")


async def test_safe_mode_refuses_a_plain_body_with_a_valid_signature(open_door, house):
    """Trap 5: `signature` does not cover the body, so anybody who saw one could forge."""
    peer = await open_door(wechat_account("safe"))
    plain = await open_door(wechat_account("plain"))
    forged = plain.seal(plain.text("假的"))
    assert (await peer.post(forged)).status == 400
    dressed = forged._replace(query=forged.query | {"encrypt_type": "aes"})
    assert (await peer.post(dressed)).status == 400
    assert house.heard == []


async def test_compatible_mode_believes_only_what_is_encrypted(open_door, house):
    peer = await open_door(wechat_account("compatible"))
    sealed = peer.seal(peer.text("真的"))
    assert "真的".encode() in sealed.body
    tampered = sealed._replace(body=sealed.body.replace("真的".encode(), "假的".encode()))
    assert (await peer.post(tampered)).status == 200
    assert house.last.text == "真的"


@pytest.mark.parametrize("part", ["msg_signature", "timestamp", "nonce"])
async def test_every_signed_part_counts(peer, house, part):
    sealed = peer.seal(peer.text("路灯"))
    changed = sealed._replace(query=sealed.query | {part: sealed.query[part][::-1] + "1"})
    assert (await peer.post(changed)).status == 403
    assert house.heard == []


async def test_a_changed_cipher_is_refused(peer, house):
    sealed = peer.seal(peer.text("路灯"))
    body = sealed.body.replace(b"</Encrypt>", b"A</Encrypt>")
    assert (await peer.post(sealed._replace(body=body))).status == 403
    assert house.heard == []


async def test_a_callback_for_another_app_is_refused(peer, open_door, house):
    stranger = await open_door(wechat_account(app_id="wx0000000000000000"))
    assert (await peer.post(stranger.seal(stranger.text("别家的")))).status == 403
    assert house.heard == []


@pytest.mark.parametrize("seconds", [-601, 601])
async def test_a_recorded_callback_is_refused_outside_the_window(peer, house, clock, seconds):
    """Trap 6: WeChat sets no limit, so we do."""
    sealed = peer.seal(peer.text("路灯"))
    clock.move(seconds * 1000)
    answer = await peer.post(sealed)
    assert (answer.status, house.heard) == (403, [])
    assert "时间戳" in answer.body


@pytest.mark.parametrize("seconds", [-600, 600])
async def test_inside_the_window_it_is_a_delivery(peer, house, clock, seconds):
    sealed = peer.seal(peer.text("路灯"))
    clock.move(seconds * 1000)
    assert (await peer.post(sealed)).status == 200
    assert house.last.at == clock.now()


async def test_the_window_is_a_setting(open_door, clock):
    peer = await open_door(wechat_account(window_s=30))
    sealed = peer.seal(peer.text("路灯"))
    clock.move(31_000)
    assert (await peer.post(sealed)).status == 403


async def test_a_retry_is_the_same_delivery_and_gets_the_same_answer_sealed_anew(peer, house):
    sealed = peer.seal(peer.text("路灯"))
    first, second = await peer.post(sealed), await peer.post(sealed)
    assert first.xml == second.xml
    assert first.body != second.body
    assert len({incoming.key for incoming in house.heard}) == 1


async def test_silence_is_success_and_nothing_else(any_peer, house):
    """JSON or nothing would show residents 「该公众号暂时无法提供服务」."""
    house.reply = Reply()
    answer = await any_peer.post(any_peer.seal(any_peer.leave()))
    assert (answer.status, answer.body, answer.text) == (200, "success", "")


async def test_the_answer_goes_back_to_who_spoke(peer, clock):
    fields = (await peer.post(peer.seal(peer.text("路灯")))).fields
    assert fields["ToUserName"] == peer.openid
    assert fields["FromUserName"] == peer.us
    assert fields["MsgType"] == "text"
    assert int(fields["CreateTime"]) == clock.now() // 1000


@pytest.mark.parametrize("fault", [Unavailable(), Conflict()])
async def test_what_could_not_be_stored_is_asked_for_again(peer, house, caplog, fault):
    house.fault = fault
    assert (await peer.post(peer.seal(peer.text("路灯")))).status == 503
    assert f"not stored, the platform will send again ({fault.id})" in caplog.text


async def test_a_failure_of_ours_asks_again_and_logs_no_words(peer, house, caplog):
    house.fault = KeyError("张阿姨 宜川四村12号 13800000000")
    with caplog.at_level(logging.DEBUG, logger="channels"):
        assert (await peer.post(peer.seal(peer.text("李叔叔的事")))).status == 503
    assert "KeyError at" in caplog.text
    assert not any(word in caplog.text for word in ("张阿姨", "13800000000", "李叔叔", "oZhang"))


async def test_a_refusal_says_what_is_wrong_and_logs_no_secret(peer, caplog):
    sealed = peer.seal(peer.text("李叔叔的事"))
    forged = sealed._replace(query=sealed.query | {"msg_signature": "0" * 40})
    with caplog.at_level(logging.DEBUG, logger="channels"):
        answer = await peer.post(forged)
    assert answer.body == "签名不符。The signature does not hold."
    assert "签名不符" in caplog.text
    assert not any(word in caplog.text for word in ("xinyi-token", "李叔叔", "oZhang"))


async def test_a_body_that_never_ends_is_given_up(peer, house, monkeypatch):
    monkeypatch.setattr(pushes, "PATIENCE_S", 0.02)
    server = peer.http.server
    reader, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(b"POST /wechat HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n<xml")
    assert b" 408 " in await reader.readline()
    writer.close()
    assert house.heard == []
