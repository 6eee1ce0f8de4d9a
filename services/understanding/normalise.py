"""One spelling for every way of writing: what the rules and the classifier look at.

Traditional script, full-width forms, emoji, drawn-out letters and Shanghai words all end in
plain simplified Mandarin, so that every rule and example needs to be written once.
"""

import re
import unicodedata
from collections.abc import Mapping

import ahocorasick
import opencc

HEAD, TAIL = 240, 120
"""How many characters of a long message are looked at: its beginning and its end."""

_CJK = range(0x4E00, 0x9FA6)
_SYMBOLS = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\uffff\ud800-\udfff\u2190-\u2bff"
    "\U0001f000-\U0001faff\U000e0000-\U000e007f]+"
)
_DRAWN_OUT = re.compile(r"([^\d\s])\1{2,}")
_LOOSE_SPACE = re.compile(r"(?<![a-z0-9])\s+|\s+(?![a-z0-9])")
_STICKER = re.compile(r"\[[\u4e00-\u9fff]{1,4}\]")


def simplify_table() -> dict[int, str]:
    """Traditional character → simplified, for `str.translate`: never raises, unlike a converter."""
    characters = [chr(code) for code in _CJK]
    simple = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    return {ord(old): new for old, new in zip(characters, simple, strict=True) if old != new}


def clip(text: str) -> str:
    """The part of a long message that is looked at."""
    return text if len(text) <= HEAD + TAIL else text[:HEAD] + "。" + text[-TAIL:]


class Normaliser:
    """Turns any string into the plain form; pure, and total over all of `str`."""

    def __init__(self, dialect: Mapping[str, str], emoji: Mapping[str, str]) -> None:
        self.script = simplify_table()
        self._emoji = {ord(symbol[0]): f" {word} " for symbol, word in emoji.items()}
        self._words = dict(dialect)
        self._dialect = ahocorasick.Automaton()
        for word in self._words:
            self._dialect.add_word(word, len(word))
        self._dialect.make_automaton()

    def spell(self, text: str) -> str:
        """One script, width and case; spaces and punctuation stay."""
        if text.isascii():
            return _SYMBOLS.sub(" ", text.lower())
        text = unicodedata.normalize("NFKC", text.translate(self._emoji))
        return _SYMBOLS.sub(" ", text.lower().translate(self.script))

    def __call__(self, text: str) -> str:
        """The plain form of one message."""
        text = self.spell(clip(text))
        text = _DRAWN_OUT.sub(r"\1", _STICKER.sub(" ", text))
        return self._translate(_LOOSE_SPACE.sub("", text))

    def _translate(self, text: str) -> str:
        pieces: list[str] = []
        done = 0
        for end, length in self._dialect.iter_long(text):
            start = end + 1 - length
            pieces += (text[done:start], self._words[text[start : end + 1]])
            done = end + 1
        return "".join(pieces) + text[done:] if pieces else text
