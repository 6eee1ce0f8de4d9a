"""What WeChat's error codes mean for a message on its way out of an official account or mini-program.

Source: 公众号 › 全局返回码, 客服消息 › 返回码; 小程序 › 订阅消息 (sendMessage) › 返回码. The
consequences are design decisions of this house.
"""

import logging
from collections.abc import Mapping

from channels.tencent.consents import NO_CONSENT
from domain.work import Outcome
from services.delivery.rules import LONG

log = logging.getLogger(__name__)

STALE = frozenset({40001, 40014, 42001})
"""The token is wrong or over: renew it once, try once more."""

CONFIGURATION: Mapping[int, str] = {
    40002: "the grant type is wrong",
    40013: "the app id is wrong",
    40125: "the app secret is wrong",
    40037: "the template's id is wrong",
    40164: "this server's address is not in the platform's IP list",
    41002: "the app id is missing",
    41004: "the app secret is missing",
    48001: "the account has no right to this interface",
    48004: "the platform has barred this interface",
    43107: "the platform has barred these notices",
}
"""Somebody has to change a setting, here or in the platform's console; all waits until then."""

_DAY_IS_OVER, _TOO_OFTEN = 45009, 45011

_LATER: Mapping[int, str] = {
    **dict.fromkeys(STALE, "the token is refused"),
    _TOO_OFTEN: "too often within the minute",
    _DAY_IS_OVER: "the day's quota is used up",
}

_SOON: Mapping[int, str] = {
    -1: "the platform is busy",
    43108: "two notices to one person at once",
}

WINDOW_OVER = frozenset({45015, 45047})
"""No customer-service message is allowed now: too late, or too many."""

NO_SUCH_PAGE = frozenset({40165, 40166})
"""The mini-program's page is not published, or the two accounts do not belong together (关联)."""

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
    41030: "there is no such page in the mini-program",
    45002: "the text is too long",
    45168: "the platform takes no such words",
    47003: "the parameters are wrong",
}

MINUTE = 60_000
_DAY, _SHANGHAI = 86_400_000, 8 * 3_600_000


def outcome(code: int | None, now: int, account: str = "wechat") -> Outcome:
    """The fate of an attempt that was answered with `code`; warns where an operator must act.

    `account` is which of the street's accounts the log is about.
    """
    if code == 0:
        return Outcome("sent")
    if code is None:
        return Outcome("again", "an answer without errcode", unsure=True)
    if why := _SOON.get(code):
        return Outcome("again", f"{why} ({code})")
    if why := _LATER.get(code):
        log.warning("%s: %s (%d)", account, why, code)
        wait = {_DAY_IS_OVER: until_midnight(now), _TOO_OFTEN: MINUTE // 2}.get(code, MINUTE)
        return Outcome("again", f"{why} ({code})", wait=wait, scope="account")
    return _final(code, account)


def until_midnight(now: int) -> int:
    """Milliseconds to the next midnight in Shanghai (UTC+8, no summer time): quotas reset then."""
    return _DAY - (now + _SHANGHAI) % _DAY


def _final(code: int, account: str) -> Outcome:
    if why := _ELSEWHERE.get(code):
        return Outcome("unreachable", f"{why} ({code})")
    if why := _NOBODY.get(code):
        return Outcome("unreachable", f"{why} ({code})", scope="address")
    if why := CONFIGURATION.get(code):
        log.warning("%s: configuration: %s (%d)", account, why, code)
        return Outcome("again", f"configuration: {why} ({code})", wait=LONG, scope="account")
    why = _OURS.get(code, "refused")
    log.warning("%s: a message was not taken: %s (%d)", account, why, code)
    return Outcome("failed", f"{why} ({code})")
