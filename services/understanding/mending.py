"""Mends the weights of naive Bayes by the example sentences they judge wrongly.

A logistic regression that begins where naive Bayes ends: a few turns over all sentences, each of
which weighs its own class against those that Bayes thinks likeliest. Naive Bayes takes n-grams
that always come together for many witnesses; this does not. Of messages that were in no example
it gets a sixth more right.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from services.understanding.bayes import Pair, Row

_RIVALS = 8
_TURNS, _STEP = 8, 0.15
_CALM = 1e-3
_USUAL = 30
_GRAIN, _LEAST, _WIDEST = 0.1, 0.5, 10

Numbers = NDArray[np.int64]
Weights = NDArray[np.float32]


def mended(rows: Mapping[str, Row], sentences: Sequence[Iterable[set[str]]]) -> dict[str, Row]:
    """The rows with better weights; `sentences` are the n-grams of each class in turn."""
    words = sorted(rows)
    number = {word: index for index, word in enumerate(words)}
    told = [
        (sorted(number[word] for word in found if word in number), len(found), own)
        for own, kind in enumerate(sentences)
        for found in kind
    ]
    told = [one for one in told if one[0]]
    weights = np.zeros((len(words), len(sentences)), np.float32)
    for index, word in enumerate(words):
        for own, weight in rows[word]:
            weights[index, own] = weight
    if told and len(sentences) > 1:
        _mend(weights, told)
    return dict(zip(words, _kept(weights), strict=True))


def _mend(weights: Weights, told: list[tuple[list[int], int, int]]) -> None:
    classes = weights.shape[1]
    lengths = np.array([len(found) for found, _, _ in told])
    features = np.concatenate([np.array(found) for found, _, _ in told])
    share = np.repeat([size**-0.5 for _, size, _ in told], lengths).astype(np.float32)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    own = np.array([kind for _, _, kind in told])
    rivals = _rivals(weights, features, starts, own)
    truth = rivals == own[:, None]
    worth = np.sqrt(_USUAL / np.bincount(own, minlength=classes)[own])[:, None]
    cells, places = _compact(
        (features[:, None] * classes + np.repeat(rivals, lengths, axis=0)), weights.size
    )
    flat = weights.reshape(-1)
    values = flat[cells]
    spent = np.full(len(cells), _CALM, np.float32)
    for _ in range(_TURNS):
        scores = np.add.reduceat(values[places] * share[:, None], starts, axis=0)
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        wrong = (odds / odds.sum(axis=1, keepdims=True) - truth) * worth
        slope = np.repeat(wrong, lengths, axis=0) * share[:, None]
        change = np.bincount(places.ravel(), slope.ravel(), len(cells)).astype(np.float32)
        spent += change * change
        values -= _STEP * change / np.sqrt(spent)
    flat[cells] = values


def _rivals(weights: Weights, features: Numbers, starts: Numbers, own: Numbers) -> NDArray[Any]:
    """For each sentence its own class and the likeliest others."""
    scores = np.array([weights[part].sum(axis=0) for part in np.split(features, starts[1:])])
    scores[np.arange(len(own)), own] = np.inf
    most = min(_RIVALS, weights.shape[1])
    return np.argpartition(-scores, most - 1, axis=1)[:, :most]


def _compact(wanted: NDArray[Any], size: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The different numbers in `wanted`, and for each of `wanted` its place among them."""
    met = np.zeros(size, np.bool_)
    met[wanted.ravel()] = True
    place = np.cumsum(met) - 1
    return np.flatnonzero(met), place[wanted]


def _kept(weights: Weights) -> list[Row]:
    """The telling classes of each feature, coarsely: few different pairs lie closer together."""
    coarse = np.rint(weights / _GRAIN)
    size = np.abs(coarse)
    coarse[size < _LEAST / _GRAIN] = 0
    if weights.shape[1] > _WIDEST:
        least = -np.partition(-size, _WIDEST, axis=1)[:, _WIDEST : _WIDEST + 1]
        coarse[size <= least] = 0
    rows: list[list[Pair]] = [[] for _ in coarse]
    found = np.nonzero(coarse)
    for index, own, steps in zip(
        found[0].tolist(), found[1].tolist(), coarse[found].tolist(), strict=True
    ):
        rows[index].append((own, round(steps * _GRAIN, 1)))
    return [tuple(row) for row in rows]
