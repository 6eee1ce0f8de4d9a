"""The mini-program's way to the platform, where the street has one."""

import aiohttp

from bot.settings import Settings
from channels.miniprogram.account import MiniprogramAccount
from channels.miniprogram.client import MiniprogramClient
from channels.miniprogram.codes import STALE
from channels.miniprogram.token import MiniprogramToken
from channels.tencent.calls import Calls
from channels.tencent.tokens import Tokens
from services.clock import Clock
from storage.port import Store


def miniprogram(
    settings: Settings, http: aiohttp.ClientSession, store: Store, clock: Clock
) -> MiniprogramClient | None:
    """None without its settings: then there is no API for it either."""
    own = settings.miniprogram
    if not own.app_id:
        return None
    account = MiniprogramAccount(own.app_id, own.app_secret, own.api_base)
    tokens = Tokens(MiniprogramToken(account, http), store, clock)
    return MiniprogramClient(account, http, Calls(http, tokens, STALE))
