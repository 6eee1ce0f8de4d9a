"""What people say of a result: solved or not, satisfied or not, each for itself; silence is neither."""

import re

from domain.case import Yes
from handlers.turn import Turn
from services.cases.by_reporter import Verdict

_STAR = re.compile(r"^([1-5])\s*(?:颗)?(?:星|分|stars?)?$", re.IGNORECASE)
_STARS: dict[int, Verdict] = {
    5: Verdict(solved="yes", satisfied="yes", stars=5),
    4: Verdict(solved="yes", satisfied="yes", stars=4),
    3: Verdict(stars=3),
    2: Verdict(satisfied="no", stars=2),
    1: Verdict(satisfied="no", stars=1),
}
"""Three stars say neither: then we ask."""

_FIXED = (
    r"解决|解決|(?:修|弄|办|辦|搞|清|换|換|装|裝)好|好了|好是好|(?:清|拆|搬|修)掉"
    r"|\bsolved\b|\bfixed\b|\bdone\b"
)
_DENIED = r"[没沒](?:有)?|未|不(?:算)?|\bnot\s+|n't\s+|\bnever\s+|还要|還要|等于没|等於沒"
_UNSOLVED = re.compile(
    rf"(?:{_DENIED})[^,，。;；]{{0,4}}?(?:{_FIXED}|好)|又(?:坏|壞|漏|堵|不|堆|来|來|犯)|还是(?:一样|老样子|这样|那样)"
    r"|還是(?:一樣|老樣子|這樣|那樣)|不行|不可以|白(?:办|辦|修|弄|搞)|敷衍|\bstill\b|\bagain\b|\bno better\b",
    re.IGNORECASE,
)
_SOLVED = re.compile(_FIXED, re.IGNORECASE)
_UNSATISFIED = re.compile(
    r"不满|不滿|失望|糟|太慢|慢了|就是慢|拖|太久|态度|態度|差|凶|敷衍|不客气|推来推去|推來推去"
    r"|\bnot satisfied\b|\bunsatisfied\b|\bslow\b|\brude\b|\bbad\b",
    re.IGNORECASE,
)
_SATISFIED = re.compile(
    r"(?<!不)满意|(?<!不)滿意|赞|讚|谢|謝|棒|清爽|不错|不錯|\bgood\b|\bgreat\b|\bfine\b|\bthank|(?<!not )\bsatisfied\b",
    re.IGNORECASE,
)
_NOD = re.compile(r"^\s*(?:行|可以|好|蛮好|\bok\b|\byes\b)", re.IGNORECASE)
_FIRST = re.compile(
    r"^\s*(?:还是|還是|根本|完全|到现在|到現在)?(?:还|還)?(?:[没沒](?:有)?(?:修|弄|办|辦|搞|清)?好|[没沒](?:有)?解[决決]"
    r"|不满意|不滿意|不行[,，。！!]|not (?:fixed|solved))",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"^\s*(?:行|{_FIXED})[了啦的]*\s*(?:[,，、。!！]|但|就是|不过|不過|可是|but\b|though\b)",
    re.IGNORECASE,
)


def verdict(turn: Turn) -> Verdict:
    """What this message says of a result; nothing of it where that is not plain."""
    command = turn.command
    if command is not None and (stars := _STAR.match(command.rest)):
        return _STARS[int(stars[1])]
    if stars := _STAR.match(turn.words):
        return _STARS[int(stars[1])]
    if command is not None and command.verb == "unsatisfied":
        return _bad(turn.words)
    return read(turn.words)


def read(words: str) -> Verdict:
    """The same of words alone: 「解决了但太慢」 is solved and not satisfied."""
    if _UNSOLVED.search(words):
        return Verdict(solved="no", satisfied="no")
    solved: Yes = "yes" if _SOLVED.search(words) or _NOD.match(words) else ""
    if _UNSATISFIED.search(words):
        return Verdict(solved=solved, satisfied="no")
    return Verdict(solved=solved, satisfied="yes" if _SATISFIED.search(words) else "")


def about_a_result(words: str) -> bool:
    """Whether a line begins as people begin who were asked 「您看行吗?」, whatever follows."""
    return bool(_FIRST.match(words) or _LAST.match(words))


def _bad(words: str) -> Verdict:
    said = read(words)
    return said if said.bad else Verdict(satisfied="no")
