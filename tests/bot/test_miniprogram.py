"""The mini-program as the settings describe it: off without an AppID, refused where it could not work."""

from typing import Any

import pytest
from aiohttp import ClientSession

from bot.miniprogram import miniprogram, template_id
from bot.settings import Miniprogram, Settings
from domain.errors import BadSettings
from domain.street import Street
from tests import offices
from tests.miniprogram_peer import AES_KEY

OWN: dict[str, Any] = {"app_id": "wx-mini", "app_secret": "s3cret"}


async def made(street: Street, env: Any = "development", **own: Any) -> list[str] | None:
    """The doors that it opens; None where it is off."""
    settings = Settings(env=env, miniprogram=Miniprogram(**own))
    async with ClientSession() as http:
        found = miniprogram(settings, http, offices.template(street))
    return None if found is None else [f"{door.method} {door.path}" for door in found.doors]


async def test_it_is_off_without_its_settings(street: Street) -> None:
    assert await made(street) is None
    assert await made(street, **OWN) == []


async def test_with_its_keys_the_platform_can_tell_of_it(street: Street) -> None:
    keys = {"token": "t", "encoding_aes_key": AES_KEY}
    assert await made(street, **OWN, **keys) == ["GET /miniprogram", "POST /miniprogram"]


@pytest.mark.parametrize(
    ("env", "more", "named"),
    [
        ("development", {"token": "t"}, "MINIPROGRAM__ENCODING_AES_KEY"),
        ("production", {"token": "t", "mode": "plain"}, "MINIPROGRAM__MODE"),
        ("development", {"subscription": "TPL"}, "XINYI_MINIPROGRAM__SUBSCRIPTION"),
    ],
)
async def test_what_cannot_work_is_refused_by_name(
    street: Street, env: str, more: dict[str, str], named: str
) -> None:
    with pytest.raises(BadSettings, match=named):
        await made(street, env, **OWN, **more)


def test_the_template_is_told_by_its_id() -> None:
    own = Miniprogram(**OWN, subscription="TPL thing1=first")
    assert template_id(Settings(miniprogram=own)) == "TPL"
    assert template_id(Settings()) == ""
