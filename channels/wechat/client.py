"""What goes out: customer-service messages (客服消息), as text."""

from collections.abc import Sequence
from contextlib import suppress

from msgspec.structs import replace

from channels.tencent.api import Answer
from channels.tencent.calls import Calls
from channels.tencent.codes import outcome
from channels.tencent.wording import messages
from channels.wechat.account import WechatAccount
from domain.errors import StoreError
from domain.people import Address
from domain.work import Outcome, repeated
from services.clock import Clock
from services.delivery.ledgers import Ledgers
from services.delivery.port import Letter


class WechatClient:
    """The official account's `Sender`.

    WeChat cannot de-duplicate (a letter's `notice` stays unused). After a person's message it
    takes 5 within 48 h, after a tap, scan or follow 3 within a minute; then 45015 or 45047. The
    ledger counts them before, so that the sixth goes another way without being refused first.
    """

    largest = 1

    def __init__(
        self, account: WechatAccount, calls: Calls, clock: Clock, ledgers: Ledgers
    ) -> None:
        self._url = account.endpoint("/cgi-bin/message/custom/send")
        self._calls, self._clock, self._ledgers = calls, clock, ledgers

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """See `Sender.send`."""
        return [await self._send(letter) for letter in letters]

    async def _send(self, letter: Letter) -> Outcome:
        """Say it in as many messages as it takes; the first one not taken ends it.

        Where some were taken the outcome is `unsure`: a repetition says them once more.
        """
        texts = messages(repeated(letter.reply) if letter.again else letter.reply)
        if not texts:
            return Outcome("failed", "nothing to say")
        try:
            if not await self._ledgers.spend(letter.address, len(texts), self._clock.now()):
                return Outcome("unreachable", "customer-service messages are used up")
        except StoreError:
            return Outcome("again", "the store with the ledger does not answer")
        for taken, text in enumerate(texts):
            result = await self._say(letter.address.external, text)
            if result.result != "sent":
                with suppress(StoreError):  # a ledger that is a little off: the platform tells
                    await self._corrected(letter.address, len(texts) - taken, result)
                return replace(result, unsure=result.unsure or taken > 0)
        return Outcome("sent")

    async def _corrected(self, address: Address, untaken: int, result: Outcome) -> None:
        """The platform's own count wins; what it surely did not take is not counted."""
        if result.result == "unreachable":
            await self._ledgers.drain(address)
        else:
            await self._ledgers.give_back(address, untaken - result.unsure)

    async def _say(self, openid: str, text: str) -> Outcome:
        body = {"touser": openid, "msgtype": "text", "text": {"content": text}}
        answer = await self._calls.post(self._url, body, Answer)
        if isinstance(answer, Outcome):
            return answer
        return outcome(answer.errcode, self._clock.now())
