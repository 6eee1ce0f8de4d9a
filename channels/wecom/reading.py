"""What a callback says, in the house's words.

Source: 企业微信 › 接收消息与事件 › 消息格式, 事件格式. Somebody waits for an answer to a message of any
kind; an event that nobody waits for (a page was opened, the address book changed) is None.
"""

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

CHANNEL = "wecom"


def read(fields: Fields, corp_id: str, at: int) -> Incoming | None:
    """Turn the elements of a verified body into `Incoming`, or raise `NotUnderstood`."""
    kind = need(fields, "MsgType").lower()
    return _event(fields, corp_id, at) if kind == "event" else _message(kind, fields, corp_id, at)


def _message(kind: str, fields: Fields, corp_id: str, at: int) -> Incoming:
    """A message: MsgId identifies it, within the corp."""
    message = number(fields, "MsgId")
    blank = _blank(fields, corp_id, at, message, message)
    reader = _MESSAGES.get(kind)
    return reader(blank, fields) if reader else blank


def _event(fields: Fields, corp_id: str, at: int) -> Incoming | None:
    """An event: without MsgId, so everything that tells two of one second apart counts.

    A member may press the same button twice; each press has a response code of its own.
    """
    event, sender = need(fields, "Event"), need(fields, "FromUserName")
    parts = (sender, number(fields, "CreateTime"), event)
    rest = (fields.get(name, "") for name in ("EventKey", "TaskId", "ResponseCode"))
    reader = _EVENTS.get(event.lower())
    if reader is None:
        return None
    return reader(_blank(fields, corp_id, at, ":".join((*parts, *rest)), ""), fields)


def _blank(fields: Fields, corp_id: str, at: int, delivery: str, message: str) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        account=corp_id,
        sender=need(fields, "FromUserName"),
        key=f"{CHANNEL}:{corp_id}:{delivery}",
        at=at,
        kind="unknown",
        message=message,
    )


_MESSAGES: dict[str, Reader] = {
    "text": words,
    "image": media("photo"),
    "voice": media("voice"),
    "video": media("video"),
    "location": pin,
    "link": link,
}

_EVENTS: dict[str, Reader] = {
    "subscribe": plain("follow"),
    "unsubscribe": plain("leave"),
    "enter_agent": plain("enter"),
    "click": key("menu"),
    "template_card_event": key("button"),
    # Where somebody is, on every entry: nothing needs it, so the coordinates stop here.
    "location": plain("position"),
}
