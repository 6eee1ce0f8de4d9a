"""A whole appeal in safe mode against bots that only echo; and how long people wait at 200/s."""

import asyncio
import statistics
import tempfile
import time
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from wechatpy.crypto import WeChatCrypto

from benchmarks.load import Load, flat_out, request, steadily
from benchmarks.peers import ACCOUNT, resident_mib, running

ROUNDS, EACH = 5, 2_000
SENTENCES = (
    "宜川四村12号3楼楼道堆物,走不过去",
    "两湾城97弄3号楼电梯坏了",
    "泰山一村路灯不亮",
    "宜川三村垃圾桶满出来了,臭得来",
    "中潭路店里喇叭太响,吵煞了",
    "宜川六村楼上漏水",
    "泰山二村消防通道停车",
    "宜川一村飞线充电",
    "中远两湾城狗不牵绳",
    "宜川二村门禁坏了",
)
_numbers = count(10**15)


def messages(port: int, amount: int, people: int = 100_000) -> list[bytes]:
    """Signed and encrypted text messages, each with an id of its own."""
    crypto = WeChatCrypto(ACCOUNT.token, ACCOUNT.aes_key, ACCOUNT.app_id)
    return [_message(port, crypto, number, people) for number in range(amount)]


def throughput() -> dict[str, float]:
    """Requests a second, medians of interleaved rounds: xinyi, wechatpy echo, werobot echo."""
    rates: dict[str, list[float]] = {"xinyi": [], "wechatpy": [], "werobot": []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(ROUNDS):
            for peer, found in rates.items():
                found.append(_round(peer, Path(folder)).rate)
    return {peer: statistics.median(found) for peer, found in rates.items()}


def waiting(rate: int = 200, seconds: int = 60) -> Load:
    """Latencies at a steady rate, from the moment each message was due."""
    with tempfile.TemporaryDirectory() as folder, running("xinyi", Path(folder)) as (port, _):
        asyncio.run(flat_out(port, messages(port, 200)))
        return asyncio.run(steadily(port, messages(port, rate * seconds), rate))


def start() -> tuple[float, float]:
    """Seconds from the command to the first answer, and the memory it took by then, MiB.

    Of the second start: the first one compiles, makes the store and keeps what it learnt.
    """
    with tempfile.TemporaryDirectory() as folder:
        _started(Path(folder))
        return _started(Path(folder))


def _started(folder: Path) -> tuple[float, float]:
    began = time.perf_counter()
    with running("xinyi", folder) as (port, process):
        asyncio.run(flat_out(port, messages(port, 1), callers=1))
        return time.perf_counter() - began, resident_mib(process)


def _round(peer: str, folder: Path) -> Load:
    with running(peer, folder) as (port, _):
        asyncio.run(flat_out(port, messages(port, 200)))
        load = asyncio.run(flat_out(port, messages(port, EACH)))
    if load.failed:
        raise RuntimeError(f"{peer}: {load.failed} requests failed")
    return load


def _message(port: int, crypto: WeChatCrypto, number: int, people: int) -> bytes:
    now = int(time.time())
    xml = (
        f"<xml><ToUserName><![CDATA[gh_bench]]></ToUserName><FromUserName><![CDATA[o{number % people}]]>"
        f"</FromUserName><CreateTime>{now}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>"
        f"<![CDATA[{SENTENCES[number % len(SENTENCES)]}]]></Content><MsgId>{next(_numbers)}</MsgId></xml>"
    )
    sealed = crypto.encrypt_message(xml, "nonce", str(now))
    signature = sealed.split("<MsgSignature><![CDATA[")[1].split("]]>")[0]
    proof = {
        "signature": _plain_signature(now),
        "timestamp": now,
        "nonce": "nonce",
        "encrypt_type": "aes",
        "msg_signature": signature,
    }
    return request(port, f"/wechat?{urlencode(proof)}", sealed.encode())


def _plain_signature(now: int) -> str:
    import hashlib

    return hashlib.sha1("".join(sorted((ACCOUNT.token, str(now), "nonce"))).encode()).hexdigest()
