"""What goes out to people of the mini-program: subscription messages (订阅消息), each for one consent.

Source: 小程序 › 发送订阅消息 (subscribeMessage.send).
"""

from collections.abc import Sequence
from functools import partial

from channels.miniprogram.account import MiniprogramAccount
from channels.tencent.api import Answer
from channels.tencent.calls import Calls
from channels.tencent.codes import outcome
from channels.tencent.consents import with_consent
from channels.tencent.templates import Template
from channels.tencent.wording import first_page
from domain.work import Outcome, repeated
from services.apppages import CASES
from services.clock import Clock
from services.delivery.ledgers import Grants
from services.delivery.port import Letter


class MiniprogramNotices:
    """The mini-program's `Sender`. Without a `template` nobody can be told anything there."""

    largest = 1

    def __init__(
        self,
        account: MiniprogramAccount,
        calls: Calls,
        clock: Clock,
        template: Template | None,
        grants: Grants,
    ) -> None:
        self._url = account.endpoint("/cgi-bin/message/subscribe/send")
        self._calls, self._clock = calls, clock
        self._template, self._grants = template, grants

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """See `Sender.send`."""
        return [await self._send(letter) for letter in letters]

    async def _send(self, letter: Letter) -> Outcome:
        if self._template is None:
            return Outcome("unreachable", "the mini-program has no template for notices")
        say = partial(self._say, letter, self._template)
        return await with_consent(self._grants, letter.address, self._template.id, say)

    async def _say(self, letter: Letter, template: Template) -> Outcome:
        """A tap opens the page that the words are about, else the list of their cases."""
        now = self._clock.now()
        reply = repeated(letter.reply) if letter.again else letter.reply
        page = first_page(reply)
        body = {
            "touser": letter.address.external,
            "template_id": template.id,
            "page": page.path if page else CASES,
            "data": template.filled(reply, now),
        }
        answer = await self._calls.post(self._url, body, Answer)
        if isinstance(answer, Outcome):
            return answer
        return outcome(answer.errcode, now, "miniprogram")
