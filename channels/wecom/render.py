"""A reply to a callback. Pure: what it gives is stored, and a retry gets the same.

A message is answered passively. Events are answered by push, since the platform shows a passive
answer to some kinds of them only (被动回复消息格式). A press that settled its card also has the card
changed; `card` is the response code that came with it.
"""

from channels.tencent.render import render as passively
from channels.tencent.wording import web_only
from channels.wecom import targets
from domain.message import Incoming, Rendered, Reply


def render(us: str, card: str, incoming: Incoming, reply: Reply) -> Rendered:
    """Answer `incoming` in the name of the corp `us`; the door binds `us` and `card`."""
    if incoming.message:
        return passively(us, incoming, web_only(reply))
    settled = targets.card(card) if card and reply.stamp else ""
    return Rendered(follow=None if reply.silent else reply, settled=settled)
