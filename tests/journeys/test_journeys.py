"""Every dialogue of this folder, played through the real doors on loopback (see bot/script.py)."""

from pathlib import Path

import pytest

from bot.script import read_script
from bot.stage import Heard, staged

FOLDER = Path(__file__).parent
SCRIPTS = sorted(FOLDER.glob("*.yaml"))


async def _quietly(_: Heard) -> None:
    """Nobody watches."""


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
async def test_everybody_hears_what_the_script_says(path: Path) -> None:
    async with staged(read_script(path)) as stage:
        played = await stage.play(_quietly)
    said = [f"{heard.step.who}:{heard.step.act} → {heard.lines} {heard.faults}" for heard in played]
    assert not any(heard.faults for heard in played), "\n".join(said)


def test_there_are_thirty_dialogues_or_more() -> None:
    assert len(SCRIPTS) >= 30


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_every_step_that_speaks_is_listened_to(path: Path) -> None:
    script = read_script(path)
    assert any(step.hears for step in script.steps), "a dialogue without expectations cannot fail"
