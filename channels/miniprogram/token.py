"""Where the mini-program's token comes from: `POST /cgi-bin/stable_token`, as for any account."""

from aiohttp import ClientSession

from channels.miniprogram.account import MiniprogramAccount
from channels.miniprogram.codes import CONFIGURATION
from channels.tencent.api import TIMEOUT_S, Answer, ask
from domain.work import Outcome
from services.delivery.rules import LONG


class MiniprogramToken:
    """The account's `Source`."""

    forces = True

    def __init__(
        self, account: MiniprogramAccount, session: ClientSession, timeout_s: float = TIMEOUT_S
    ) -> None:
        self.name = f"miniprogram:{account.app_id}"
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
        why = CONFIGURATION.get(code or 0)
        return (
            Outcome("again", f"configuration: {why}", wait=LONG, scope="account") if why else None
        )
