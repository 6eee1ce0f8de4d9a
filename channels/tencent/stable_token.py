"""Where the token of an official account or a mini-program comes from.

Source: 公众号, 小程序 › 获取稳定版接口调用凭据 (POST /cgi-bin/stable_token). In normal mode it gives
the same token until 5 minutes before its end. It is isolated from /cgi-bin/token.
"""

from typing import Protocol

from aiohttp import ClientSession

from channels.tencent.api import TIMEOUT_S, Answer, ask
from channels.tencent.codes import CONFIGURATION, outcome
from domain.work import Outcome


class Account(Protocol):
    """Whose token it is."""

    @property
    def app_id(self) -> str:
        """Its id."""

    @property
    def app_secret(self) -> str:
        """What proves that it is ours."""

    def endpoint(self, path: str) -> str:
        """The address of one of the platform's interfaces."""


class StableToken:
    """The account's `Source`; `channel` is what it is in this house."""

    forces = True

    def __init__(
        self, channel: str, account: Account, session: ClientSession, timeout_s: float = TIMEOUT_S
    ) -> None:
        self.name = f"{channel}:{account.app_id}"
        self._channel, self._account = channel, account
        self._session, self._timeout_s = session, timeout_s

    async def ask(self, *, force: bool) -> Answer:
        """See `Source.ask`."""
        url = self._account.endpoint("/cgi-bin/stable_token")
        body = {
            "grant_type": "client_credential",
            "appid": self._account.app_id,
            "secret": self._account.app_secret,
            "force_refresh": force,
        }
        return await ask(self._session, url, body, kind=Answer, timeout_s=self._timeout_s)

    def refusal(self, code: int | None) -> Outcome | None:
        """Wrong settings stay wrong, everything else passes."""
        return outcome(code, now=0, account=self._channel) if code in CONFIGURATION else None
