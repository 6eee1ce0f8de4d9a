"""`python -m bot serve` as a process: started, killed, stopped, started again on the same store."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from channels.wechat.account import WechatAccount
from tests.ports import free_port
from tests.whole.platform import Platform

ROOT = Path(__file__).parents[2]

ACCOUNT = WechatAccount(
    token="whole-house-token",
    app_id="wx1690wholehouse0",
    app_secret="whole-house-app-secret",
    aes_key="wholehouse" * 4 + "who",
)
"""The official account of every server here."""

SECRETS = (ACCOUNT.token, ACCOUNT.app_secret, ACCOUNT.aes_key)
WECHAT = {
    "WECHAT__TOKEN": ACCOUNT.token,
    "WECHAT__APP_ID": ACCOUNT.app_id,
    "WECHAT__APP_SECRET": ACCOUNT.app_secret,
    "WECHAT__ENCODING_AES_KEY": ACCOUNT.aes_key,
}


class NotStarted(Exception):
    """The process ended instead of listening."""


class Server:
    """One server, as often as it is started; its store, its port and its log stay the same.

    `settings` are named without their prefix; they win over a WeChat account that is all set up.
    """

    def __init__(self, folder: Path, platform: Platform, *, port: int = 0, **settings: str) -> None:
        self.folder, self.port = folder, port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.file = folder / "xinyi.db"
        self.platform = platform
        own = {
            "LISTEN": f"127.0.0.1:{self.port}",
            "STORE": f"sqlite:///{self.file}",
            "WECHAT__API_BASE": platform.url,
        }
        self.settings = own | WECHAT | settings
        self.banner: list[str] = []
        self._log = folder / f"log-{self.port}"
        self._process: subprocess.Popen[str] | None = None

    @property
    def log(self) -> str:
        """What all its processes wrote to standard error."""
        return self._log.read_text("utf-8") if self._log.exists() else ""

    @property
    def pid(self) -> int:
        """The running process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start it, and wait until it says that it listens."""
        self._process = begun(self.folder, self.settings, "serve", log=self._log)
        assert self._process.stdout is not None
        self.banner = []
        while not (self.banner and self.banner[-1].startswith("  store ")):
            line = self._process.stdout.readline()
            if not line:
                self._gone()
                raise NotStarted(self.log)
            self.banner.append(line.removesuffix("\n"))

    def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is closed."""
        assert self._process is not None
        self._process.kill()
        self._gone()

    def ask_to_stop(self) -> None:
        """SIGTERM, as an operator or a container's runtime does."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)

    def ended(self, within: float = 20) -> tuple[int, float]:
        """Wait for its end: the exit code, and how many seconds it took from now on."""
        assert self._process is not None
        began = time.monotonic()
        self._process.wait(within)
        return self._gone(), time.monotonic() - began

    def stop(self) -> None:
        """Stop it if it runs."""
        if self._process is not None:
            self.ask_to_stop()
            self.ended()

    def _gone(self) -> int:
        process, self._process = self._process, None
        assert process is not None
        assert process.stdout is not None
        process.stdout.close()
        return process.wait()


def begun(
    folder: Path, settings: Mapping[str, str], *command: str, log: Path
) -> "subprocess.Popen[str]":
    """`python -m bot …` with these settings and no others, whatever the machine has set."""
    with log.open("a", encoding="utf-8") as err:
        return subprocess.Popen(
            [sys.executable, "-m", "bot", *command],
            cwd=folder,
            env=environment(settings),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=err,
            encoding="utf-8",
        )


def run(
    folder: Path, settings: Mapping[str, str], *command: str
) -> "subprocess.CompletedProcess[str]":
    """The same, to its end."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *command],
        cwd=folder,
        env=environment(settings),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The machine's environment without anybody's own Xinyi settings, and with these."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("XINYI_")}
    own = {f"XINYI_{name}": value for name, value in settings.items()}
    return others | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"} | own
