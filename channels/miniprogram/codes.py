"""What the platform's error codes mean for somebody who stands there and waits.

Source: 小程序 › 小程序登录 (code2Session), 获取手机号 (getPhoneNumber), 文本内容安全识别 (msgSecCheck).
"""

import logging
from collections.abc import Mapping

from channels.tencent import codes
from services.people.visitors import Barred, NoAnswer, TooOften, WrongCode

log = logging.getLogger(__name__)

_CODE: Mapping[int, str] = {
    40029: "the code is invalid or over",
    40163: "the code was used before",
    41008: "the code is missing",
}
_OFTEN: Mapping[int, str] = {
    45011: "too often within the minute",
    45009: "the day's quota is used up",
}
_BARRED: Mapping[int, str] = {40226: "an account of high risk"}

CONFIGURATION: Mapping[int, str] = {
    **codes.CONFIGURATION,
    47003: "the parameters are wrong",
}
"""Somebody has to change a setting, here or in the platform's console, or we have to mend it."""

NOT_HERE_LATELY = frozenset({61010, 40003})
"""A content check needs them to have been in the mini-program within two hours."""


def refuse(code: int) -> None:
    """Raise what this code means; 0 is fine. Warns where an operator must act."""
    if code == 0:
        return
    if why := _CODE.get(code):
        raise WrongCode(f"{why} ({code})")
    if why := _OFTEN.get(code):
        log.warning("miniprogram: %s (%d)", why, code)
        raise TooOften(f"{why} ({code})")
    if why := _BARRED.get(code):
        raise Barred(f"{why} ({code})")
    setting = CONFIGURATION.get(code, "")
    if setting:
        log.error("miniprogram: configuration: %s (%d)", setting, code)
    raise NoAnswer(f"{setting or 'the platform is busy'} ({code})")
