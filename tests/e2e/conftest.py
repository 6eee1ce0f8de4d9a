"""A real server with an empty store, and a browser in front of it."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.ports import free_port

ROOT = Path(__file__).parents[2]
CHROMIUM = os.environ.get("XINYI_TEST_CHROMIUM", "/usr/bin/chromium")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
)  # fmt: skip
START, PATIENCE = 30, 25_000
KEY = "a key of the browser tests"
"""What signs the links of one server through all its starts."""

expect.set_options(timeout=PATIENCE)

DESK, PHONE, SMALL = (1280, 800), (390, 844), (320, 640)


class Server:
    """`python -m bot serve` on a free port; it can be stopped and started on the same store."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._store = f"sqlite:///{folder / 'xinyi.db'}"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it is ready."""
        clean = {k: v for k, v in os.environ.items() if not k.startswith("XINYI_")}
        env = {
            **clean,
            "PYTHONPATH": str(ROOT),
            "XINYI_LISTEN": f"127.0.0.1:{self.port}",
            "XINYI_STORE": self._store,
            "XINYI_STREET": str(sleepless(self._folder)),
            "XINYI_SECRET_KEY": KEY,
        }
        with (self._folder / "server.log").open("ab") as log:
            command = [sys.executable, "-m", "bot", "serve"]
            self._process = subprocess.Popen(
                command, cwd=self._folder, env=env, stdout=log, stderr=log
            )
        deadline = time.monotonic() + START
        while not self._answers():
            if time.monotonic() > deadline or self._process.poll() is not None:
                pytest.fail(f"the server did not start:\n{self.log()}")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop it as an operator would."""
        if self._process:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(15)
            self._process = None

    def log(self) -> str:
        """What it has printed so far."""
        return (self._folder / "server.log").read_text()

    def _answers(self) -> bool:
        with suppress(OSError), urllib.request.urlopen(f"{self.url}/readyz", timeout=1) as answer:
            return bool(answer.status == 200)
        return False


def sleepless(folder: Path) -> Path:
    """The sample street without quiet hours: these tests run at any hour of the real clock."""
    pack = folder / "street"
    pack.mkdir(exist_ok=True)
    own = (ROOT / "streets" / "yichuan" / "street.yaml").read_text("utf-8")
    sample = own.replace("inherits: [common, shanghai]", "inherits: [common, shanghai, yichuan]")
    (pack / "street.yaml").write_text(sample, "utf-8")
    (pack / "calendar.yaml").write_text('quiet: ["00:00", "00:00"]\n', "utf-8")
    return pack


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A fresh server for one test."""
    one = Server(tmp_path)
    one.start()
    yield one
    one.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's chromium."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))


Opened = Callable[..., Page]


@pytest.fixture
def opened(server: Server, browser: Browser) -> Iterator[Opened]:
    """Open the simulator at a size; a script error or a refused resource fails the test."""
    contexts = []
    trouble: list[str] = []

    def open_page(
        size: tuple[int, int] = DESK,
        *,
        dark: bool = False,
        scale: float = 1,
        path: str = "/simulator",
    ) -> Page:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            has_touch=size[0] < 700,
            device_scale_factor=scale,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("dialog", lambda dialog: trouble.append(f"a dialog opened: {dialog.message}"))
        page.goto(server.url + path)
        page.wait_for_selector("#line[data-state=on]", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not trouble
