"""Workers in processes of their own, for tests that kill them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def start(module: str, *args: str) -> "subprocess.Popen[str]":
    """A worker of this module that has said it is up."""
    worker = subprocess.Popen(
        [sys.executable, "-m", module, *args],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "up\n"
    return worker


def kill(worker: "subprocess.Popen[str]") -> None:
    """SIGKILL: nothing is finished, nothing is closed."""
    worker.kill()
    assert worker.stdout is not None
    worker.stdout.close()
    worker.wait()
