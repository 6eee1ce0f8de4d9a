"""What the mini-program does, run by node against the running server."""

import pytest

from tests.miniprogram.conftest import HERE, Run

FILES = sorted(path.name for path in HERE.glob("*.test.js"))


@pytest.mark.parametrize("name", FILES)
async def test_the_mini_program_against_the_server(run: Run, name: str) -> None:
    await run(name)
