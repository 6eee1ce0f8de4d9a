"""The operator's command says what became of a file."""

import pytest

from bot.papers import take_warning
from services.office import Office
from tests.warnings.messages import rain


async def test_what_became_of_it(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert await take_warning(office, rain()) == 0
    assert "warning@weather.example.cn,SH-2026-0923-01" in capsys.readouterr().out


async def test_what_is_wrong_with_it(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert await take_warning(office, rain(("Actual", "Real"))) == 1
    assert "“status”" in capsys.readouterr().out
