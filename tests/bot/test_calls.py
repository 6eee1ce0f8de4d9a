"""`python -m bot call report`."""

from argparse import Namespace
from pathlib import Path

import pytest

from bot.calls import reported
from services import fonts
from services.clock import FixedClock
from services.office import Office
from tests.calls.conftest import clock, office, template
from tests.calls.scene import MINUTE, says, sent

__all__ = ["clock", "office", "template"]


def asked(number: str, *, names: bool = False, picture: Path | None = None) -> Namespace:
    """What was typed."""
    return Namespace(number=number, names=names, picture=picture)


async def test_numbers_unless_names_are_asked_for(
    office: Office, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    call = await sent(office, kind="flood")
    clock.move(3 * MINUTE)
    await says(office, call, "m1", "arrived")
    await says(office, call, "m2", "cannot", "孩子病了")
    assert await reported(office, asked(call.number)) == 0
    said = capsys.readouterr().out
    assert "应到4 收到1" in said
    assert "m2" not in said
    assert await reported(office, asked("1", names=True)) == 0
    assert "m2\tteam\t抽水\t来不了\t10:03\t孩子病了" in capsys.readouterr().out


@pytest.mark.usefixtures("font")
async def test_a_picture(office: Office, tmp_path: Path) -> None:
    await sent(office, kind="flood")
    assert await reported(office, asked("集1", picture=tmp_path / "1.png")) == 0
    assert (tmp_path / "1.png").read_bytes().startswith(b"\x89PNG")


async def test_without_a_font_it_says_so(
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(fonts, "chinese", lambda: None)
    await sent(office, kind="flood")
    assert await reported(office, asked("集1", picture=tmp_path / "1.png")) == 1
    assert "没有中文字体" in capsys.readouterr().out
    assert not (tmp_path / "1.png").exists()


@pytest.mark.parametrize("number", ["集9", "9", "x", ""])
async def test_a_call_that_is_not_there(office: Office, number: str) -> None:
    assert await reported(office, asked(number)) == 1
