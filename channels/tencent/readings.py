"""What people send, read from a callback's elements: the same in WeChat and in WeCom.

Source: 公众号 › 接收普通消息; 企业微信 › 接收消息与事件 › 消息格式.
"""

import math
from collections.abc import Callable, Mapping
from typing import Literal

from msgspec.structs import replace

from domain.errors import NotUnderstood
from domain.message import Incoming, Kind, Media, Pin

Fields = Mapping[str, str]
Reader = Callable[[Incoming, Fields], Incoming]
"""Fills in what one type of message or event says."""


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


def words(blank: Incoming, fields: Fields) -> Incoming:
    """A text; it may be empty, but its element must be there."""
    content = fields.get("Content")
    if content is None:
        raise NotUnderstood("缺少 Content。Content is missing.")
    return replace(blank, kind="text", text=content)


def media(kind: Literal["photo", "voice", "video"]) -> Reader:
    """A reader of something that lies with the platform under its MediaId."""

    def reader(blank: Incoming, fields: Fields) -> Incoming:
        """`Recognition` is being retired: empty or missing simply means no words."""
        found = Media(kind, need(fields, "MediaId"), fields.get("PicUrl", ""))
        return replace(blank, kind=kind, text=fields.get("Recognition", ""), media=found)

    return reader


def pin(blank: Incoming, fields: Fields) -> Incoming:
    """Location_X is the latitude; GCJ-02, kept as it came."""
    lat, lng = _degrees(fields, "Location_X", 90), _degrees(fields, "Location_Y", 180)
    return replace(blank, kind="pin", pin=Pin(lat, lng, "gcj02", fields.get("Label", "")))


def link(blank: Incoming, fields: Fields) -> Incoming:
    """A shared page: its title, its description and its address."""
    lines = (fields.get(name, "") for name in ("Title", "Description", "Url"))
    return replace(blank, kind="link", text="\n".join(filter(None, lines)))


def plain(kind: Kind) -> Reader:
    """A reader of what says nothing but that it happened."""

    def reader(blank: Incoming, _: Fields) -> Incoming:
        return replace(blank, kind=kind)

    return reader


def key(kind: Kind) -> Reader:
    """A reader of what was pressed: its EventKey is what it says."""

    def reader(blank: Incoming, fields: Fields) -> Incoming:
        return replace(blank, kind=kind, text=fields.get("EventKey", ""))

    return reader


def _degrees(fields: Fields, name: str, most: int) -> float:
    try:
        value = float(need(fields, name))
    except ValueError:
        value = math.nan
    if not abs(value) <= most:
        raise NotUnderstood(f"{name} 不是经纬度。{name} is not in degrees.")
    return value
