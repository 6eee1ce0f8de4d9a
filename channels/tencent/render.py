"""A reply as a passive XML answer. Pure: what it gives is stored, and a retry gets the same."""

from channels.tencent.wording import fill, lines
from domain.message import Incoming, Rendered, Reply

_TEXT = (
    "<xml><ToUserName>{}</ToUserName><FromUserName>{}</FromUserName><CreateTime>{}</CreateTime>"
    "<MsgType><![CDATA[text]]></MsgType><Content>{}</Content></xml>"
)


def render(us: str, incoming: Incoming, reply: Reply) -> Rendered:
    """Answer `incoming` from the account `us` (its ToUserName, gh_…); the door binds `us`.

    Always text: a news answer holds one article only and hides the words behind a tap. What
    does not fit becomes `follow`, with addresses written out, so that any channel can say it.
    """
    page, rest = fill(lines(reply))
    if not page.strip():
        return Rendered()
    passive = _TEXT.format(cdata(incoming.sender), cdata(us), incoming.at // 1000, cdata(page))
    left = "\n".join(line.plain for line in rest).strip()
    return Rendered(passive, Reply(text=left) if left else None)


def cdata(words: str) -> str:
    """Words as one or more CDATA sections: `]]>` inside would end the first and inject XML."""
    return f"<![CDATA[{words.replace(']]>', ']]]]><![CDATA[>')}]]>"
