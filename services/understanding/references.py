"""The case number a message names: 7号, 21-7, YC20261121-0007, 我那个7号工单.

Never a house number: 宜川四村7号 names a door. A number counts only where a word about cases
stands beside it, since a wrong case is worse than a question.
"""

import re

from services.understanding.numerals import number_of

_N = r"(?P<n>\d{1,4}|[一二三四五六七八九十]{1,3})"
_FULL = re.compile(r"(?<![a-z])([a-z]{2})[ -]?(\d{8})[ -]?(\d{3,6})(?!\d)")
_THING = r"(?:工单|案件|案子|单子|诉求|件|事项|事情|事体|报修|反映|申请|case|ticket)"
_ABOUT = (
    r"(?:怎么|到底|办结|办得|办到|办好|办了|处理|进度|进展|到哪|有没有|有结果|结果|好了|修好|解决|满意|不满|没好|还没|"
    r"催|撤|取消|补充|评价|可以了|不用|多久|什么时候|啥时候|几时|现在|状态|有消息|搞定|没人|有人|退|能快|快点|加|再|算了)"
)
_ASK = (
    r"(?:进度|查询|查一下|查下|查查|查|看看|看一下|问一下|问问|催办|催一下|催催|催|补充|撤回|撤销|撤掉|撤|取消|评价|关于|"
    r"编号是|编号|单号|号码是|案件号|工单号|工单|案件|诉求|我那个|我的那个|我的|那个|我报的|上次的|重开|打分|跟进|附上|加到|"
    r"case|ticket|number|no\.?|#|report|request|status|withdraw|urge|rate|about)"
)
_LONG = re.compile(r"(?:工单号|工单编号|编号|单号)(?:是|为|:|,)*(\d{5,20})")
_SHORT = re.compile(r"(?<![\d-])(\d{1,2}-\d{1,4})(?![\d-])")
_MARKED = re.compile(
    rf"(?:第|#|no\.?\s?|case\s|ticket\s|number\s|report\s|request\s){_N}(?![\d弄栋幢楼层室])"
)
_NAMED = re.compile(rf"(?<![\d-]){_N}号(?:那个|这个|的)?{_THING}")
_ASKED = re.compile(
    rf"{_ASK}[:,\s]*(?:一下|下)?(?:我的|那个|这个)?(?:第)?{_N}号(?![\d楼线口门院弄室床店]|上午|下午|早上|晚上)"
)
_JUDGED = re.compile(
    rf"(?<![\d-]){_N}号(?:那个|这个|的)?,?(?:事|单)?(?:我|你们|帮我|麻烦|请)?{_ABOUT}"
)
_CUE = re.compile(rf"{_ASK}|{_ABOUT}|{_THING}")
_DATE = re.compile(r"\d{1,2}月$|(?:上|这|本)?个?月$")
_ADDRESS_END = "路弄村城坊苑庭园里区街巷幢栋座楼线@"


def case_in(text: str, spans: tuple[tuple[int, int], ...] = ()) -> str | None:
    """The case named in a plain text; `spans` are the addresses in it."""
    if not any(character.isdigit() or character in "一二三四五六七八九十" for character in text):
        return None
    full = _FULL.search(text)
    if full:
        return f"{full[1].upper()}{full[2]}-{full[3]}"
    long = _LONG.search(text)
    if long:
        return long[1]
    return _short(text, spans) or _numbered(text, spans)


def _short(text: str, spans: tuple[tuple[int, int], ...]) -> str | None:
    match = _SHORT.search(text)
    if match and not _in_address(text, match.start(), spans) and _CUE.search(text):
        return match[1]
    return None


def _numbered(text: str, spans: tuple[tuple[int, int], ...]) -> str | None:
    for pattern in (_NAMED, _ASKED, _JUDGED, _MARKED):
        for match in pattern.finditer(text):
            if not _in_address(text, match.start("n"), spans):
                return str(number_of(match["n"]))
    return None


def _in_address(text: str, at: int, spans: tuple[tuple[int, int], ...]) -> bool:
    if any(start <= at < end for start, end in spans):
        return True
    before = text[:at].rstrip(" ,的")
    return bool(before) and (before[-1] in _ADDRESS_END or bool(_DATE.search(before)))
