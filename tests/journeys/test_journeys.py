"""Every dialogue of this folder, played through the real doors on loopback (see bot/script.py)."""

from pathlib import Path

import pytest

from bot.script import read_script
from bot.stage import Heard, staged
from services.cases.results import checking
from tests.journeys.declared import broken, named

FOLDER = Path(__file__).parent
SCRIPTS = sorted(FOLDER.glob("*.yaml"))


async def _quietly(_: Heard) -> None:
    """Nobody watches."""


@pytest.fixture(autouse=True)
def _nothing_by_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample of cases that are checked by chance would make it another dialogue each time."""
    monkeypatch.setattr(checking, "SAMPLE", 2**33)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
async def test_everybody_hears_what_the_script_says(path: Path) -> None:
    script = read_script(path)
    async with staged(script) as stage:
        played = await stage.play(_quietly)
    said = [f"{heard.step.who}:{heard.step.act} → {heard.lines} {heard.faults}" for heard in played]
    assert not any(heard.faults for heard in played), "\n".join(said)
    assert not [fault for heard in played for fault in broken(heard)]
    assert not script.rows or frozenset(script.rows) == named(played)


def test_there_are_thirty_dialogues_or_more() -> None:
    assert len(SCRIPTS) >= 30


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_every_step_that_speaks_is_listened_to(path: Path) -> None:
    script = read_script(path)
    assert any(step.hears for step in script.steps), "a dialogue without expectations cannot fail"
