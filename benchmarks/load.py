"""A client that costs little: prebuilt requests over kept connections, answers barely read."""

import asyncio
import time
from collections.abc import Sequence

import msgspec


class Load(msgspec.Struct, frozen=True):
    """How one round went: requests a second and every latency, seconds."""

    rate: float
    latencies: tuple[float, ...]
    failed: int

    def percentile(self, share: float) -> float:
        """The latency that `share` of the requests stay under, seconds."""
        ordered = sorted(self.latencies)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def request(port: int, path: str, body: bytes) -> bytes:
    """One POST as it goes over the line."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: text/xml\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def flat_out(port: int, requests: Sequence[bytes], callers: int = 20) -> Load:
    """Send everything as quickly as it is answered, by so many callers at once."""
    queue = iter(requests)
    latencies: list[float] = []
    failures: list[int] = []

    async def caller() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for one in queue:
            began = time.perf_counter()
            status = await _exchange(reader, writer, one)
            latencies.append(time.perf_counter() - began)
            if status != 200:
                failures.append(status)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(caller() for _ in range(callers)))
    spent = time.perf_counter() - began
    return Load(len(latencies) / spent, tuple(latencies), len(failures))


async def steadily(port: int, requests: Sequence[bytes], rate: float, callers: int = 50) -> Load:
    """Send at a fixed rate; a latency counts from when its request was due (no omission)."""
    idle: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()
    for _ in range(callers):
        idle.put_nowait(await asyncio.open_connection("127.0.0.1", port))
    latencies: list[float] = []
    failures: list[int] = []
    began = time.perf_counter()

    async def one(number: int, data: bytes) -> None:
        due = began + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        line = await idle.get()
        status = await _exchange(*line, data)
        idle.put_nowait(line)
        latencies.append(time.perf_counter() - due)
        if status != 200:
            failures.append(status)

    await asyncio.gather(*(one(n, data) for n, data in enumerate(requests)))
    spent = time.perf_counter() - began
    while not idle.empty():
        idle.get_nowait()[1].close()
    return Load(len(requests) / spent, tuple(latencies), len(failures))


async def _exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, data: bytes) -> int:
    writer.write(data)
    head = await reader.readuntil(b"\r\n\r\n")
    length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1])
