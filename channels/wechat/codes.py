"""What the platform's error codes mean for a message on its way out.

Source: 公众号 › 全局返回码, 客服消息 › 返回码; the consequences are design decisions of this house.
"""

import logging
from collections.abc import Mapping

from domain.work import Outcome
from services.delivery.rules import LONG

log = logging.getLogger(__name__)

STALE = frozenset({40001, 40014, 42001})
"""The token is wrong or over: renew it once, try once more."""

CONFIGURATION: Mapping[int, str] = {
    40013: "the app id is wrong",
    40125: "the app secret is wrong",
    40037: "the template's id is wrong",
    40164: "this server's address is not in the platform's IP list",
    41004: "the app secret is missing",
    48001: "the account has no right to this interface",
    48004: "the platform has barred this interface",
}
"""Somebody has to change a setting, here or in the platform's console; all waits until then."""

_DAY_IS_OVER, _TOO_OFTEN = 45009, 45011

_LATER: Mapping[int, str] = {
    **dict.fromkeys(STALE, "the token is refused"),
    _TOO_OFTEN: "too often within the minute",
    _DAY_IS_OVER: "the day's quota is used up",
}

WINDOW_OVER = frozenset({45015, 45047})
"""No customer-service message is allowed now: too late, or too many."""

NO_CONSENT = 43101
"""No subscription notice is allowed: none was consented to, or the consents are used up."""

_ELSEWHERE: Mapping[int, str] = {
    **dict.fromkeys(WINDOW_OVER, "customer-service window"),
    NO_CONSENT: "no consent to a notice",
}
"""This way is closed to them; another may be open."""

_NOBODY: Mapping[int, str] = {
    43004: "does not follow",
    40003: "no such person at this account",
}

_OURS: Mapping[int, str] = {
    45002: "the text is too long",
    47003: "the parameters are wrong",
}

MINUTE = 60_000
_DAY, _SHANGHAI = 86_400_000, 8 * 3_600_000


def outcome(code: int | None, now: int) -> Outcome:
    """The fate of an attempt that was answered with `code`; warns where an operator must act."""
    if code == 0:
        return Outcome("sent")
    if code is None:
        return Outcome("again", "an answer without errcode", unsure=True)
    if code == -1:
        return Outcome("again", "the platform is busy (-1)")
    if why := _LATER.get(code):
        log.warning("wechat: %s (%d)", why, code)
        wait = {_DAY_IS_OVER: until_midnight(now), _TOO_OFTEN: MINUTE // 2}.get(code, MINUTE)
        return Outcome("again", f"{why} ({code})", wait=wait, scope="account")
    return _final(code)


def until_midnight(now: int) -> int:
    """Milliseconds to the next midnight in Shanghai (UTC+8, no summer time): quotas reset then."""
    return _DAY - (now + _SHANGHAI) % _DAY


def _final(code: int) -> Outcome:
    if why := _ELSEWHERE.get(code):
        return Outcome("unreachable", f"{why} ({code})")
    if why := _NOBODY.get(code):
        return Outcome("unreachable", f"{why} ({code})", scope="address")
    if why := CONFIGURATION.get(code):
        log.warning("wechat: configuration: %s (%d)", why, code)
        return Outcome("again", f"configuration: {why} ({code})", wait=LONG, scope="account")
    why = _OURS.get(code, "refused")
    log.warning("wechat: a message was not taken: %s (%d)", why, code)
    return Outcome("failed", f"{why} ({code})")
