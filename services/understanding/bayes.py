"""A small classifier over character n-grams, fitted once from example sentences.

Multinomial naive Bayes with equal class sizes and a weight for rare n-grams, mended by what it
gets wrong (`mending`); kept sparse, so that judging a message costs some tens of microseconds in
plain Python.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import chain, pairwise, repeat
from math import exp, log

import msgspec

_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)?")
_NUMBER = re.compile(r"\d+")
_SILENT = re.compile(r"[\s,.!?;:~、。()\-\"'“”…·/+*=<>《》【】\[\]]+")
_LIMIT = 220
_SMALL = 0.05
_WIDEST = 16
_EVEN = 0.6
_NONE = repeat(0.0)
_TURNS, _CLEAR = 3, 2.5
_FUNCTION_WORDS = frozenset(
    "a an the is are was were be to of in on my i me you we it its for and at this that there with "
    "do does did can could will would has have had so as by from or if your our they he she".split()
)


def features(text: str) -> set[str]:
    """What the classifier sees of a plain message: 1- to 3-grams, and Latin words whole."""
    found: set[str] = set()
    text = _NUMBER.sub("0", text[:_LIMIT])
    if _LATIN.search(text):
        words = _LATIN.findall(text)
        found.update(words)
        found -= _FUNCTION_WORDS
        found.update(map(" ".join, pairwise(words)))
        text = _LATIN.sub("", text)
    text = f"^{_SILENT.sub('', text)}$"
    found.update(text)
    found.update(map("".join, pairwise(text)))
    found.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
    return found


Pair = tuple[int, float]
Row = tuple[Pair, ...]
"""Numbers of classes with what a feature says for each."""


class Bayes(msgspec.Struct, frozen=True):
    """Which class a message belongs to, judged by its n-grams."""

    classes: tuple[str, ...]
    rows: dict[str, Row]

    @classmethod
    def fit(cls, examples: Mapping[str, Iterable[set[str]]]) -> "Bayes":
        """Learn from the n-grams of each class's sentences."""
        sentences = {name: list(found) for name, found in examples.items()}
        kept = _told_twice(chain.from_iterable(sentences.values()))
        counts: dict[str, dict[str, int]] = {}
        for name, found in sentences.items():
            for feature, count in _counted(found).items():
                if feature in kept:
                    counts.setdefault(feature, {})[name] = count
        sizes = {name: len(found) for name, found in sentences.items()}
        # Not at the top: a start that finds what was learnt before does without numpy.
        from services.understanding.mending import mended

        return cls(tuple(examples), mended(_weights(counts, sizes), list(sentences.values())))

    def __post_init__(self) -> None:
        """Rows and pairs that are the same become one object: they are a tenth of all, so more
        of what a message asks for lies in the processor's cache.
        """
        pairs: dict[Pair, Pair] = {}
        rows: dict[Row, Row] = {}
        for feature, row in self.rows.items():
            known = rows.get(row)
            if known is None:
                known = rows[row] = tuple([pairs.setdefault(pair, pair) for pair in row])
            self.rows[feature] = known

    def scores(self, found: set[str]) -> list[float]:
        """Evidence for each of `classes`, divided so that a message's length does not matter."""
        sums = [0.0] * len(self.classes)
        rows = self.rows
        for feature in found:
            for number, weight in rows.get(feature, ()):
                sums[number] += weight
        scale = 1.0 / (len(found) ** 0.5 or 1.0)
        return [value * scale for value in sums]


def _told_twice(sentences: Iterable[set[str]]) -> set[str]:
    """What only one sentence ever said says nothing of the next: two in three n-grams."""
    return {feature for feature, count in _counted(sentences).items() if count > 1}


def _weights(counts: Mapping[str, Mapping[str, int]], sizes: Mapping[str, int]) -> dict[str, Row]:
    """Each feature's classes with their weights: the telling ones, at most `_WIDEST`."""
    many = len(sizes)
    number = {name: index for index, name in enumerate(sizes)}
    rows: dict[str, Row] = {}
    for feature, row in counts.items():
        rarity = log((many + 0.5) / len(row))
        pairs = [(number[c], log(1 + n / (sizes[c] * _SMALL)) * rarity) for c, n in row.items()]
        if len(pairs) > _WIDEST:
            pairs = sorted(pairs, key=lambda pair: -pair[1])[:_WIDEST]
        rows[feature] = tuple(pairs)
    return rows


class Odds(msgspec.Struct):
    """Whether a message is of one kind rather than the other: weighted n-grams, above zero if so.

    Begins as naive Bayes and is corrected by the examples it gets wrong or nearly so.
    """

    bias: float
    odds: dict[str, float]

    @classmethod
    def fit(cls, ours: Iterable[set[str]], others: Iterable[set[str]]) -> "Odds":
        """Learn from the n-grams of sentences of the one kind and of the other."""
        told, untold = list(ours), list(others)
        fitted = cls(0.0, _log_odds(_counted(told), _counted(untold)))
        lessons = _mixed(
            *([found & fitted.odds.keys() for found in side] for side in (told, untold))
        )
        for turn in range(_TURNS):
            fitted.learn(lessons, 1.0 / (1 + turn / 2))
        return fitted

    def score(self, found: Collection[str]) -> float:
        """Above zero where it sounds like the first kind."""
        total = sum(map(self.odds.get, found, _NONE))
        return self.bias + total / (len(found) ** 0.5 or 1.0)

    def learn(self, lessons: list[tuple[tuple[str, ...], bool]], step: float) -> None:
        """Correct the weights by what is wrong or nearly so, once for each lesson."""
        odds = self.odds
        for found, ours in lessons:
            score = self.score(found)
            if (score if ours else -score) > _CLEAR:
                continue
            change = step * (ours - 1 / (1 + exp(-score)))
            self.bias += change / 10
            change /= len(found) ** 0.5
            for feature in found:
                odds[feature] += change


def _mixed(ours: list[set[str]], others: list[set[str]]) -> list[tuple[tuple[str, ...], bool]]:
    """Both kinds evenly mixed, always in the same order."""
    placed = [
        ((n + 0.5) / len(kind), tuple(sorted(found)), kind is ours)
        for kind in (ours, others)
        for n, found in enumerate(kind)
    ]
    return [(found, is_ours) for _, found, is_ours in sorted(placed)]


def _log_odds(told: Counter[str], untold: Counter[str]) -> dict[str, float]:
    scale = told.total() / max(untold.total(), 1)
    return {
        feature: log((told[feature] + _EVEN) / (untold[feature] * scale + _EVEN))
        for feature in told.keys() | untold.keys()
        if told[feature] + untold[feature] > 1
    }


def _counted(sentences: Iterable[set[str]]) -> Counter[str]:
    return Counter(chain.from_iterable(sentences))
