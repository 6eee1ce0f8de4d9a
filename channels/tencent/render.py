"""A reply as a passive XML answer. Pure: what it gives is stored, and a retry gets the same."""

from msgspec.structs import replace

from channels.tencent.wording import fill, lines
from domain.message import Incoming, Rendered, Reply

_TEXT = (
    "<xml><ToUserName>{}</ToUserName><FromUserName>{}</FromUserName><CreateTime>{}</CreateTime>"
    "<MsgType><![CDATA[text]]></MsgType><Content>{}</Content></xml>"
)


def render(us: str, incoming: Incoming, reply: Reply) -> Rendered:
    """Answer `incoming` from the account `us` (its ToUserName, gh_…); the door binds `us`.

    Always text: a news answer holds one article only and hides the words behind a tap. What
    does not fit becomes `follow`, with addresses written out, so that any channel can say it; so
    does a picture, which has to be uploaded first and keeps nobody waiting for the words.
    """
    page, rest = fill(lines(replace(reply, picture="")))
    left = "\n".join(line.plain for line in rest).strip()
    follow = Reply(text=left, picture=reply.picture)
    answer = cdata(incoming.sender), cdata(us), incoming.at // 1000, cdata(page)
    passive = _TEXT.format(*answer) if page.strip() else ""
    return Rendered(passive, None if follow.silent else follow)


def cdata(words: str) -> str:
    """Words as one or more CDATA sections: `]]>` inside would end the first and inject XML."""
    return f"<![CDATA[{words.replace(']]>', ']]]]><![CDATA[>')}]]>"
