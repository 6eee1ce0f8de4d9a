"""What a callback says, in the house's words: one small reader for each type.

Source: 公众号 › 接收普通消息, 接收事件推送. An unknown message keeps its `message` id (somebody
waits for an answer); an unknown event has none (nobody does).
"""

import re
from typing import Literal

from msgspec.structs import replace

from channels.tencent.readings import (
    Fields,
    Reader,
    key,
    link,
    media,
    need,
    number,
    pin,
    plain,
    words,
)
from domain.message import Incoming

CHANNEL = "wechat"

_UNSUPPORTED = re.compile(r"[【\[](收到不支持的消息类型.{0,12}|Unsupported Message)[】\]]")
"""What WeChat writes in place of a sticker or a forwarded chat (wechatpy issue 656)."""


def read(fields: Fields, app_id: str, at: int) -> Incoming:
    """Turn the elements of a verified body into `Incoming`, or raise `NotUnderstood`."""
    kind = need(fields, "MsgType").lower()
    return _event(fields, app_id, at) if kind == "event" else _message(kind, fields, app_id, at)


def _message(kind: str, fields: Fields, app_id: str, at: int) -> Incoming:
    """A message: MsgId identifies it, within the account."""
    message = number(fields, "MsgId")
    blank = Incoming(
        channel=CHANNEL,
        account=app_id,
        sender=need(fields, "FromUserName"),
        key=f"{CHANNEL}:{app_id}:{message}",
        at=at,
        kind="unknown",
        message=message,
    )
    reader = _MESSAGES.get(kind)
    return reader(blank, fields) if reader else blank


def _event(fields: Fields, app_id: str, at: int) -> Incoming:
    """An event: it has no MsgId, and two of them can share a second, so all parts count."""
    sender, event = need(fields, "FromUserName"), need(fields, "Event")
    parts = (sender, number(fields, "CreateTime"), event, fields.get("EventKey", ""))
    blank = Incoming(
        channel=CHANNEL,
        account=app_id,
        sender=sender,
        key=":".join((CHANNEL, app_id, *parts, fields.get("MsgID", ""))),
        at=at,
        kind="unknown",
    )
    reader = _EVENTS.get(event.lower())
    return reader(blank, fields) if reader else blank


def _words(blank: Incoming, fields: Fields) -> Incoming:
    said = words(blank, fields)
    return blank if _UNSUPPORTED.fullmatch(said.text) else said


def _scene(kind: Literal["follow", "scan"], prefix: str) -> Reader:
    def reader(blank: Incoming, fields: Fields) -> Incoming:
        """A new follower's key is `qrscene_X`, an old one's `X`; other keys name no scene."""
        named = fields.get("EventKey", "")
        scene = named.removeprefix(prefix) if named.startswith(prefix) else ""
        return replace(blank, kind=kind, scene=scene)

    return reader


def _consent(blank: Incoming, fields: Fields) -> Incoming:
    """What somebody tapped in the window that asks for notices: «template accept», one a line."""
    event = "SubscribeMsgPopupEvent/List/"
    templates, answers = (
        fields.get(event + name, "").split("\n") for name in ("TemplateId", "SubscribeStatusString")
    )
    pairs = zip(templates, answers, strict=False)
    return replace(blank, kind="consent", text="\n".join(f"{t} {a}" for t, a in pairs))


_MESSAGES: dict[str, Reader] = {
    "text": _words,
    "image": media("photo"),
    "voice": media("voice"),
    "video": media("video"),
    "shortvideo": media("video"),
    "location": pin,
    "link": link,
}

_EVENTS: dict[str, Reader] = {
    "subscribe": _scene("follow", "qrscene_"),
    "scan": _scene("scan", ""),
    "unsubscribe": plain("leave"),
    "click": key("menu"),
    # Where somebody is, on every entry: nothing needs it, so the coordinates stop here.
    "location": plain("position"),
    "subscribe_msg_popup_event": _consent,
}
"""VIEW (a page was opened) and TEMPLATESENDJOBFINISH stay «unknown»: nobody waits for words."""
