"""Anything can be sent to a public address: always a sentence, never a 500, never an effect."""

import asyncio
import gzip
import zlib
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels.tencent.envelope import sign
from tests.channels.wechat.conftest import wechat_account
from tests.wechat_peer import to_xml

HEAD = "<ToUserName>gh</ToUserName><FromUserName>oZ</FromUserName><CreateTime>1</CreateTime>"
TEXT = f"{HEAD}<MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId>"
EVENT = f"{HEAD}<MsgType>event</MsgType>"
PIN = f"{HEAD}<MsgType>location</MsgType><MsgId>1</MsgId>"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

BODIES: dict[str, str | bytes] = {
    "empty": "",
    "spaces": "   ",
    "no xml": "hello",
    "json": '{"MsgType":"text"}',
    "another root": "<html><MsgType>text</MsgType></html>",
    "an empty root": "<xml/>",
    "a bare root": "<xml>text</xml>",
    "cut off": f"<xml>{TEXT}",
    "two roots": f"<xml>{TEXT}</xml><xml>{TEXT}</xml>",
    "no type": f"<xml>{HEAD}<MsgId>1</MsgId></xml>",
    "an empty type": f"<xml>{HEAD}<MsgType></MsgType><MsgId>1</MsgId></xml>",
    "a type twice": f"<xml>{TEXT}<MsgType>event</MsgType></xml>",
    "a sender twice": f"<xml>{TEXT}<FromUserName>oOther</FromUserName></xml>",
    "a nested type": f"<xml>{HEAD}<MsgType><a>text</a></MsgType><MsgId>1</MsgId></xml>",
    "nested words": f"<xml>{HEAD}<MsgType>text</MsgType><Content><a>x</a></Content><MsgId>1</MsgId></xml>",
    "everything one level down": f"<xml><xml>{TEXT}</xml></xml>",
    "very deep": "<xml>" + "<a>" * 2000 + "</a>" * 2000 + TEXT + "</xml>",
    "no sender": "<xml><ToUserName>gh</ToUserName><MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId></xml>",
    "no receiver": "<xml><FromUserName>o</FromUserName><MsgType>text</MsgType><Content>x</Content><MsgId>1</MsgId></xml>",
    "no id": f"<xml>{HEAD}<MsgType>text</MsgType><Content>x</Content></xml>",
    "an id of zero": f"<xml>{HEAD}<MsgType>text</MsgType><Content>x</Content><MsgId>0</MsgId></xml>",
    "an id of letters": f"<xml>{HEAD}<MsgType>text</MsgType><Content>x</Content><MsgId>1a</MsgId></xml>",
    "an id of other digits": f"<xml>{HEAD}<MsgType>text</MsgType><Content>x</Content><MsgId>١٢</MsgId></xml>",
    "an id without end": f"<xml>{HEAD}<MsgType>text</MsgType><Content>x</Content><MsgId>{'9' * 5000}</MsgId></xml>",
    "no words": f"<xml>{HEAD}<MsgType>text</MsgType><MsgId>1</MsgId></xml>",
    "a photo without media": f"<xml>{HEAD}<MsgType>image</MsgType><MsgId>1</MsgId></xml>",
    "a voice without media": f"<xml>{HEAD}<MsgType>voice</MsgType><MsgId>1</MsgId></xml>",
    "no event": f"<xml>{EVENT}</xml>",
    "an event without its second": "<xml><ToUserName>g</ToUserName><FromUserName>o</FromUserName><MsgType>event</MsgType><Event>CLICK</Event></xml>",
    "an event at no second": f"<xml>{EVENT.replace('>1<', '>soon<')}<Event>CLICK</Event></xml>",
    "a pin without longitude": f"<xml>{PIN}<Location_X>31</Location_X></xml>",
    "a pin of words": f"<xml>{PIN}<Location_X>here</Location_X><Location_Y>121</Location_Y></xml>",
    "a pin nowhere": f"<xml>{PIN}<Location_X>nan</Location_X><Location_Y>inf</Location_Y></xml>",
    "a pin with both exchanged": f"<xml>{PIN}<Location_X>121.4</Location_X><Location_Y>31.2</Location_Y></xml>",
    "a doctype": f"<!DOCTYPE xml><xml>{TEXT}</xml>",
    "a billion laughs": f'<!DOCTYPE xml [<!ENTITY l0 "ha">{LAUGHS}]><xml>{TEXT.replace("x", "&l9;")}</xml>',
    "somebody's file": f'<!DOCTYPE xml [<!ENTITY f SYSTEM "file:///etc/passwd">]><xml>{TEXT.replace("x", "&f;")}</xml>',
    "an unknown entity": f"<xml>{TEXT.replace('x', '&f;')}</xml>",
    "a forbidden character": f"<xml>{TEXT.replace('>x<', '>&#1;<')}</xml>",
    "half a character": f"<xml>{TEXT.replace('>x<', '>&#xD83D;<')}</xml>",
    "an open CDATA": f"<xml>{TEXT.replace('>x<', '><![CDATA[x<')}</xml>",
    "GBK": f"<xml>{TEXT.replace('>x<', '>路灯<')}</xml>".encode("gbk"),
    "GBK, and saying so": f'<?xml version="1.0" encoding="gbk"?><xml>{TEXT.replace(">x<", ">路灯<")}</xml>'.encode("gbk"),
    "UTF-16": f"<xml>{TEXT}</xml>".encode("utf-16"),
    "a cut character": f"<xml>{TEXT}</xml>".encode().replace(b">x<", b">\xe8\xb7<"),
    "a surrogate in UTF-8": f"<xml>{TEXT}</xml>".encode().replace(b">x<", b">\xed\xa0\x80<"),
    "noise": bytes(range(256)) * 4,
}  # fmt: skip


