"""Server processes to be measured: Xinyi itself and what a user would pick instead."""

import argparse
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from channels.wechat.account import WechatAccount

ACCOUNT = WechatAccount(
    token="bench", app_id="wx1690benchmark00", app_secret="bench", aes_key="b" * 42 + "0"
)
ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def running(peer: str, folder: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """A server process and the port it listens on; ended afterwards."""
    port = free_port()
    with serving(_command(peer, port), port, _environment(port, folder)) as process:
        yield port, process


@contextmanager
def serving(
    command: Sequence[str], port: int, own: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that listens on `port`, with the settings `own`; ended afterwards."""
    process = subprocess.Popen(
        command, cwd=ROOT, env={**_plain(), **own}, stdout=subprocess.DEVNULL
    )
    try:
        _wait(port)
        yield process
    finally:
        process.terminate()
        process.wait(10)


def resident_mib(process: subprocess.Popen[bytes]) -> float:
    """The memory the process holds, MiB (Linux)."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    line = next(row for row in status.splitlines() if row.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def _command(peer: str, port: int) -> list[str]:
    if peer == "xinyi":
        return [sys.executable, "-m", "bot", "serve"]
    return [sys.executable, "-m", "benchmarks.peers", peer, str(port)]


def _plain() -> dict[str, str]:
    """No settings of the server; and bytecode is kept, as it is wherever nobody forbids it."""
    given = os.environ.items()
    return {key: value for key, value in given if not key.startswith(("XINYI_", "PYTHONDONTWRITE"))}


def _environment(port: int, folder: Path) -> dict[str, str]:
    return {
        "XINYI_LISTEN": f"127.0.0.1:{port}",
        "XINYI_STORE": f"sqlite:///{folder / f'bench-{port}.db'}",
        "XINYI_WECHAT__TOKEN": ACCOUNT.token,
        "XINYI_WECHAT__APP_ID": ACCOUNT.app_id,
        "XINYI_WECHAT__APP_SECRET": ACCOUNT.app_secret,
        "XINYI_WECHAT__ENCODING_AES_KEY": ACCOUNT.aes_key,
        "XINYI_WECHAT__API_BASE": "http://127.0.0.1:9",
    }


def _wait(port: int) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.005)
    raise TimeoutError(port)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _serve() -> None:
    import uvloop
    from aiohttp import web

    from benchmarks import echo

    parser = argparse.ArgumentParser()
    parser.add_argument("peer", choices=["wechatpy", "werobot"])
    parser.add_argument("port", type=int)
    own = parser.parse_args()
    app = (echo.wechatpy_echo if own.peer == "wechatpy" else echo.werobot_echo)(ACCOUNT)
    web.run_app(
        app,
        host="127.0.0.1",
        port=own.port,
        access_log=None,
        print=None,
        loop=uvloop.new_event_loop(),
    )


if __name__ == "__main__":
    _serve()
