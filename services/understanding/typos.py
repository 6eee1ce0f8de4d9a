"""Homophone slips of typing and of speech recognition, seen through by their sound.

Every character is read as a syllable without tone, with the mergers usual around Shanghai
(zh/z, ch/c, sh/s, -ng/-n); a stretch that sounds like a known word but is written otherwise is
given the known spelling. Two-character words are mended only where typos.yaml lists them.
"""

from collections.abc import Iterable, Mapping

import ahocorasick

SHORTEST = 3
_BEFORE_A_FLOOR = "号0123456789一二三四五六七八九十"
_FIRST_CODE = 0xE000


def _merge(syllable: str) -> str:
    for exact, loose in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if syllable.startswith(exact):
            syllable = loose + syllable[2:]
    return syllable[:-1] if syllable.endswith("ng") and syllable[-3] in "ei" else syllable


def sound_table(readings: Mapping[str, str]) -> dict[int, str]:
    """Character → a private code for its syllable, for `str.translate`."""
    codes: dict[str, str] = {}
    table: dict[int, str] = {}
    for syllable, characters in readings.items():
        code = codes.setdefault(_merge(syllable), chr(_FIRST_CODE + len(codes)))
        table.update(dict.fromkeys(map(ord, characters), code))
    return table


class Typos:
    """Known words by their sound, and slips listed one by one."""

    def __init__(
        self,
        readings: Mapping[str, str],
        words: Iterable[str],
        short: Iterable[str],
        listed: Mapping[str, str],
        written: Iterable[str] = (),
    ) -> None:
        self._table = sound_table(readings)
        self._listed = dict(listed)
        self._known = set(words) | set(short) | set(written)
        self._by_sound = ahocorasick.Automaton()
        self._by_letter = ahocorasick.Automaton()
        for word in {w for w in words if len(w) >= SHORTEST and _han(w)} | set(short):
            self._by_sound.add_word(word.translate(self._table), word)
        for wrong in self._listed:
            self._by_letter.add_word(wrong, wrong)
        self._by_sound.make_automaton()
        self._by_letter.make_automaton()

    def mend(self, text: str) -> str:
        """The text with slips replaced; the same string where there are none."""
        for end, wrong in list(self._by_letter.iter_long(text)):
            start = end + 1 - len(wrong)
            if text[start : end + 1] == wrong and not _numbered(text, start):
                text = text.replace(wrong, self._listed[wrong])
                break
        sounds = text.translate(self._table)
        for end, word in self._by_sound.iter_long(sounds):
            start = end + 1 - len(word)
            if text[start : end + 1] not in self._known and not _numbered(text, start):
                text = text[:start] + word + text[end + 1 :]
        return text


def _numbered(text: str, start: int) -> bool:
    """Whether a 楼 here belongs to the number before it: 5号楼水管, 2楼到处."""
    return text[start] == "楼" and start > 0 and text[start - 1] in _BEFORE_A_FLOOR


def _han(word: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in word)
