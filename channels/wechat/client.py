"""What goes out: customer-service messages (客服消息), as text."""

from collections.abc import Sequence

from aiohttp import ClientSession
from msgspec.structs import replace

from channels.wechat.account import WechatAccount
from channels.wechat.api import TIMEOUT_S, Answer, Unheard, ask
from channels.wechat.codes import STALE, outcome
from channels.wechat.tokens import NoToken, Tokens
from channels.wechat.wording import messages
from domain.errors import StoreError
from domain.work import Outcome, repeated
from services.clock import Clock
from services.delivery.port import Letter


class WechatClient:
    """The official account's `Sender`.

    WeChat cannot de-duplicate (a letter's `notice` stays unused). After a person's message it takes 5
    within 48 h, after a tap, scan or follow 3 within a minute; then 45015 or 45047.
    """

    largest = 1

    def __init__(
        self,
        account: WechatAccount,
        session: ClientSession,
        tokens: Tokens,
        clock: Clock,
        timeout_s: float = TIMEOUT_S,
    ) -> None:
        self._url = account.endpoint("/cgi-bin/message/custom/send")
        self._session, self._tokens = session, tokens
        self._clock, self._timeout_s = clock, timeout_s

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """See `Sender.send`."""
        return [await self._send(letter) for letter in letters]

    async def _send(self, letter: Letter) -> Outcome:
        """Say it in as many messages as it takes; the first one not taken ends it.

        Where some were taken the outcome is `unsure`: a repetition says them once more.
        """
        taken = False
        for text in messages(repeated(letter.reply) if letter.again else letter.reply):
            result = await self._say(letter.address.external, text)
            if result.result != "sent":
                return replace(result, unsure=result.unsure or taken)
            taken = True
        return Outcome("sent") if taken else Outcome("failed", "nothing to say")

    async def _say(self, openid: str, text: str) -> Outcome:
        try:
            answer = await self._posted(openid, text)
        except NoToken as fault:
            return fault.outcome
        except Unheard as fault:
            return Outcome("again", fault.detail, unsure=fault.unsure)
        except StoreError:
            return Outcome("again", "the store with the token does not answer")
        return outcome(answer.errcode, self._clock.now())

    async def _posted(self, openid: str, text: str) -> Answer:
        """Post, and once more with a new token where the first one was turned down: never thrice."""
        token = await self._tokens.current()
        answer = await self._post(token, openid, text)
        if answer.errcode in STALE:
            answer = await self._post(await self._tokens.current(refused=token), openid, text)
        return answer

    async def _post(self, token: str, openid: str, text: str) -> Answer:
        body = {"touser": openid, "msgtype": "text", "text": {"content": text}}
        query = {"access_token": token}
        return await ask(self._session, self._url, body, query=query, timeout_s=self._timeout_s)
