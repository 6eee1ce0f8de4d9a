"""What a callback says, in the house's words: one small reader for each type.

Source: 公众号 › 接收普通消息, 接收事件推送. An unknown message keeps its `message` id (somebody
waits for an answer); an unknown event has none (nobody does).
"""

import math
import re
from collections.abc import Callable, Mapping
from typing import Literal

from msgspec.structs import replace

from domain.errors import NotUnderstood
from domain.message import Incoming, Kind, Media, Pin

CHANNEL = "wechat"

Fields = Mapping[str, str]
_Reader = Callable[[Incoming, Fields], Incoming]

_UNSUPPORTED = re.compile(r"[【\[](收到不支持的消息类型.{0,12}|Unsupported Message)[】\]]")
"""What WeChat writes in place of a sticker or a forwarded chat (wechatpy issue 656)."""


def read(fields: Fields, app_id: str, at: int) -> Incoming:
    """Turn the elements of a verified body into `Incoming`, or raise `NotUnderstood`."""
    kind = need(fields, "MsgType").lower()
    return _event(fields, app_id, at) if kind == "event" else _message(kind, fields, app_id, at)


def need(fields: Fields, name: str) -> str:
    """An element that must be there and not be empty."""
    if not (value := fields.get(name)):
        raise NotUnderstood(f"缺少 {name}。{name} is missing.")
    return value


def number(fields: Fields, name: str) -> str:
    """An element that must be a whole number above zero, as it was written."""
    value = need(fields, name)
    if not (value.isascii() and value.isdigit() and len(value) <= 20 and int(value)):
        raise NotUnderstood(f"{name} 不是号码。{name} is not a number.")
    return value


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
    words = fields.get("Content")
    if words is None:
        raise NotUnderstood("缺少 Content。Content is missing.")
    if _UNSUPPORTED.fullmatch(words):
        return blank
    return replace(blank, kind="text", text=words)


def _media(kind: Literal["photo", "voice", "video"]) -> _Reader:
    def reader(blank: Incoming, fields: Fields) -> Incoming:
        """`Recognition` is being retired: empty or missing simply means no words."""
        media = Media(kind, need(fields, "MediaId"), fields.get("PicUrl", ""))
        return replace(blank, kind=kind, text=fields.get("Recognition", ""), media=media)

    return reader


def _pin(blank: Incoming, fields: Fields) -> Incoming:
    """Location_X is the latitude; GCJ-02, kept as it came."""
    lat, lng = _degrees(fields, "Location_X", 90), _degrees(fields, "Location_Y", 180)
    pin = Pin(lat, lng, "gcj02", fields.get("Label", ""))
    return replace(blank, kind="pin", pin=pin)


def _degrees(fields: Fields, name: str, most: int) -> float:
    try:
        value = float(need(fields, name))
    except ValueError:
        value = math.nan
    if not abs(value) <= most:
        raise NotUnderstood(f"{name} 不是经纬度。{name} is not in degrees.")
    return value


def _link(blank: Incoming, fields: Fields) -> Incoming:
    lines = (fields.get(name, "") for name in ("Title", "Description", "Url"))
    return replace(blank, kind="link", text="\n".join(filter(None, lines)))


def _scene(kind: Literal["follow", "scan"], prefix: str) -> _Reader:
    def reader(blank: Incoming, fields: Fields) -> Incoming:
        """A new follower's key is `qrscene_X`, an old one's `X`; other keys name no scene."""
        key = fields.get("EventKey", "")
        scene = key.removeprefix(prefix) if key.startswith(prefix) else ""
        return replace(blank, kind=kind, scene=scene)

    return reader


def _plain(kind: Kind) -> _Reader:
    def reader(blank: Incoming, _: Fields) -> Incoming:
        return replace(blank, kind=kind)

    return reader


def _menu(blank: Incoming, fields: Fields) -> Incoming:
    return replace(blank, kind="menu", text=fields.get("EventKey", ""))


_MESSAGES: dict[str, _Reader] = {
    "text": _words,
    "image": _media("photo"),
    "voice": _media("voice"),
    "video": _media("video"),
    "shortvideo": _media("video"),
    "location": _pin,
    "link": _link,
}

_EVENTS: dict[str, _Reader] = {
    "subscribe": _scene("follow", "qrscene_"),
    "scan": _scene("scan", ""),
    "unsubscribe": _plain("leave"),
    "click": _menu,
    # Where somebody is, on every entry: nothing needs it, so the coordinates stop here.
    "location": _plain("position"),
}
"""VIEW (a page was opened) and TEMPLATESENDJOBFINISH stay «unknown»: nobody waits for words."""
