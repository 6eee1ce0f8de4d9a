"""What goes out: customer-service messages (客服消息), as text, and a picture after the words."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from msgspec.structs import replace

from channels.tencent.api import Answer
from channels.tencent.calls import Calls
from channels.tencent.codes import outcome
from channels.tencent.pictures import Pictures
from channels.tencent.wording import messages
from channels.wechat.account import WechatAccount
from domain.errors import StoreError
from domain.message import Reply
from domain.people import Address
from domain.work import Outcome, repeated
from services.clock import Clock
from services.delivery.ledgers import Ledgers
from services.delivery.port import Letter

Message = Mapping[str, object]
"""One message without its receiver: `msgtype`, and what belongs to it."""


class WechatClient:
    """The official account's `Sender`.

    WeChat cannot de-duplicate (a letter's `notice` stays unused). After a person's message it
    takes 5 within 48 h, after a tap, scan or follow 3 within a minute; then 45015 or 45047. The
    ledger counts them before, so that the sixth goes another way without being refused first.
    """

    largest = 1

    def __init__(
        self,
        account: WechatAccount,
        calls: Calls,
        clock: Clock,
        ledgers: Ledgers,
        pictures: Pictures | None = None,
    ) -> None:
        self._url = account.endpoint("/cgi-bin/message/custom/send")
        self._calls, self._clock, self._ledgers = calls, clock, ledgers
        self._pictures = pictures

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """See `Sender.send`."""
        return [await self._send(letter) for letter in letters]

    async def _send(self, letter: Letter) -> Outcome:
        """Say it in as many messages as it takes; the first one not taken ends it.

        Where some were taken the outcome is `unsure`: a repetition says them once more.
        """
        reply = repeated(letter.reply) if letter.again else letter.reply
        shown = reply.picture if self._pictures else ""
        texts = messages(replace(reply, picture="") if shown else reply)
        count = len(texts) + bool(shown)
        if not count:
            return Outcome("failed", "nothing to say")
        try:
            if not await self._ledgers.spend(letter.address, count, self._clock.now()):
                return Outcome("unreachable", "customer-service messages are used up")
        except StoreError:
            return Outcome("again", "the store with the ledger does not answer")
        for taken, text in enumerate(texts):
            result = await self._say(letter.address.external, _text(text))
            if result.result != "sent":
                return await self._cut_off(letter.address, count - taken, result, taken > 0)
        if shown:
            result = await self._show(letter.address.external, shown)
            if result.result != "sent":
                return await self._cut_off(letter.address, 1, result, bool(texts))
        return Outcome("sent")

    async def _show(self, openid: str, picture: str) -> Outcome:
        """The picture itself, or else its link."""
        assert self._pictures is not None
        media = await self._pictures.media(picture)
        if media:
            image = {"msgtype": "image", "image": {"media_id": media}}
            result = await self._say(openid, image)
            if result.result != "failed":
                return result
            await self._pictures.forget(picture)
        return await self._say(openid, _text(messages(Reply(picture=picture))[0]))

    async def _cut_off(
        self, address: Address, untaken: int, result: Outcome, some: bool
    ) -> Outcome:
        with suppress(StoreError):  # a ledger that is a little off: the platform tells
            await self._corrected(address, untaken, result)
        return replace(result, unsure=result.unsure or some)

    async def _corrected(self, address: Address, untaken: int, result: Outcome) -> None:
        """The platform's own count wins; what it surely did not take is not counted."""
        if result.result == "unreachable":
            await self._ledgers.drain(address)
        else:
            await self._ledgers.give_back(address, untaken - result.unsure)

    async def _say(self, openid: str, message: Message) -> Outcome:
        answer = await self._calls.post(self._url, {"touser": openid, **message}, Answer)
        if isinstance(answer, Outcome):
            return answer
        return outcome(answer.errcode, self._clock.now())


def _text(words: str) -> Message:
    return {"msgtype": "text", "text": {"content": words}}
