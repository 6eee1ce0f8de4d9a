"""Posts to a group through its robot. The robot's key is in the address, and no token is needed."""

from msgspec.structs import replace

from channels.tencent.api import Answer
from channels.tencent.calls import Calls
from channels.wecom.account import WecomAccount
from channels.wecom.codes import outcome
from channels.wecom.posts import posts
from channels.wecom.targets import target
from domain.work import Outcome, repeated
from services.delivery.port import Letter


class Robots:
    """All groups' robots."""

    def __init__(self, account: WecomAccount, calls: Calls) -> None:
        self._url, self._calls = account.endpoint("/cgi-bin/webhook/send"), calls

    async def post(self, letter: Letter) -> Outcome:
        """Say it in as many posts as it takes; «too often» (45009) is this group's alone."""
        key, taken = target(letter.address.external).id, False
        for part in posts(repeated(letter.reply) if letter.again else letter.reply):
            answer = await self._calls.plain(self._url, part, Answer, {"key": key})
            result = answer if isinstance(answer, Outcome) else outcome(answer.errcode)
            if result.result != "sent":
                scope = "address" if result.scope == "account" else result.scope
                return replace(result, scope=scope, unsure=result.unsure or taken)
            taken = True
        return Outcome("sent") if taken else Outcome("failed", "nothing to say")
