"""A small classifier over character n-grams, fitted at start from example sentences.

Multinomial naive Bayes with equal class sizes and a weight for rare n-grams; kept sparse, so
that judging a message costs some tens of microseconds in plain Python.
"""

import re
from collections.abc import Iterable, Mapping
from math import exp, log

_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)?")
_NUMBER = re.compile(r"\d+")
_SILENT = re.compile(r"[\s,.!?;:~、。()\-\"'“”…·/+*=<>《》【】\[\]]+")
_LIMIT = 220
_SMALL = 0.02


def features(text: str) -> set[str]:
    """What the classifier sees of a plain message: 1- to 3-grams, and Latin words whole."""
    found: set[str] = set()
    text = _NUMBER.sub("0", text[:_LIMIT])
    if _LATIN.search(text):
        words = _LATIN.findall(text)
        found.update(words)
        found.update(map(" ".join, zip(words, words[1:], strict=False)))
        text = _LATIN.sub("", text)
    text = f"^{_SILENT.sub('', text)}$"
    found.update(text)
    found.update(map("".join, zip(text, text[1:], strict=False)))
    found.update(map("".join, zip(text, text[1:], text[2:], strict=False)))
    return found


class Bayes:
    """Which class a message belongs to, judged by its n-grams."""

    def __init__(self, examples: Mapping[str, Iterable[set[str]]]) -> None:
        counts: dict[str, dict[str, int]] = {}
        sizes: dict[str, int] = {}
        for name, sentences in examples.items():
            sizes[name] = 0
            for sentence in sentences:
                sizes[name] += 1
                for feature in sentence:
                    row = counts.setdefault(feature, {})
                    row[name] = row.get(name, 0) + 1
        self.classes = tuple(examples)
        self._rows = _weights(counts, sizes)

    def scores(self, found: set[str]) -> dict[str, float]:
        """Evidence for each class that has any, divided so that length does not matter."""
        sums: dict[str, float] = {}
        rows = self._rows
        for feature in found:
            for name, weight in rows.get(feature, ()):
                sums[name] = sums.get(name, 0.0) + weight
        scale = 1.0 / (len(found) ** 0.5 or 1.0)
        return {name: value * scale for name, value in sums.items()}


def _weights(
    counts: Mapping[str, Mapping[str, int]], sizes: Mapping[str, int]
) -> dict[str, tuple[tuple[str, float], ...]]:
    many = len(sizes)
    return {
        feature: tuple(
            (name, log(1 + count / (sizes[name] * _SMALL)) * log((many + 0.5) / len(row)))
            for name, count in row.items()
        )
        for feature, row in counts.items()
        if len(row) < many * 0.6
    }


def softmax(scores: Mapping[str, float]) -> dict[str, float]:
    """Scores as shares of one."""
    if not scores:
        return {}
    top = max(scores.values())
    shares = {name: exp(value - top) for name, value in scores.items()}
    total = sum(shares.values())
    return {name: share / total for name, share in shares.items()}
