"""Where the application's token comes from.

Source: 企业微信 › 获取access_token (GET /cgi-bin/gettoken). It is the same one until its end, may
be ended early by the platform, and cannot be forced.
"""

from aiohttp import ClientSession

from channels.tencent.api import TIMEOUT_S, Answer, ask
from channels.wecom.account import WecomAccount
from channels.wecom.codes import CONFIGURATION, outcome
from domain.work import Outcome


class CorpToken:
    """The application's `Source`."""

    forces = False

    def __init__(
        self, account: WecomAccount, session: ClientSession, timeout_s: float = TIMEOUT_S
    ) -> None:
        self.name = f"wecom:{account.corp_id}:{account.agent_id}"
        self._account, self._session, self._timeout_s = account, session, timeout_s

    async def ask(self, *, force: bool) -> Answer:
        """See `Source.ask`."""
        url = self._account.endpoint("/cgi-bin/gettoken")
        query = {"corpid": self._account.corp_id, "corpsecret": self._account.secret}
        return await ask(self._session, url, kind=Answer, query=query, timeout_s=self._timeout_s)

    def refusal(self, code: int | None) -> Outcome | None:
        """Wrong settings are told to an operator; everything else passes."""
        return outcome(code) if code in CONFIGURATION else None
