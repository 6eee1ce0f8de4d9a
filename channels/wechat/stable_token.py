"""Where the official account's token comes from.

Source: 公众号 › 获取稳定版接口调用凭据 (POST /cgi-bin/stable_token). In normal mode it gives the
same token until 5 minutes before its end. It is isolated from /cgi-bin/token.
"""

from aiohttp import ClientSession

from channels.tencent.api import TIMEOUT_S, Answer, ask
from channels.tencent.codes import CONFIGURATION, outcome
from channels.wechat.account import WechatAccount
from domain.work import Outcome


class StableToken:
    """The account's `Source`."""

    forces = True

    def __init__(
        self, account: WechatAccount, session: ClientSession, timeout_s: float = TIMEOUT_S
    ) -> None:
        self.name = f"wechat:{account.app_id}"
        self._account, self._session, self._timeout_s = account, session, timeout_s

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
        return outcome(code, now=0) if code in CONFIGURATION else None
