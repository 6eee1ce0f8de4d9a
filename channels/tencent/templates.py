"""Notices in a template: what a platform's template has room for, cut out of a reply.

An operator writes which template and what stands in each of its fields:

    0tNxyz thing1=first thing2=rest time3=now

`first` is the reply's first line, `rest` the others as one line, `now` the time; anything else
stands there as it is. Sources: 公众号 › 模板消息 (参数值限制), 订阅通知 (bizsend).
"""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

import msgspec

from domain.errors import BadSettings
from domain.message import Reply

_ROOM: Mapping[str, int] = {"phrase": 5, "symbol": 5, "name": 10, "character_string": 32}
_ROOM_ELSE = 20
"""Characters that a field takes, by the letters its name begins with (protocols: clamp)."""

_FIELD = re.compile(r"([a-z_]+)\d*")
_SHANGHAI = timezone(timedelta(hours=8))
"""The platform's own time; without summer time since 1991."""


class Template(msgspec.Struct, frozen=True):
    """A template of the account: its id, and what is put into its fields."""

    id: str
    fields: tuple[tuple[str, str], ...]

    def filled(self, reply: Reply, now: int) -> dict[str, dict[str, str]]:
        """The fields as the interfaces take them, each cut to what it holds."""
        lines = [line.strip() for line in reply.text.split("\n") if line.strip()]
        known = {
            "first": lines[0] if lines else "…",
            "rest": " ".join(lines[1:]) or "…",
            "now": f"{datetime.fromtimestamp(now / 1000, _SHANGHAI):%Y年%m月%d日 %H:%M}",
        }
        return {name: {"value": cut(name, known.get(what, what))} for name, what in self.fields}


def template(setting: str, name: str) -> Template:
    """The template that a setting describes. Raises `BadSettings`, which names the setting."""
    id, *fields = setting.split()
    pairs = [field.partition("=") for field in fields]
    if not pairs or not all(_FIELD.fullmatch(key) and what for key, _, what in pairs):
        raise BadSettings(f"{name}: an id and fields are expected, e.g. 0tN… thing1=first")
    return Template(id, tuple((key, what) for key, _, what in pairs))


def cut(field: str, words: str) -> str:
    """`words` as long as a field of that name takes them."""
    kind = _FIELD.fullmatch(field)
    room = _ROOM.get(kind[1], _ROOM_ELSE) if kind else _ROOM_ELSE
    return words if len(words) <= room else words[: room - 1] + "…"


def address(reply: Reply) -> str:
    """Where a tap on the notice leads: the reply's first link."""
    return next((link.url for card in reply.cards for link in card.links), "")
