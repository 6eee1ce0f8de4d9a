"""What the platform thinks of words and photos: msg_sec_check, and media_check_async, which calls back.

Source: 小程序 › 文本内容安全识别 (msgSecCheck), 多媒体内容安全识别 (mediaCheckAsync), both version 2.
"""

import logging

import msgspec

from channels.miniprogram.account import MiniprogramAccount
from channels.miniprogram.codes import CONFIGURATION
from channels.tencent.api import A, Answer
from channels.tencent.calls import Calls
from domain.work import Outcome
from services.screening.port import Opinion, Unchecked

log = logging.getLogger(__name__)

VERSION = 2
SCENE = 2
"""Where it will be read or seen: 2 is a comment, 3 a forum, 4 a social diary."""

PHOTO = 2
"""media_type: 1 is a sound."""

NOT_HERE_LATELY = frozenset({61010, 40003})
"""They have not been in the mini-program for two hours."""

RISKY = 87014
"""Version 1's word for it, which some accounts still get."""

QUOTA = 45009
"""The day's quota is used up: at midnight it is too late to ask about these words."""

TOO_OFTEN, MINUTE = 45011, 60_000


class _Result(msgspec.Struct, frozen=True):
    suggest: str = ""


class _Judged(Answer, frozen=True):
    result: _Result = _Result()


class _Taken(Answer, frozen=True):
    trace_id: str = ""


class MiniprogramChecker:
    """The mini-program's `Checker`."""

    def __init__(self, account: MiniprogramAccount, calls: Calls) -> None:
        self._account, self._calls = account, calls

    async def text(self, openid: str, text: str) -> Opinion:
        """See `Checker.text`."""
        body = {"version": VERSION, "scene": SCENE, "openid": openid, "content": text}
        judged = await self._asked("/wxa/msg_sec_check", body, _Judged)
        return "risky" if judged.errcode == RISKY else opinion(judged.result.suggest)

    async def photo(self, openid: str, url: str) -> str:
        """See `Checker.photo`."""
        body = {
            "version": VERSION,
            "scene": SCENE,
            "openid": openid,
            "media_type": PHOTO,
            "media_url": url,
        }
        taken = await self._asked("/wxa/media_check_async", body, _Taken)
        if not taken.trace_id:
            raise Unchecked("an answer without trace_id", again=True)
        return taken.trace_id

    async def _asked(self, path: str, body: object, kind: type[A]) -> A:
        answer = await self._calls.post(self._account.endpoint(path), body, kind)
        if isinstance(answer, Outcome):
            raise Unchecked(answer.detail, again=True, wait=answer.wait)
        if answer.errcode not in (0, RISKY):
            raise _no(answer.errcode)
        return answer


def opinion(suggest: str) -> Opinion:
    """`suggest` in our words; whatever the platform may invent is for a person to decide."""
    known: dict[str, Opinion] = {"pass": "pass", "risky": "risky"}
    return known.get(suggest, "review")


def _no(code: int | None) -> Unchecked:
    """Why there is no opinion; warns where an operator must act."""
    if code in NOT_HERE_LATELY:
        return Unchecked(f"not in the mini-program within two hours ({code})", again=False)
    if code == QUOTA:
        log.warning("miniprogram: the day's quota of checks is used up (%d)", code)
        return Unchecked(f"the day's quota is used up ({code})", again=False)
    if setting := CONFIGURATION.get(code or 0):
        log.error("miniprogram: configuration: %s (%d)", setting, code)
        return Unchecked(f"configuration: {setting} ({code})", again=False)
    wait = MINUTE if code == TOO_OFTEN else 0
    return Unchecked(f"errcode {code}", again=True, wait=wait)