@pytest.fixture(params=["plain", "safe"])
async def either_peer(open_door, request):
    return await open_door(wechat_account(request.param))


@pytest.mark.parametrize("name", BODIES)
async def test_a_malformed_body_is_refused_with_one_sentence(either_peer, house, name):
    answer = await either_peer.post(either_peer.seal_xml(BODIES[name]))
    assert 400 <= answer.status < 500, answer
    assert answer.body.count("。") == 1
    assert answer.body.isprintable()
    assert house.heard == []


async def test_the_corpus_would_be_heard_if_it_were_whole(either_peer, house):
    assert (await either_peer.post(either_peer.seal_xml(f"<xml>{TEXT}</xml>"))).status == 200
    assert house.last.text == "x"


OUTER: dict[str, bytes] = {
    "empty": b"",
    "no cipher": b"<xml><ToUserName>gh</ToUserName></xml>",
    "an empty cipher": b"<xml><Encrypt></Encrypt></xml>",
    "a nested cipher": b"<xml><Encrypt><a>1</a></Encrypt></xml>",
    "two ciphers": b"<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>",
    "no xml": b"\xff\xfe",
    "a doctype": b"<!DOCTYPE xml><xml><Encrypt>a</Encrypt></xml>",
}


@pytest.mark.parametrize("body", OUTER.values(), ids=OUTER.keys())
async def test_a_malformed_wrapper_is_refused(peer, house, body):
    sealed = peer.seal(peer.text("路灯"))
    answer = await peer.post(sealed._replace(body=body))
    assert (answer.status, house.heard) == (400, [])


@pytest.mark.parametrize("cipher", ["x", "AAAA", "中文", "A" * 64, "=" * 8])
async def test_a_signed_cipher_that_holds_nothing_is_refused(peer, house, cipher):
    """Only somebody with our token could send it; it still must not break anything."""
    query = peer.query()
    parts = (peer.account.token, query["timestamp"], query["nonce"], cipher)
    body = f"<xml><Encrypt>{cipher}</Encrypt></xml>".encode()
    sealed = peer.seal(peer.text("x"))
    forged = sealed._replace(query=query | {"msg_signature": sign(*parts)}, body=body)
    assert (await peer.post(forged)).status == 403
    assert house.heard == []


@pytest.mark.parametrize("name", ["signature", "timestamp", "nonce"])
@pytest.mark.parametrize("how", ["missing", "empty", "twice", "array"])
async def test_a_delivery_needs_each_parameter_exactly_once(open_door, house, name, how):
    peer = await open_door(wechat_account("plain"))
    sealed = peer.seal(peer.text("路灯"))
    whole = list(sealed.query.items())
    query = {
        "missing": [pair for pair in whole if pair[0] != name],
        "empty": [(key, "" if key == name else value) for key, value in whole],
        "twice": [*whole, (name, sealed.query[name])],
        "array": [(f"{key}[0]" if key == name else key, value) for key, value in whole],
    }[how]
    async with peer.http.post("/wechat", params=query, data=sealed.body) as response:
        assert response.status == 400
        assert name in await response.text()
    assert house.heard == []


@pytest.mark.parametrize("stamp", ["soon", "-1", "1e9", "9" * 12, "9" * 400, "١٧٩٥٢٢٨٢٠٠", " 1"])
async def test_a_time_stamp_that_is_none_is_refused_although_signed(open_door, house, stamp):
    peer = await open_door(wechat_account("plain"))
    sealed = peer.seal(peer.text("路灯"))
    proof = {"timestamp": stamp, "signature": sign(peer.account.token, stamp, "nonce42")}
    answer = await peer.post(sealed._replace(query=sealed.query | proof))
    assert answer.status in {400, 403}
    assert house.heard == []


@pytest.mark.parametrize("size", [64 * 1024, 900_000])
async def test_a_huge_body_is_refused_before_it_is_read_whole(peer, house, size):
    sealed = peer.seal(peer.text("路灯"))
    answer = await peer.post(sealed._replace(body=b"<xml>" + b" " * size + b"</xml>"))
    assert (answer.status, house.heard) == (413, [])


