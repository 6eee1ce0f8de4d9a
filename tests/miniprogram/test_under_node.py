"""What the mini-program does, run by node; most of it against the running server."""

import pytest

from tests.miniprogram.nodes import HERE, node, passes
from tests.whole.inside import Inside

ALONE = ("logic.test.js", "structure.test.js")
FILES = sorted({path.name for path in HERE.glob("*.test.js")} - {*ALONE})


@pytest.fixture(autouse=True)
def needed() -> None:
    """Before a server is started for it."""
    node()


@pytest.mark.parametrize("name", FILES)
async def test_against_the_server(inside: Inside, street: str, name: str) -> None:
    server = str(inside.http.make_url("")).rstrip("/")
    await passes(name, XINYI_TEST_API=server, XINYI_TEST_STREET=street)


@pytest.mark.parametrize("name", ALONE)
async def test_by_itself(name: str) -> None:
    await passes(name)
