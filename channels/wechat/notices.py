"""The official account's other ways out: template messages and subscription notices (订阅通知)."""

import logging
from collections.abc import Sequence
from functools import partial

from channels.tencent.api import Answer
from channels.tencent.calls import Calls
from channels.tencent.codes import NO_SUCH_PAGE, outcome
from channels.tencent.consents import with_consent
from channels.tencent.templates import Template, address
from channels.tencent.wording import first_page
from channels.wechat.account import WechatAccount
from domain.message import Reply
from domain.work import Outcome, repeated
from services.clock import Clock
from services.delivery.ledgers import Grants
from services.delivery.port import Letter
from services.delivery.ways import home

log = logging.getLogger(__name__)

Body = dict[str, object]


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
        """Say it; without its tap into the mini-program where the platform knows no such page."""
        now = self._clock.now()
        body = self._body(letter, now)
        answer = await self._calls.post(self._url, body | _inside(letter.reply), Answer)
        if isinstance(answer, Answer) and answer.errcode in NO_SUCH_PAGE:
            log.warning("wechat: a notice leads to no page there (%d)", answer.errcode)
            answer = await self._calls.post(self._url, body, Answer)
        return answer if isinstance(answer, Outcome) else outcome(answer.errcode, now)

    def _body(self, letter: Letter, now: int) -> Body:
        reply = repeated(letter.reply) if letter.again else letter.reply
        return {
            "touser": letter.address.external,
            "template_id": self._template.id,
            self.tap: address(reply),
            "data": self._template.filled(reply, now),
        }


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
        person, send = home(letter.address), partial(super()._send, letter)
        return await with_consent(self._grants, person, self._template.id, send)


def _inside(reply: Reply) -> Body:
    """A tap opens the mini-program, and the web page only where that cannot be."""
    page = first_page(reply)
    return {"miniprogram": {"appid": page.app, "pagepath": page.path}} if page else {}
