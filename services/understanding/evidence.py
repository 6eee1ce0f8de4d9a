"""What the words of a message speak for, before anything is decided.

Three witnesses: rules (strong, readable), the n-gram classifier (broad), and cues about how
something is said (past, asked, denied). `decide` weighs them.
"""

import re
from collections.abc import Callable, Mapping

import msgspec

from domain.street import Street
from services.understanding.bayes import features
from services.understanding.labels import label_of
from services.understanding.learning import Learned, urgencies
from services.understanding.lexicon import Lexicon
from services.understanding.matcher import LATIN_REACH, REACH, Matcher

Plain = Callable[[str], str]

CLASSIFIER = 2.0
"""Weight of the classifier beside the rules; chosen on messages that neither had seen."""

_CLAUSES = re.compile(r"[,。;!?:、\n]+")
_HAN, _WORD = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[a-z]+(?:'[a-z]+)?")
_WORTH_WEIGHING = 0.35
_GREETING, _STORY, _LATIN_STORY = 5, 26, 90
HINT, MOST_HINTS = 1.0, 4
"""Weight of a word that only points to a topic, and how many of them count."""


SURE = 3.3
"""Rule score from which something was said in so many words."""

FEW = 8
"""Length up to which a message is a few words, of which only what is named counts."""


class Evidence(msgspec.Struct, frozen=True):
    """Scores of topics and intents (rules and classifier together), and what stands beside.

    `ruled` are the rules' scores alone: what was said in so many words. `brief` is a message of
    one clause, greeting aside: no story is told in it. `length` counts characters, an English
    word as two. `named` are the labels that a rule or a hint found. `alarm` are the odds that this is danger now, by its n-grams; `danger` are the scores of the rules about
    danger said in other words.
    """

    topics: Mapping[str, float]
    intents: Mapping[str, float]
    ruled: Mapping[str, float]
    cues: frozenset[str]
    facilities: tuple[str, ...]
    brief: bool
    length: int
    named: frozenset[str]
    alarm: float
    danger: Mapping[str, float]

    def topic(self) -> str | None:
        """The best topic."""
        return max(self.topics, key=self.topics.__getitem__, default=None)


class Witness:
    """Rules and classifier of one street, built once."""

    def __init__(self, street: Street, lexicon: Lexicon, plain: Plain, learned: Learned) -> None:
        self.urgency = urgencies(street)
        self._matcher = _matcher(street, lexicon, plain)
        self._bayes, self._odds = learned.bayes, learned.odds
        self._classes = tuple(map(label_of, self._bayes.classes))

    @property
    def terms(self) -> tuple[str, ...]:
        """Every term of the rules."""
        return self._matcher.terms

    def hear(self, words: str) -> Evidence:
        """All evidence in a plain text without place names."""
        hits = self._matcher.hits(words)
        ruled = self._matcher.scan(hits, LATIN_REACH if words.isascii() else REACH)
        seen = features(words)
        learned = self._bayes.scores(seen)
        floor = _WORTH_WEIGHING * max(learned)
        sums: dict[str, dict[str, float]] = {"topic": {}, "intent": {}}
        for label, score in zip(self._classes, learned, strict=True):
            if score > floor:
                sums[label.kind][label.name] = CLASSIFIER * score
        apart: dict[str, dict[str, float]] = {"cue": {}, "facility": {}, "danger": {}}
        for name, score in ruled.items():
            label = label_of(name)
            if label.kind in sums:
                _add(sums[label.kind], label.name, score)
            else:
                apart[label.kind][label.name] = score
        pointed = self._matcher.point(hits)
        for name, score in pointed.items():
            label = label_of(name)
            _add(sums[label.kind], label.name, HINT * min(score, MOST_HINTS))
        return Evidence(
            topics=sums["topic"],
            intents=sums["intent"],
            ruled=ruled,
            cues=frozenset(apart["cue"]),
            facilities=tuple(name for name, score in apart["facility"].items() if score),
            brief=_brief(words),
            length=_length(words),
            named=frozenset([label_of(name).whole for name in (*ruled, *pointed)]),
            alarm=self._odds.score(seen),
            danger=apart["danger"],
        )


def _length(words: str) -> int:
    return len(_HAN.findall(words)) + 2 * len(_WORD.findall(words))


def _brief(words: str) -> bool:
    clauses = [clause for clause in _CLAUSES.split(words) if len(clause) > _GREETING]
    return len(clauses) < 2 and len(words) < (_LATIN_STORY if words.isascii() else _STORY)


def _add(sums: dict[str, float], name: str, score: float) -> None:
    sums[name] = sums.get(name, 0.0) + score


def _matcher(street: Street, lexicon: Lexicon, plain: Plain) -> Matcher:
    matcher = Matcher(lexicon.groups, plain)
    for kind in street.topics:
        if kind.words:
            matcher.add(f"topic.{kind.id}", "|".join(kind.words))
    for label, lines in lexicon.rules.items():
        for line in lines:
            matcher.add(label, line)
    for label, words in lexicon.hints.items():
        matcher.hint(label, words)
    matcher.mask(lexicon.masks)
    matcher.ready()
    return matcher
