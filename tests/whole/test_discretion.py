"""Whatever goes wrong, the log holds no person, no words and no secret."""

import asyncio
import gc
import logging
import re
import sys
from contextlib import suppress
from pathlib import Path

import aiohttp
import pytest

from bot.logs import Discreet, unexpected
from domain.errors import Unavailable
from domain.work import Notice
from tests.wechat_peer import Sealed
from tests.whole.callers import PREFIX, line_to, person
from tests.whole.conftest import discreet
from tests.whole.inside import SECOND, opened
from tests.whole.mischief import full_disk
from tests.whole.platform import Platform
from tests.whole.running import ACCOUNT, SECRETS, Server

WORDS = "宜川四村12号楼道堆物,电话13812345678"
PRIVATE = (PREFIX, WORDS, "13812345678", *SECRETS)

GARBAGE = (
    f"GET /wechat?openid={PREFIX}a HTTP/9.9\r\n\r\n",
    f"POST /wechat?openid={PREFIX}b HTTP/1.1\r\nHost: x\r\nContent-Length: {PREFIX}\r\n\r\n",
    f"POST /wechat HTTP/1.1\r\nHost: x\r\n{PREFIX} header\r\n\r\n",
    f"POST /wechat HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{WORDS}\r\n",
    f"{WORDS}\r\n\r\n",
    f"POST /wechat HTTP/1.1\r\nHost: x\r\nContent-Encoding: gzip\r\nContent-Length: 20\r\n\r\n{PREFIX:20.20}",
)
"""What no HTTP client would send, with somebody's name in it."""


async def _thrown_in(server: Server, words: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(words.encode())
    writer.write_eof()
    with suppress(ConnectionError):
        await reader.read()
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()


async def test_a_bad_day_at_a_real_server(house: Server) -> None:
    async with line_to(house) as line:
        peer = person(line, "unlucky")
        genuine = peer.seal(peer.text(WORDS))
        forged = Sealed({**genuine.query, "msg_signature": "0" * 40}, genuine.body)
        broken = [Sealed(genuine.query, genuine.body[:cut]) for cut in range(0, 200, 20)]
        strange = [peer.seal_xml(f"<xml><FromUserName>{WORDS}"), peer.seal({"MsgType": WORDS})]
        for sealed in (forged, *broken, *strange):
            assert 400 <= (await peer.post(sealed)).status < 500
        for words in GARBAGE:
            await _thrown_in(house, words)
        with full_disk(house):
            assert (await peer.post(peer.seal(peer.text(WORDS)))).status == 503
        with suppress(aiohttp.ClientError, TimeoutError):
            await line.post("/wechat", data=b"<xml>", timeout=aiohttp.ClientTimeout(0.001))
        assert await peer.say(WORDS)
    assert "not stored" in house.log, "what happened is told all the same"
    discreet(house.log, *PRIVATE)


async def test_defects_and_refusals_name_nobody(
    tmp_path: Path, platform: Platform, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)

    def failing() -> None:
        raise ValueError(WORDS)

    def down() -> None:
        raise Unavailable(WORDS)

    async with opened(tmp_path, platform=platform.url) as house:
        peer = house.person("shy")
        for mood in (failing, down):
            house.store.commits.append(mood)
            assert (await peer.post(peer.seal(peer.text(WORDS)))).status == 503
        platform.refusals = [43004, 45015, 47003, 50002]
        for n in range(len(platform.refusals)):
            house.store.draws.append(lambda: house.clock.move(20 * SECOND))
            assert await house.person(f"shy-{n}").say(WORDS) == ""
        while platform.refusals or "sending" in await house.store.count(Notice, by="fate"):
            await house.house.delivery.run_once()
    assert caplog.records
    discreet(caplog.text, *PRIVATE, ACCOUNT.app_secret)


def test_what_libraries_log_is_told_by_type_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet("%(message)s"))
    other = logging.Logger("somebody else's")
    other.addHandler(handler)
    try:
        int(WORDS)
    except ValueError:
        other.exception("failed")
    assert re.fullmatch(r"failed\n  ValueError at .*\.py:\d+\n", capsys.readouterr().err)


async def test_a_failure_nobody_waited_for_is_told_by_type_and_place(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def failing() -> None:
        raise ValueError(WORDS)

    asyncio.get_running_loop().set_exception_handler(unexpected)
    task = asyncio.create_task(failing())
    await asyncio.wait([task])
    del task
    gc.collect()
    assert "ValueError at" in caplog.text
    assert WORDS not in caplog.text