async def test_a_small_body_that_unpacks_into_a_huge_one_is_refused(peer, house):
    sealed = peer.seal(peer.text("路灯"))
    bomb = gzip.compress(b"<xml>" + b" " * 20_000_000 + b"</xml>")
    assert await packed(peer, sealed, bomb, "gzip") == 413
    assert house.heard == []


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
async def test_a_body_that_cannot_be_unpacked_is_refused(peer, house, coding):
    sealed = peer.seal(peer.text("路灯"))
    assert await packed(peer, sealed, b"not packed at all", coding) == 400
    assert house.heard == []


async def test_a_packed_body_is_read(peer, house):
    sealed = peer.seal(peer.text("路灯"))
    assert await packed(peer, sealed, zlib.compress(sealed.body), "deflate") == 200
    assert house.last.text == "路灯"


async def packed(peer, sealed, body: bytes, coding: str) -> int:
    """Post raw bytes: a client library would pack them itself."""
    head = (
        f"POST /wechat?{urlencode(sealed.query)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        f"Content-Encoding: {coding}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return await status_of(peer, head.encode() + body)


async def status_of(peer, request: bytes) -> int:
    server = peer.http.server
    reader, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(request)
    line = await reader.readline()
    writer.close()
    return int(line.split()[1])


async def test_broken_chunks_are_refused(peer, house):
    head = b"POST /wechat HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<xml>\r\n"
    assert await status_of(peer, head) == 400
    assert house.heard == []


@pytest.mark.parametrize(
    "query", ["", "%", "%ff%fe=%00", "signature=%ff&timestamp=%00&nonce=%", "&&=&", "a" * 7000]
)
async def test_a_malformed_query_is_refused(peer, query):
    for method in ("GET", "POST"):
        request = f"{method} /wechat?{query} HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
        assert await status_of(peer, request.encode()) in {400, 403}


# -- anything at all --------------------------------------------------------------------------

NAMES = ["ToUserName", "FromUserName", "CreateTime", "MsgType", "MsgId", "Content", "Event",
         "EventKey", "MediaId", "Location_X", "Location_Y", "Encrypt", "Recognition"]  # fmt: skip
KINDS = ["text", "image", "voice", "video", "location", "link", "event", "", "TEXT"]
WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [*KINDS, "1", "0", "-1", "nan", "31.2", "subscribe", "SCAN", "qrscene_", "]]>"]
    ),
)
FIELDS = st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=len(NAMES))
WHOLE = {"ToUserName": "gh", "FromUserName": "oZ", "CreateTime": "1", "MsgType": "text",
         "MsgId": "1", "Content": "x", "MediaId": "m", "Event": "CLICK"}  # fmt: skip
BODY = st.one_of(
    st.tuples(FIELDS, st.sampled_from(KINDS)).map(
        lambda drawn: to_xml(WHOLE | {"MsgType": drawn[1]} | drawn[0]).encode("utf-8", "replace")
    ),
    st.binary(max_size=200),
    st.text(max_size=200).map(lambda words: words.encode("utf-8", "replace")),
    FIELDS.map(lambda fields: to_xml(fields).encode("utf-8", "replace")),
    st.recursive(WORDS, lambda inner: st.dictionaries(st.sampled_from(NAMES), inner, max_size=4))
    .filter(lambda tree: isinstance(tree, dict))
    .map(lambda tree: to_xml(tree).encode("utf-8", "replace")),
)
QUERY = st.dictionaries(
    st.sampled_from(["signature", "timestamp", "nonce", "echostr", "msg_signature", "x"]),
    st.text(st.characters(codec="utf-8"), max_size=20),
)
FUZZ = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("mode", ["plain", "compatible", "safe"])
async def test_no_signed_body_breaks_the_door(open_door, house, mode):
    """In safe mode the inside of the cipher is what is tried."""
    peer = await open_door(wechat_account(mode))

    async def one(body: bytes) -> None:
        nonlocal tried
        tried += 1
        before = len(house.heard)
        answer = await peer.post(peer.seal_xml(body))
        assert answer.status < 500
        assert (answer.status == 200) == (len(house.heard) == before + 1)

    tried = 0
    await each(BODY, one)
    assert 0 < len(house.heard) < tried


async def test_no_query_breaks_the_door(open_door):
    peer = await open_door(wechat_account())

    async def one(query: dict[str, str]) -> None:
        async with peer.http.get("/wechat", params=query) as response:
            assert 400 <= response.status < 500
        async with peer.http.post("/wechat", params=query, data=b"<xml/>") as response:
            assert 400 <= response.status < 500

    await each(QUERY, one)


async def each(strategy, one) -> None:
    """Run an async property in the test's own loop: Hypothesis itself is not async."""
    loop = asyncio.get_running_loop()

    @FUZZ
    @given(strategy)
    def check(value) -> None:
        asyncio.run_coroutine_threadsafe(one(value), loop).result(10)

    await asyncio.to_thread(check)
