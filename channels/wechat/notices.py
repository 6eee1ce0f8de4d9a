"""The official account's other ways out: template messages and subscription notices (订阅通知)."""

from collections.abc import Sequence
from contextlib import suppress

from channels.tencent.api import Answer
from channels.tencent.calls import Calls
from channels.wechat.account import WechatAccount
from channels.wechat.codes import NO_CONSENT, outcome
from channels.wechat.templates import Template, page
from domain.errors import StoreError
from domain.work import Outcome, repeated
from services.clock import Clock
from services.delivery.ledgers import Grants
from services.delivery.port import Letter
from services.delivery.ways import home


class TemplateClient:
    """A `Sender` of template messages: whoever follows gets them, in a few cut fields."""

    largest = 1
    path, tap = "/cgi-bin/message/template/send", "url"

    def __init__(
        self, account: WechatAccount, calls: Calls, clock: Clock, template: Template
    ) -> None:
        self._url = account.endpoint(self.path)
        self._calls, self._clock, self._template = calls, clock, template

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """See `Sender.send`."""
        return [await self._send(letter) for letter in letters]

    async def _send(self, letter: Letter) -> Outcome:
        now = self._clock.now()
        reply = repeated(letter.reply) if letter.again else letter.reply
        body = {
            "touser": letter.address.external,
            "template_id": self._template.id,
            self.tap: page(reply),
            "data": self._template.filled(reply, now),
        }
        answer = await self._calls.post(self._url, body, Answer)
        return answer if isinstance(answer, Outcome) else outcome(answer.errcode, now)


class SubscriptionClient(TemplateClient):
    """A `Sender` of subscription notices: each one costs one of the person's consents."""

    path, tap = "/cgi-bin/message/subscribe/bizsend", "page"

    def __init__(
        self,
        account: WechatAccount,
        calls: Calls,
        clock: Clock,
        template: Template,
        grants: Grants,
    ) -> None:
        super().__init__(account, calls, clock, template)
        self._grants = grants

    async def _send(self, letter: Letter) -> Outcome:
        """Spend a consent, then send; what was surely not taken costs none."""
        person, template = home(letter.address), self._template.id
        try:
            if not await self._grants.spend(person, template):
                return Outcome("unreachable", "no consent to a notice")
        except StoreError:
            return Outcome("again", "the store with the consents does not answer")
        result = await super()._send(letter)
        with suppress(StoreError):  # one consent more or less: the platform tells (43101)
            if result.detail.endswith(f"({NO_CONSENT})"):
                await self._grants.clear(person, template)
            elif result.result != "sent" and not result.unsure:
                await self._grants.add(person, template)
        return result
