"""Whom an address of this channel names: a member, a group's robot, or a card that was pressed."""

import re
from typing import Literal, NamedTuple

Kind = Literal["member", "robot", "card", "nobody"]

_ROBOT, _CARD = "robot:", "card:"
_MEMBER = re.compile(r"[A-Za-z0-9][\w\-@.]{0,63}", re.ASCII)
_KEY = re.compile(r"[\w\-]{1,128}", re.ASCII)


class Target(NamedTuple):
    """What an external id names. `id` is the UserID, the robot's key or the response code."""

    kind: Kind
    id: str


def target(external: str) -> Target:
    """Read an external id.

    «@all» and «a|b» would speak to people nobody meant, so only the form of a UserID is one.
    """
    if external.startswith(_ROBOT):
        key = external.removeprefix(_ROBOT)
        return Target("robot" if _KEY.fullmatch(key) else "nobody", key)
    if external.startswith(_CARD):
        code = external.removeprefix(_CARD)
        return Target("card" if code else "nobody", code)
    return Target("member" if _MEMBER.fullmatch(external) else "nobody", external)


def card(response_code: str) -> str:
    """The external id of a card that can be changed once, within 72 hours of the press."""
    return _CARD + response_code
