"""Runs tests that are written for node; CI must have one (XINYI_REQUIRE_NODE=1)."""

import asyncio
import os
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PATIENCE_S = 50


class NodeMissing(Exception):
    """The mini-program's tests must run (XINYI_REQUIRE_NODE), but there is no node for them."""


def node() -> str:
    """The program. Skips where there is none, or raises `NodeMissing` where there has to be one."""
    found = shutil.which("node") or shutil.which("nodejs")
    if found is None and os.environ.get("XINYI_REQUIRE_NODE", "") not in {"", "0"}:
        raise NodeMissing("XINYI_REQUIRE_NODE is set, and there is no node on PATH")
    return found or pytest.skip("no node on PATH (Debian: apt-get install nodejs)")


async def passes(name: str, **told: str) -> None:
    """One file of tests passes, `told` what it finds in its environment; else node says what failed."""
    process = await asyncio.create_subprocess_exec(
        node(),
        "--test",
        str(HERE / name),
        env=os.environ | told,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(PATIENCE_S):
        said, _ = await process.communicate()
    assert process.returncode == 0, said.decode()
