"""Each question again and again, in turn, so that what else goes on meets all of them."""

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles

import msgspec

from benchmarks import peers
from benchmarks.pages import street
from benchmarks.pages.asked import BYTES_BAR, PAGE_BAR, SETTINGS, Question, questions
from bot.settings import Settings
from bot.wiring import make_store
from domain.case import Case

TURNS, PAUSE_S = 20, 1.05
"""Times that each is asked; from one turn to the next, so that nothing counted a second ago helps."""

Row = tuple[str, str, str]


class Asked(msgspec.Struct):
    """What a question took each time, and the most bytes that an answer had.

    `took` is ms until the answer's last byte; `worked` is ms in which the server was at work: the
    rest it waited for a disk, or for others on a busy machine.
    """

    took: list[float] = msgspec.field(default_factory=list)
    worked: list[float] = msgspec.field(default_factory=list)
    size: int = 0


class Line:
    """One kept connection, as a phone's browser has it: answers may come packed."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def open(self) -> None:
        """Connect."""
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)

    async def ask(self, path: str, word: str) -> tuple[float, int]:
        """Milliseconds until the answer's last byte, and the bytes of its body."""
        bearer = f"Authorization: Bearer {word}\r\n" if word else ""
        data = (
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nAccept-Encoding: gzip\r\n"
            f"Accept-Language: zh-CN\r\n{bearer}\r\n"
        ).encode()
        began = time.perf_counter()
        self._writer.write(data)
        head = await self._reader.readuntil(b"\r\n\r\n")
        size = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        body = await self._reader.readexactly(size)
        took = (time.perf_counter() - began) * 1e3
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{path}: {head[:40]!r} {body[:300]!r}")
        return took, size


def worked_ms(pid: int) -> float:
    """How long all threads of a process have been at work, ms (Linux)."""
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e6


async def measured(port: int, pid: int, case: Case) -> list[tuple[Question, Asked]]:
    """All questions, `TURNS` times or as often as they say; the first turn warms and counts not."""
    line = Line(port)
    await line.open()
    found = [(question, Asked()) for question in questions(case)]
    for turn in range(TURNS + 1):
        began = time.perf_counter()
        for question, asked in found:
            if question.turns == 0:
                await _ask(line, pid, question, asked, turn)
        if turn == 0:
            for _, asked in found:
                asked.took.clear()
                asked.worked.clear()
        await asyncio.sleep(max(0.0, PAUSE_S - (time.perf_counter() - began)))
    for question, asked in found:
        for turn in range(question.turns):
            await _ask(line, pid, question, asked, turn)
    return found


async def _ask(line: Line, pid: int, question: Question, asked: Asked, turn: int) -> None:
    path, before = question.path(turn), worked_ms(pid)
    took, size = await line.ask(path, question.word)
    asked.took.append(took)
    asked.worked.append(worked_ms(pid) - before)
    asked.size = max(asked.size, size)


def rows(size: int = street.CASES) -> Iterator[Row]:
    """What, measured, bar; for the embedded store."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _of_store("a file", f"sqlite:///{Path(folder) / 'bench.db'}", size)


def rows_of_mongo(size: int = street.CASES) -> Iterator[Row]:
    """The same for MongoDB, where there is one to be had."""
    from tests.mongod import fresh_database, replica_set

    if (uri := replica_set().uri) is not None:
        yield from _of_store("MongoDB", fresh_database(uri), size)


def _of_store(name: str, uri: str, size: int) -> Iterator[Row]:
    case = asyncio.run(_filled(uri, size))
    port = peers.free_port()
    own = {"XINYI_LISTEN": f"127.0.0.1:{port}", "XINYI_STORE": uri, **SETTINGS}
    with peers.serving([sys.executable, "-m", "bot", "serve"], port, own) as server:
        found = asyncio.run(measured(port, server.pid, case))
    yield f"pages on {name}, {size:,} cases", "median, p95 (at work), bytes", ""
    for question, asked in found:
        yield _row(question, asked)


async def _filled(uri: str, size: int) -> Case:
    store = make_store(Settings(store=uri), "yichuan")
    await store.open()
    try:
        await street.fill(store, size)
        case = await store.get(Case, street.LOOKED_AT)
        assert case is not None
        return case
    finally:
        await store.close()


def _row(question: Question, asked: Asked) -> Row:
    waited = f"{median(asked.took):.1f}, {_late(asked.took):.1f} ms"
    said = f"{waited} ({median(asked.worked):.1f}), {asked.size:,}"
    bars = [f"{PAGE_BAR} ms"] if not question.large else []
    bars += [f"{BYTES_BAR:,}"] if question.page else []
    return f"  {question.name}", said, ", ".join(bars)


def _late(took: Sequence[float]) -> float:
    return quantiles(took, n=20, method="inclusive")[-1]
