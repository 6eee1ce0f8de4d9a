"""Words and word combinations found in a message in one pass (Aho-Corasick).

A rule is one line that an officer can read: `路灯|灯 + 不亮|@broken - 手机`. Terms stand between
bars, `+` asks for company nearby in any order, `>` for something nearby and later, `~` for
something anywhere in the message, `-` forbids, `@name` is a group of terms from groups*.yaml, and
`= 2.5` at the end sets the rule's weight.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

import ahocorasick

REACH, LATIN_REACH = 16, 60
"""How many characters apart the parts of a rule may begin, in Chinese and in English."""

_LENGTH_WEIGHT = (0.0, 1.0, 2.0, 2.6, 3.1, 3.5, 3.8)
_HINT_WEIGHT = (0.0, 0.5, 1.0, 1.3)
_NOTHING: tuple[float, tuple[str, ...]] = (0.0, ())
_REST = 0.35
_PART = re.compile(r"\s+([+>~-])\s+")


class Rule(NamedTuple):
    """A head and the company it needs nearby (`later`: after it).

    `needed` and `barred` are bits of parts: what must be, and must not be, anywhere at all.
    """

    label: str
    weight: float
    company: tuple[tuple[frozenset[int], bool], ...]
    needed: int
    barred: int


Hit = tuple[int, int, int]
"""A term in the text: start, end, number of the term (a bare tuple: made ten times a message)."""


def weight_of(term: str) -> float:
    """Longer words say more; English ones count by words and letters."""
    length = len(term) if not term.isascii() else 1 + len(term) // 4
    return _LENGTH_WEIGHT[min(length, len(_LENGTH_WEIGHT) - 1)]


class Matcher:
    """All rules of a lexicon over one automaton."""

    def __init__(self, groups: Mapping[str, Iterable[str]], plain: Callable[[str], str]) -> None:
        self._plain = plain = cache(plain)
        self._groups = {
            name: [plain(word.replace("_", " ")) for word in words]
            for name, words in groups.items()
        }
        self._ids: dict[str, int] = {}
        self._rules: dict[int, list[Rule]] = {}
        self._parts: dict[frozenset[int], int] = {}
        self._bits: dict[int, int] = {}
        self._hints: dict[int, list[str]] = {}
        self._masks: set[int] = set()
        self._pointers: dict[int, tuple[float, tuple[str, ...]]] = {}
        self._automaton = ahocorasick.Automaton()

    def add(self, label: str, line: str) -> None:
        """Take in one rule line."""
        line, _, given = line.partition(" = ")
        pieces = _PART.split(line.strip())
        company: list[tuple[frozenset[int], bool]] = []
        needed = barred = 0
        for sign, part in zip(pieces[1::2], pieces[2::2], strict=True):
            terms = self._terms(part)
            if sign == "-":
                barred |= self._bit(terms)
                continue
            needed |= self._bit(terms)
            if sign != "~":
                company.append((terms, sign == ">"))
        asked = sum(sign != "-" for sign in pieces[1::2])
        for word in self._words(pieces[0]):
            weight = float(given) if given else _combined(word, asked)
            rule = Rule(label, weight, tuple(company), needed, barred)
            self._rules.setdefault(self._id(word), []).append(rule)

    def hint(self, label: str, words: Iterable[str]) -> None:
        """Words that only point to a label; the more labels share one, the less it says."""
        for word in {self._plain(word) for word in words}:
            self._hints.setdefault(self._id(word), []).append(label)

    def mask(self, words: Iterable[str]) -> None:
        """Words inside which nothing else is found: 火锅 is no 火."""
        self._masks |= {self._id(self._plain(word)) for word in words}

    def ready(self) -> None:
        """Close the automaton; rules can be found from now on."""
        for word, number in self._ids.items():
            self._automaton.add_word(word, (len(word), word.isascii(), number))
            if number in self._hints:
                topics = self._hints[number]
                share = _HINT_WEIGHT[min(len(word), 3)] / len(topics) ** 0.5
                self._pointers[number] = (share, tuple(topics))
        self._automaton.make_automaton()

    @property
    def terms(self) -> tuple[str, ...]:
        """Every term of every rule."""
        return tuple(self._ids)

    def point(self, hits: list[Hit]) -> dict[str, float]:
        """What single words point to, each word counted once."""
        sums: dict[str, float] = {}
        for term in {term for _, _, term in hits}:
            share, topics = self._pointers.get(term, _NOTHING)
            for topic in topics:
                sums[topic] = sums.get(topic, 0.0) + share
        return sums

    def scan(self, hits: list[Hit], reach: int = REACH) -> dict[str, float]:
        """The score of every label whose rules match."""
        places: dict[int, list[int]] = {}
        for start, _, term in hits:
            places.setdefault(term, []).append(start)
        seen = 0
        for term in places:
            seen |= self._bits.get(term, 0)
        best: dict[str, float] = {}
        total: dict[str, float] = {}
        for term, starts in places.items():
            for label, weight, company, needed, barred in self._rules.get(term, ()):
                if needed & seen != needed or barred & seen:
                    continue
                found = _found(company, starts, places, reach) if company else len(starts)
                if not found:
                    continue
                best[label] = max(best.get(label, 0.0), weight)
                total[label] = total.get(label, 0.0) + weight * found
        return {
            label: top + _REST * min(total[label] - top, 2 * top) for label, top in best.items()
        }

    def hits(self, text: str) -> list[Hit]:
        """The terms found in a text, without those inside a masking word."""
        hits: list[Hit] = []
        covers: list[Hit] = []
        masks = self._masks
        for last, (length, latin, term) in self._automaton.iter(text):
            start = last + 1 - length
            if latin and not _whole(text, start, last + 1):
                continue
            hit = (start, last + 1, term)
            hits.append(hit)
            if term in masks:
                covers.append(hit)
        return [hit for hit in hits if not _covered(hit, covers)] if covers else hits

    def _words(self, part: str) -> list[str]:
        words: list[str] = []
        for piece in part.split("|"):
            name = piece.strip()
            if name.startswith("@"):
                words += self._groups[name[1:]]
            elif name:
                words.append(self._plain(name.replace("_", " ")))
        return words

    def _terms(self, part: str) -> frozenset[int]:
        return frozenset(self._id(word) for word in self._words(part))

    def _bit(self, terms: frozenset[int]) -> int:
        """The bit of one part of a rule; each of its terms sets it."""
        bit = self._parts.setdefault(terms, 1 << len(self._parts))
        for term in terms:
            self._bits[term] = self._bits.get(term, 0) | bit
        return bit

    def _id(self, word: str) -> int:
        return self._ids.setdefault(word, len(self._ids))


def _combined(word: str, company: int) -> float:
    return weight_of(word) if not company else 2.4 + 0.6 * company + 0.15 * min(len(word), 4)


def _whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    joined = (before.isascii() and before.isalnum() and text[start].isalnum()) or (
        (after == "'" or (after.isascii() and after.isalpha())) and text[end - 1].isalpha()
    )
    return not joined


def _covered(hit: Hit, covers: list[Hit]) -> bool:
    start, end, _ = hit
    return any(a <= start and end <= b and end - start < b - a for a, b, _ in covers)


def _found(
    company: tuple[tuple[frozenset[int], bool], ...],
    heads: list[int],
    places: dict[int, list[int]],
    reach: int,
) -> int:
    """At how many of its places a head has all the company it needs."""
    near = [
        ([at for term, found in places.items() if term in terms for at in found], later)
        for terms, later in company
    ]
    return sum(
        all(
            any((0 if later else -reach) <= at - head <= reach for at in found)
            for found, later in near
        )
        for head in heads
    )
