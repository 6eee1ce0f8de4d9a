"""Which of the three languages somebody writes, where their words leave no doubt."""

import re
from collections.abc import Mapping

from domain.session import Language

_WORD = re.compile(r"(?<![\w-])[a-z']+(?![\w-])", re.ASCII)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SMALL = frozenset(
    "the a an is are was has have been there i i'm my me we our you your it this that and or of in on at to for"
    " from with where what when how who why can could please do does don't not no any some won't can't".split()
)
"""English that pinyin (「wo yao bao xiu」) and names do not share, but for a few letters."""

ENOUGH_WORDS, ENOUGH_SMALL = 3, 1
ENOUGH_HAN, ENOUGH_SIGNS = 4, 2


class Tongue:
    """Tells English, simplified and traditional writing apart; `script` maps old forms to new."""

    def __init__(self, script: Mapping[int, str]) -> None:
        self._old = frozenset(map(chr, script))
        self._new = frozenset(script.values()) - self._old

    def of(self, text: str) -> Language | None:
        """None where too little is said, or what would do in either."""
        han, words = _HAN.findall(text), _WORD.findall(text.lower())
        small = sum(word in _SMALL for word in words)
        if len(words) >= max(ENOUGH_WORDS, len(han)) and small >= ENOUGH_SMALL:
            return "en"  # a place may well be named in Chinese
        old, new = (sum(c in kind for c in han) for kind in (self._old, self._new))
        if old >= ENOUGH_SIGNS and old > new:
            return "zh-Hant"
        return "zh-Hans" if len(han) >= ENOUGH_HAN and new >= ENOUGH_SIGNS and not old else None
