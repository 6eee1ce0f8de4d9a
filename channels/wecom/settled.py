"""A card whose matter is settled: its buttons go grey and say so, for everybody who has it.

Source: 企业微信 › 更新模版卡片消息. The response code comes with the press; it is good once, for
72 hours.
"""

from channels.tencent.api import Answer
from channels.tencent.calls import Calls
from channels.wecom.account import WecomAccount
from channels.wecom.codes import outcome
from channels.wecom.targets import target
from domain.work import Outcome
from services.delivery.port import Letter

MOST = 20
"""Characters that a grey button can show."""


class Settled:
    """The application's cards."""

    def __init__(self, account: WecomAccount, calls: Calls) -> None:
        self._url = account.endpoint("/cgi-bin/message/update_template_card")
        self._agent, self._calls = int(account.agent_id), calls

    async def change(self, letter: Letter) -> Outcome:
        """Put the letter's words in the buttons' place."""
        body = {
            "atall": 1,
            "agentid": self._agent,
            "response_code": target(letter.address.external).id,
            "button": {"replace_name": letter.reply.text[:MOST]},
        }
        answer = await self._calls.post(self._url, body, Answer)
        return answer if isinstance(answer, Outcome) else outcome(answer.errcode)
