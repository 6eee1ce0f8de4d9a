"""Messages and cards to members: one call for many, an outcome for each."""

from collections.abc import Sequence

from msgspec.structs import replace

from channels.tencent.api import Answer
from channels.tencent.calls import Calls
from channels.tencent.pictures import Pictures
from channels.wecom.account import WecomAccount
from channels.wecom.cards import Part, parts, task_of
from channels.wecom.codes import outcome
from domain.message import Reply
from domain.work import Outcome, repeated
from services.delivery.port import Letter

SAME_WORDS_S = 600
"""How long (seconds) the platform drops the very same words to the same person: longer than two
tries take, shorter than anybody says the same on purpose."""

PATIENCE_S = 4.0
"""Seconds that one call may take: what got no answer is asked once more at once, and both have
to fit into the delivery loop's 10."""


class Sent(Answer, frozen=True):
    """What 发送应用消息 answers: 0 may still name people it did not reach, joined by «|»."""

    invaliduser: str = ""
    unlicenseduser: str = ""


class Members:
    """The application's messages."""

    def __init__(
        self, account: WecomAccount, calls: Calls, pictures: Pictures | None = None
    ) -> None:
        self._url = account.endpoint("/cgi-bin/message/send")
        self._agent, self._calls, self._pictures = int(account.agent_id), calls, pictures

    async def tell(self, letters: Sequence[Letter]) -> dict[str, Outcome]:
        """Say one thing to all of them; what became of it by UserID.

        Who could not be told a part is told none of the rest; where a part before it was taken
        the outcome is `unsure`, for a repetition says it once more.
        """
        if not letters:
            return {}
        first = letters[0]
        reply = repeated(first.reply) if first.again else first.reply
        task = task_of([letter.notice for letter in letters], first.reply)
        told = {one.address.external: Outcome("failed", "nothing to say") for one in letters}
        left = list(told)
        shown = reply.picture if self._pictures else ""
        said = parts(replace(reply, picture=""), task) if shown else parts(reply, task)
        for n, part in enumerate([*said, None] if shown else said):
            results = await (self._say(left, part) if part else self._show(left, shown))
            told |= {user: _after(n, result) for user, result in results.items()}
            left = [user for user in left if results[user].result == "sent"]
            if not left:
                break
        return told

    async def _show(self, users: Sequence[str], picture: str) -> dict[str, Outcome]:
        """The picture itself, or else its link."""
        assert self._pictures is not None
        media = await self._pictures.media(picture)
        if media:
            results = await self._say(users, {"msgtype": "image", "image": {"media_id": media}})
            if any(result.result != "failed" for result in results.values()):
                return results
            await self._pictures.forget(picture)
        (link,) = parts(Reply(picture=picture), "")
        return await self._say(users, link)

    async def _say(self, users: Sequence[str], part: Part) -> dict[str, Outcome]:
        body = {
            "touser": "|".join(users),
            "agentid": self._agent,
            **part,
            "enable_duplicate_check": 1,
            "duplicate_check_interval": SAME_WORDS_S,
        }
        answer = await self._calls.post(self._url, body, Sent)
        if _unsure(answer):
            # By the task_id and its duplicate check the platform knows what it has already.
            answer = await self._calls.post(self._url, body, Sent)
        if isinstance(answer, Outcome):
            return dict.fromkeys(users, answer)
        whole = outcome(answer.errcode)
        missed = _missed(answer) if whole.result == "sent" else {}
        return {user: missed.get(user.casefold(), whole) for user in users}


def _unsure(answer: Sent | Outcome) -> bool:
    return answer.unsure if isinstance(answer, Outcome) else answer.errcode is None


def _missed(answer: Sent) -> dict[str, Outcome]:
    """Who was not reached although all is well; the platform writes them in small letters."""
    without = dict.fromkeys(_users(answer.unlicenseduser), Outcome("unreachable", "no licence"))
    unknown = dict.fromkeys(_users(answer.invaliduser), Outcome("unreachable", "invaliduser"))
    return without | unknown


def _users(joined: str) -> list[str]:
    return [user.casefold() for user in joined.split("|") if user]


def _after(part: int, result: Outcome) -> Outcome:
    taken = part > 0 and result.result != "sent"
    return replace(result, unsure=True) if taken else result
