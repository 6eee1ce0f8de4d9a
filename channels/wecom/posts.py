"""A reply as posts of a group's robot: everybody in the group reads them, and nobody can answer.

Source: 企业微信 › 群机器人配置说明. Twenty a minute; no callback, so no choice is offered and no
acknowledgement claimed. Numbers of people are masked, whatever the reply says.
"""

from msgspec.structs import replace

from channels.tencent.wording import LIMIT, Line, lines, pages
from channels.wecom.cards import Part
from domain.message import Link, Reply
from services.masking import masked

MARKDOWN = 4096
"""UTF-8 bytes of a markdown post."""

_SAFE = str.maketrans({"<": "＜", "[": "［", "]": "］"})


def posts(reply: Reply) -> list[Part]:
    """What to post, in order: markdown where there are links to tap, else text."""
    said = [Line(masked(line.words), line.links) for line in lines(replace(reply, choices=()))]
    if any(line.links for line in said):
        marked = [Line(_markdown(line)) for line in said]
        found = pages(marked, MARKDOWN)
        return [{"msgtype": "markdown", "markdown": {"content": page}} for page in found]
    return [{"msgtype": "text", "text": {"content": page}} for page in pages(said, LIMIT)]


def _markdown(line: Line) -> str:
    return " ".join(filter(None, (line.words.translate(_SAFE), *map(_link, line.links))))


def _link(link: Link) -> str:
    return f"[{link.label.translate(_SAFE)}]({link.url.replace(')', '%29')})"
