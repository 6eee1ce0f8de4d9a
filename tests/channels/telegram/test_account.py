"""Settings of a bot, and that they keep their secrets."""

import subprocess
import sys

import pytest

from channels.telegram.account import TelegramAccount
from domain.errors import BadSettings
from tests.telegram_peer import SECRET, TOKEN


def test_the_bots_number_is_the_public_half_of_its_token() -> None:
    account = TelegramAccount(token=TOKEN, secret=SECRET)
    assert account.id == "110201543"
    assert "AAHdq" not in repr(account)
    assert SECRET not in repr(account)
    assert "AAHdq" not in f"{account} {[account]}"


@pytest.mark.parametrize(
    "wrong",
    [
        {"token": ""},
        {"token": "no-colon"},
        {"token": f"{TOKEN}/../x"},
        {"secret": ""},
        {"secret": "密码"},
        {"secret": "a b"},
        {"secret": "a" * 257},
        {"api_base": "api.telegram.org"},
        {"api_base": "ftp://x"},
    ],
)
def test_what_cannot_work_is_refused_by_name(wrong: dict[str, str]) -> None:
    with pytest.raises(BadSettings) as refusal:
        TelegramAccount(**({"token": TOKEN, "secret": SECRET} | wrong))
    (name, value) = next(iter(wrong.items()))
    assert f"TELEGRAM__{name.upper()}" in str(refusal.value)
    assert value not in str(refusal.value) or not value


def test_settings_and_rendering_do_not_import_aiogram() -> None:
    """It takes 4 s and 136 MiB: only where a bot is configured (architecture.md)."""
    code = "import sys, channels.telegram.account, channels.telegram.render; sys.exit('aiogram' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
