"""The case number a message names: 7号, 21-7, YC20261121-0007, 我那个7号工单.

Never a house number: 宜川四村7号 names a door. A number counts only where a word about cases
stands beside it, since a wrong case is worse than a question.
"""

import re

from services.understanding.numerals import number_of

_N = r"(?P<n>\d{1,4}|[一二三四五六七八九十]{1,3})"
_FULL = re.compile(r"(?<![a-z])([a-z]{2})[ -]?(\d{8})[ -]?(\d{3,6})(?!\d)")
_THING = r"(?:工单|案件|案子|单子|单|诉求|件|事项|事情|事体|事|报修|反映|投诉|申请|编号|case|ticket|report|request)"
_ABOUT = (
    r"(?:怎么样|怎样|咋样|如何了|怎么说|怎么还|怎么回事|到底|办|处理|进度|进展|到哪|轮到|有没有|有结果|结果|有动静|"
    r"有消息|有回音|有下文|好了|修好|弄好|搞好|解决|搞定|满意|不满|没好|还没|没弄|没人|拖了|等到|等了|催|快|加急|撤|取消|"
    r"作废|销|不用|不必|不麻烦|别来|别弄|补|加一|加句|添|更正|改成|评|打分|打\d分|给\d分|可以了|多久|什么时候|啥时候|几时|"
    r"现在|目前|状态|派给|派了|批给|批下|谁在|谁负责|哪个部门|有人接|有人|退|再|又|算了|老样子|弄得|修得|做得|不行)"
)
_ASK = (
    r"(?:进度|查询|查一下|查下|查查|查|看看|看一下|问一下|问问|问下|催办|催一下|催催|催|补充|撤回|撤销|撤掉|撤|取消|评价|"
    r"关于|编号是|编号|单号|号码是|案件号|工单号|工单|案件|诉求|我那个|我的那个|我的|那个|我报的|上次的|重开|打分|跟进|"
    r"附上|加到|给|帮|请|麻烦|想知道|想问|case|ticket|number|no\.?|#|report|request|status|withdraw|urge|rate|about)"
)
_LONG = re.compile(
    r"(?:工单号|工单编号|案件编号|案件号|编号|单号|工单|案件)(?:是|为|:|,| )*(\d{3,20})(?![\d弄楼栋幢室路])"
)
_SHORT = re.compile(r"(?<![\d-])(\d{1,2}-\d{1,4})(?![\d-])")
_MARKED = re.compile(
    rf"(?:(?:#|no\.?\s?|case\s|ticket\s|number\s|report\s|request\s){{1,2}}|工单|案件|单子|案子)"
    rf"{_N}(?![\d弄栋幢楼层室路])"
)
_COUNTED = re.compile(
    rf"第{_N}(?=号|单|桩|件|条|[个张](?:工?单|案|诉求|报修)|[,。?!])(?!号[楼线口门院弄室床店窗])"
)
_NAMED = re.compile(
    rf"(?<![\d-]){_N}(?:号?(?:那|这)(?:个|条|张|桩)?|号(?:那个|这个|的)?|(?=工单|单子|案件)){_THING}"
)
_NOT_HERE = r"(?![\d楼线口门院弄室床店窗机房病柜桩灯车桌]|上午|下午|早上|晚上|之前|以前|开始)"
_ASKED = re.compile(rf"{_ASK}[:,\s]*(?:一下|下)?(?:我的|那个|这个)?(?:第)?{_N}号{_NOT_HERE}")
_JUDGED = re.compile(
    rf"(?<![\d-]){_N}号(?:那个|这个|的)?,?(?:事|单)?(?:我|你们|你|帮我|麻烦|请|就|都|是)?{_ABOUT}"
)
_LOOSE = re.compile(rf"(?<![\d-])(?:第|那个|那)?{_N}号{_NOT_HERE}(?!报的|反映的|那天|当天|到期)")
_BARE = re.compile(
    rf"(?:^|[,。、;:!?])\s*(\d{{1,4}})(?:\s*[ ,,:：。、\u3000]\s*(?=[^\W\d_])|(?={_ABOUT}|里说|里面|那))"
)
_CUE = re.compile(rf"{_ASK}|{_ABOUT}|{_THING}")
_DATE = re.compile(r"\d{1,2}月$|(?:上|这|本|下)?个?月$")
_ADDRESS_END = "路弄村城坊苑庭园里区街巷幢栋座楼线@"
_DIGITS = re.compile(r"[\d一二三四五六七八九十]")


def case_in(text: str, spans: tuple[tuple[int, int], ...] = ()) -> str | None:
    """The case named in a plain text; `spans` are the addresses in it."""
    if not _DIGITS.search(text):
        return None
    full = _FULL.search(text)
    if full:
        return f"{full[1].upper()}{full[2]}-{full[3]}"
    long = _LONG.search(text)
    if long:
        return long[1]
    return _short(text, spans) or _numbered(
        text, spans, (_NAMED, _ASKED, _JUDGED, _MARKED, _COUNTED)
    )


def perhaps_case_in(text: str, written: str, spans: tuple[tuple[int, int], ...] = ()) -> str | None:
    """A number that names a case only where the message is about one.

    「18号等到头发都白了」 in a plain text, or 「151 联系电话改成…」, told by the space as `written`.
    """
    if not _DIGITS.search(text):
        return None
    bare = _BARE.search(written)
    if bare:
        return str(int(bare[1]))
    return _numbered(text, spans, (_LOOSE,)) if "号" in text else None


def _short(text: str, spans: tuple[tuple[int, int], ...]) -> str | None:
    match = _SHORT.search(text)
    if match and not _in_address(text, match.start(), spans) and _CUE.search(text):
        return match[1]
    return None


def _numbered(
    text: str, spans: tuple[tuple[int, int], ...], patterns: tuple[re.Pattern[str], ...]
) -> str | None:
    for pattern in patterns:
        for match in pattern.finditer(text):
            if not _in_address(text, match.start("n"), spans):
                return str(number_of(match["n"]))
    return None


def _in_address(text: str, at: int, spans: tuple[tuple[int, int], ...]) -> bool:
    if any(start <= at < end for start, end in spans):
        return True
    before = text[:at].rstrip(" ,的")
    return bool(before) and (before[-1] in _ADDRESS_END or bool(_DATE.search(before)))
