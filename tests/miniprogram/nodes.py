"""Which node runs the mini-program's logic; CI must have one (XINYI_REQUIRE_NODE=1)."""

import os
import shutil
from functools import cache

import pytest


class NodeMissing(Exception):
    """The mini-program's tests must run (XINYI_REQUIRE_NODE), but there is no node for them."""


@cache
def _found() -> str | None:
    return shutil.which("node") or shutil.which("nodejs")


def node() -> str:
    """The program. Skips where there is none, or raises `NodeMissing` where there has to be one."""
    found = _found()
    if found is None and os.environ.get("XINYI_REQUIRE_NODE", "") not in {"", "0"}:
        raise NodeMissing("XINYI_REQUIRE_NODE is set, and there is no node on PATH")
    return found or pytest.skip("no node on PATH (Debian: apt-get install nodejs)")
