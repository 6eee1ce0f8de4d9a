"""What somebody who is called says to it: 收到, 在路上, 到岗, 来不了 and why, in their own words.

Only for people whom a live call awaits: from anybody else the same words are a nod, or a report.
"""

import re

import msgspec

from domain.call import Answer

LONGEST = 60
"""Longer messages are no answer but a matter of their own, letters."""

_CALL = re.compile(r"[\s,，(（]*(?:集|(?<![a-z])call\s?)(?P<call>\d{1,6})号?[)）]?[\s:：,，]*")
_QUESTION = re.compile(r"[?？]\s*$|[吗么嘛呢]\s*[。.]*$|^(?:要不要|能不能|可不可以)")
_POLITE = (
    r"(?:我们?|俺|阿拉|又|还是|今天|今晚|现在|这次|实在|真的|抱歉|对不起|不好意思|恐怕|可能|好的?|嗯+|ok|okay|收到|但是?|不过|谢谢|领导|组长|"
    r"sorry|i'?m|i|am|but|got it|received|yes|team|[\s,，。.!！~～、:：])*"
)
_CANNOT = (
    r"(?:来不了|去不了|到不了|过不来|过不去|赶不过来|赶不到|赶不上|来不成|去不成|不能来|不能去|不能到|没法来|没法去|没法到|没办法来|"
    r"没办法去|没办法到|来唔到|不来了|不去了|参加不了|无法(?:到岗|参加|前往|赶到|到场|来)|请个?假|"
    r"can'?t (?:come|make it|attend)|cannot (?:come|make it|attend)|unable to (?:come|attend)|not able to come|"
    r"won'?t (?:come|make it))"
)
_N = r"(?:\d{1,3}|[一二三四五六七八九十两半几]{1,3})"
_SOON = (
    r"(?:(?:已经?|正)?在(?:来的|去的)?路上|(?:已经?|刚|正)?出发|往那边?走|马上(?:就)?[到来去]|这就[来去]|就[来到]|快到|快到位|"
    r"正?在?赶(?:过来|过去|来|去|路)?|赶过来|路上了|还没到|"
    rf"(?:大概|大约|估计|还有|还要|还差|再|再有|需要?|约)*{_N}个?(?:分钟|刻钟|小时|钟头)(?:之?内|以内|后|左右)*(?:就|能|可以|才能?|会)*(?:赶)?到?|"
    r"(?:可能)?(?:会|要)?(?:晚点|晚些|迟点|晚一点|稍晚)(?:儿)?到|会?迟到(?:一会儿?)?|"
    r"on (?:the|my) way|omw|coming|be there (?:in|soon).*|(?:in )?\d{1,3} ?min(?:ute)?s?(?: away| out)?|leaving now|running late)"
)
_THERE = (
    r"(?:(?:人)?已?经?到(?:岗|刚|位|达|场|现场|了|集合点|集结点|地方)+(?:了)?|到(?:岗|位)|就位|在岗|(?:我)?(?:已|已经)到|人到了|"
    r"arrived|on post|in position|(?:i'?m )?here|i am here|at (?:my|the) post)"
)
_HEARD = (
    r"(?:(?:已|均已)?(?:收到|受到|收倒|首到|收悉|知悉|阅|知晓)+|知道|晓得|明白|清楚|了解|没问题|(?:我)?(?:能|可以|会|一定)?(?:来|参加|去|到)(?:的)?|"
    r"算我一个|报名|i'?ll come|i will come|count me in|got it|roger|received|copy(?: that)?|acknowledged|on it|understood|will do)"
)
_TAIL = r"(?:了|啦|哦|的|呢|啊|呀|,|，|谢谢|辛苦|大家|了解|我来|马上|一定|按时|准时|[\s。.!！~～、👌👍🙏])*"
_NODDED = re.compile(
    r"(?:好的?|行|嗯+|可以|ok(?:ay)?|okie|是|到|来|[👌👍]\ufe0f?)" + _TAIL, re.IGNORECASE
)
_DAYS = re.compile(r"\d{1,2}[日号]|[周星期]+[一二三四五六日天]|天|明|后天|交给")
_EDGES = " ,，.。!！;；:：、~～()（）\n"
_FORMS: tuple[tuple[Answer, "re.Pattern[str]"], ...] = (
    ("coming", re.compile(rf"{_POLITE}{_SOON}{_TAIL}(?:{_SOON}{_TAIL})?")),
    ("arrived", re.compile(_POLITE + _THERE + _TAIL)),
    ("received", re.compile(_POLITE + _HEARD + _TAIL)),
)
_NO = re.compile(
    rf"^{_POLITE}{_CANNOT}(?:了|啦|哦)*(?P<after>.*)$|^(?P<before>.*?)(?:我|所以|恐怕|,|，|\s)*{_CANNOT}{_TAIL}$",
    re.DOTALL,
)
_WHY = re.compile(r"^(?:因为|由于|我|because|since|of)[\s:：,，]*|(?:所以|因此|,|，)$")


class Said(msgspec.Struct, frozen=True):
    """An answer to a call. `reason` is why they cannot come, in their writing, "" without one.

    `call` is the number of the call that they named, 0 for none. `nod`: words that are an answer
    only where one is awaited (好的).
    """

    answer: Answer
    reason: str = ""
    call: int = 0
    nod: bool = False


def said(words: str, spelled: str) -> Said | None:
    """The answer in these words, None where they are none.

    `spelled` are the same in one script and case, letter by letter (`Understanding.spelled`).
    """
    if len(words.strip()) > LONGEST:
        return None
    number = _CALL.search(spelled)
    call = int(number["call"]) if number else 0
    if number:
        words = f"{words[: number.start()]} {words[number.end() :]}"
        spelled = f"{spelled[: number.start()]} {spelled[number.end() :]}"
    plain = spelled.strip(_EDGES)
    if _QUESTION.search(plain) or not plain:
        return None
    if (no := _NO.match(spelled)) and not _on_leave(plain):
        return Said("cannot", _reason(words, no), call)
    answer = next((a for a, form in _FORMS if form.fullmatch(plain)), None)
    if answer is not None:
        return Said(answer, call=call)
    return Said("received", call=call, nod=True) if _NODDED.fullmatch(plain) else None


def _on_leave(plain: str) -> bool:
    """「请假 25日到27日」 is for all work, and says until when."""
    return "请" in plain and "假" in plain and bool(_DAYS.search(plain))


def _reason(words: str, no: "re.Match[str]") -> str:
    part = "after" if no["after"] and no["after"].strip(_EDGES) else "before"
    if no[part] is None:
        return ""
    since, until = no.span(part)
    reason = words[since:until].strip(_EDGES)
    return _WHY.sub("", _WHY.sub("", reason)).strip(_EDGES)
