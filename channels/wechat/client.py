"""What goes out: customer-service messages (客服消息), as text."""

from collections.abc import Sequence

from msgspec.structs import replace

from channels.tencent.api import Answer
from channels.tencent.calls import Calls
from channels.tencent.wording import messages
from channels.wechat.account import WechatAccount
from channels.wechat.codes import outcome
from domain.work import Outcome, repeated
from services.clock import Clock
from services.delivery.port import Letter


class WechatClient:
    """The official account's `Sender`.

    WeChat cannot de-duplicate (a letter's `notice` stays unused). After a person's message it takes 5
    within 48 h, after a tap, scan or follow 3 within a minute; then 45015 or 45047.
    """

    largest = 1

    def __init__(self, account: WechatAccount, calls: Calls, clock: Clock) -> None:
        self._url = account.endpoint("/cgi-bin/message/custom/send")
        self._calls, self._clock = calls, clock

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
        body = {"touser": openid, "msgtype": "text", "text": {"content": text}}
        answer = await self._calls.post(self._url, body, Answer)
        if isinstance(answer, Outcome):
            return answer
        return outcome(answer.errcode, self._clock.now())
