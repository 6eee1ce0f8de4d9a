"""Starting a worker as a process, hearing what it says, and killing it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(*args: str) -> subprocess.Popen[str]:
    """A worker as `tests.storage.worker` describes it."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.storage.worker", *args],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_after(worker: subprocess.Popen[str], lines: int) -> list[str]:
    """SIGKILL once it has said so many lines; every whole line it said until then."""
    assert worker.stdout is not None
    said = [worker.stdout.readline() for _ in range(lines)]
    worker.kill()
    said += worker.stdout.readlines()
    worker.stdout.close()
    worker.wait()
    return [line.removesuffix("\n") for line in said if line.endswith("\n")]
