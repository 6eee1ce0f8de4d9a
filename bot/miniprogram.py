"""The mini-program's way to the platform, where the street has one."""

from typing import NamedTuple

import aiohttp
from aiohttp import web

from bot.settings import Settings
from channels.miniprogram.account import MiniprogramAccount
from channels.miniprogram.checker import MiniprogramChecker
from channels.miniprogram.client import MiniprogramClient
from channels.miniprogram.door import MiniprogramDoor
from channels.miniprogram.notices import MiniprogramNotices
from channels.tencent.calls import Calls
from channels.tencent.codes import STALE
from channels.tencent.pushes import PushKeys
from channels.tencent.stable_token import StableToken
from channels.tencent.templates import Template, template
from channels.tencent.tokens import Tokens
from domain.errors import BadSettings
from services.delivery.ledgers import Grants
from services.delivery.port import Sender
from services.office import Office
from services.screening.port import Checker


class Miniprogram(NamedTuple):
    """What the house has of it: who asks the platform, who sends notices, who has things checked.

    `doors` is where the platform tells of it, none without the keys for that.
    """

    client: MiniprogramClient
    notices: Sender
    checker: Checker
    doors: list[web.RouteDef]


def miniprogram(
    settings: Settings, http: aiohttp.ClientSession, office: Office
) -> Miniprogram | None:
    """None without its settings: then there is no API for it either. Raises `BadSettings`."""
    own, store, clock = settings.miniprogram, office.store, office.clock
    if not own.app_id:
        return None
    account = MiniprogramAccount(own.app_id, own.app_secret, own.api_base)
    tokens = Tokens(StableToken("miniprogram", account, http), store, clock)
    calls = Calls(http, tokens, STALE)
    notices = MiniprogramNotices(account, calls, clock, _template(settings), Grants(store))
    client, checker = MiniprogramClient(account, http, calls), MiniprogramChecker(account, calls)
    return Miniprogram(client, notices, checker, _doors(settings, office))


def _doors(settings: Settings, office: Office) -> list[web.RouteDef]:
    """Raises `BadSettings` with every fault of the keys."""
    own = settings.miniprogram
    if not own.token:
        return []
    keys = PushKeys(token=own.token, app_id=own.app_id, aes_key=own.encoding_aes_key, mode=own.mode)
    if faults := keys.faults("MINIPROGRAM", production=settings.production):
        raise BadSettings("; ".join(faults), faults=faults)
    return MiniprogramDoor(keys, office).routes()


def unions_of(settings: Settings, given: Settings) -> frozenset[str]:
    """The channels of whose accounts the unionid is worth asking for: only accounts of one owner
    have any in common, so the street's own beside its own, and stand-ins beside stand-ins.
    """
    both = bool(settings.wechat.token and settings.miniprogram.app_id)
    alike = bool(given.wechat.token) == bool(given.miniprogram.app_id)
    return frozenset({"wechat"} if both and alike else ())


def template_id(settings: Settings) -> str:
    """The template that the mini-program may ask people to allow, "" for none."""
    found = _template(settings)
    return found.id if found else ""


def _template(settings: Settings) -> Template | None:
    own = settings.miniprogram.subscription
    return template(own, "XINYI_MINIPROGRAM__SUBSCRIPTION") if own else None
