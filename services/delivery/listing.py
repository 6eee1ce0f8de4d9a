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


def listed(texts: Texts, head: str, lines: Sequence[str], count: int) -> Reply:
    """Under a head the first `MOST` of these lines, how many more of `count` there are, and 「待办」
    for all.
    """
    told = [head, *lines[:MOST]]
    if (more := count - MOST) > 0:
        told.append(texts.say("zh-Hans", "gathered-more", count=more))
    label, say = (texts.say("zh-Hans", f"gathered-todo{part}") for part in ("", "-say"))
    return Reply(text="\n".join(told), choices=(Choice(label, say, say),))


def listing(texts: Texts) -> Compose:
    """In words: how many there are, and `listed`."""

    def compose(replies: Sequence[Reply]) -> Reply:
        head = texts.say("zh-Hans", "gathered-head", count=len(replies))
        return listed(texts, head, [*map(headline, replies)], len(replies))

    return compose
