"""What goes out to WeCom: messages and cards to members, posts to groups, cards that are done."""

import asyncio
from collections.abc import Sequence

from channels.tencent.calls import Calls
from channels.tencent.pictures import Pictures
from channels.wecom.account import WecomAccount
from channels.wecom.members import Members
from channels.wecom.robots import Robots
from channels.wecom.settled import Settled
from channels.wecom.targets import Kind, target
from domain.people import Address
from domain.work import Outcome
from services.delivery.port import Letter


class WecomClient:
    """The application's `Sender`.

    Letters to members leave in one call; each group and each card is a call of its own, all at
    the same time: many groups in a row would take longer than an attempt may.
    """

    largest = 1_000
    """How many members one message takes (发送应用消息: touser)."""

    def __init__(
        self, account: WecomAccount, calls: Calls, pictures: Pictures | None = None
    ) -> None:
        self._account = account
        self._members = Members(account, calls, pictures)
        self._robots = Robots(account, calls)
        self._settled = Settled(account, calls)

    async def send(self, letters: Sequence[Letter]) -> list[Outcome]:
        """See `Sender.send`."""
        kinds = [self._kind(letter.address) for letter in letters]
        pairs = list(zip(letters, kinds, strict=True))
        told, others = await asyncio.gather(
            self._members.tell([letter for letter, kind in pairs if kind == "member"]),
            asyncio.gather(
                *(self._one(letter, kind) for letter, kind in pairs if kind != "member")
            ),
        )
        alone = iter(others)
        return [
            told[letter.address.external] if kind == "member" else next(alone)
            for letter, kind in pairs
        ]

    def _kind(self, address: Address) -> Kind:
        ours = address.account == self._account.corp_id
        return target(address.external).kind if ours else "nobody"

    async def _one(self, letter: Letter, kind: Kind) -> Outcome:
        match kind:
            case "robot":
                return await self._robots.post(letter)
            case "card":
                return await self._settled.change(letter)
            case _:
                return Outcome("unreachable", "not an address of this application")
