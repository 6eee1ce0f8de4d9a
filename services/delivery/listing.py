"""One message out of several alerts: a line for each, and where to see them all."""

from collections.abc import Callable, Sequence

from domain.message import Choice, Reply
from services.texts import Texts

Compose = Callable[[Sequence[Reply]], Reply]
"""Makes one message of several."""

MOST = 10
"""How many alerts are named in one message."""


def headline(reply: Reply) -> str:
    """The first two lines of an alert as one: number, urgency, place and topic."""
    return " ".join(line for line in reply.text.split("\n")[:2] if line)


def headlines(replies: Sequence[Reply]) -> Reply:
    """A line for each, and nothing else."""
    return Reply(text="\n".join(map(headline, replies)))


def listing(texts: Texts) -> Compose:
    """In words: how many, the first `MOST` of them, how many more, and 「待办」 for all."""

    def compose(replies: Sequence[Reply]) -> Reply:
        lines = [texts.say("zh-Hans", "gathered-head", count=len(replies))]
        lines += map(headline, replies[:MOST])
        if (more := len(replies) - MOST) > 0:
            lines.append(texts.say("zh-Hans", "gathered-more", count=more))
        label, say = (texts.say("zh-Hans", f"gathered-todo{part}") for part in ("", "-say"))
        return Reply(text="\n".join(lines), choices=(Choice(label, say, say),))

    return compose
