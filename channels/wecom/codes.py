"""What WeCom's error codes mean for a message on its way out.

Source: 企业微信 › 全局错误码; the consequences are design decisions of this house. Nothing is lost
while an operator mends a setting: it waits, and is told of.
"""

import logging
from collections.abc import Mapping

from domain.work import Outcome

log = logging.getLogger(__name__)

STALE = frozenset({40014, 41001, 42001})
"""The token is wrong, missing or over: renew it once, try once more."""

SECOND, MINUTE = 1_000, 60_000

CONFIGURATION: Mapping[int, str] = {
    40001: "the application's secret is wrong",
    40013: "the corp id is wrong",
    40056: "the agent id is wrong",
    40091: "the application's secret is wrong",
    41002: "the corp id is missing",
    41004: "the application's secret is missing",
    48002: "the application has no right to this interface",
    60011: "the application has no right to these members",
    60020: "this server's address is not among the application's trusted IPs",
    301002: "the secret does not belong to this application",
}
"""Somebody has to change a setting, here or in the platform's console."""

_LATER: Mapping[int, tuple[str, int]] = {
    **dict.fromkeys(STALE, ("the token is refused", MINUTE)),
    45009: ("too often", MINUTE),
    45033: ("too many calls at once", SECOND),
}

_UNREACHABLE: Mapping[int, str] = {
    60111: "no such member",
    81013: "nobody of those named can be reached",
    93000: "no such group robot",
}

_OURS: Mapping[int, str] = {
    40008: "the message type is wrong",
    40058: "the parameters are wrong",
    44004: "the text is empty",
    45002: "the text is too long",
    47001: "the body is malformed",
}

_BUSY = frozenset({-1, 6000})

TASK_USED = 42014
"""The task_id was used before: an attempt of ours that seemed lost had arrived."""


def outcome(code: int | None) -> Outcome:
    """The fate of an attempt that was answered with `code`; warns where an operator must act."""
    if code == 0:
        return Outcome("sent")
    if code == TASK_USED:
        return Outcome("sent", f"it had arrived before ({code})")
    if code is None:
        return Outcome("again", "an answer without errcode", unsure=True)
    if code in _BUSY:
        return Outcome("again", f"the platform is busy ({code})")
    return _told_to_wait(code) or _final(code)


def _told_to_wait(code: int) -> Outcome | None:
    if why := CONFIGURATION.get(code):
        log.warning("wecom: configuration: %s (%d)", why, code)
        return Outcome("again", f"configuration: {why} ({code})", wait=MINUTE, scope="account")
    why, wait = _LATER.get(code, ("", 0))
    if not why:
        return None
    log.warning("wecom: %s (%d)", why, code)
    return Outcome("again", f"{why} ({code})", wait=wait, scope="account")


def _final(code: int) -> Outcome:
    if why := _UNREACHABLE.get(code):
        log.warning("wecom: %s (%d)", why, code)
        return Outcome("unreachable", f"{why} ({code})")
    why = _OURS.get(code, "refused")
    log.warning("wecom: a message was not taken: %s (%d)", why, code)
    return Outcome("failed", f"{why} ({code})")
