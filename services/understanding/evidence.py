"""What the words of a message speak for, before anything is decided.

Three witnesses: rules (strong, readable), the n-gram classifier (broad), and cues about how
something is said (past, asked, denied). `decide` weighs them.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache

import msgspec

from domain.street import Street
from domain.understanding import Urgency
from services.understanding.bayes import Bayes, Odds, features
from services.understanding.lexicon import Lexicon
from services.understanding.matcher import LATIN_REACH, REACH, Matcher

Plain = Callable[[str], str]
Seen = Callable[[str], set[str]]

CLASSIFIER = 0.7
"""Weight of the classifier beside the rules; chosen on messages that neither had seen."""

LOOKALIKES_COUNT = 3
"""How often a sentence that only sounds of danger counts where danger is told from the rest."""

_CLAUSES = re.compile(r"[,。;!?:、\n]+")
_HAN, _WORD = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[a-z]+(?:'[a-z]+)?")
_WORTH_WEIGHING = 0.35
_GREETING, _STORY, _LATIN_STORY = 5, 26, 90
HINT, MOST_HINTS = 1.0, 4
"""Weight of a word that only points to a topic, and how many of them count."""

MIRROR = {
    "station_find": "station_find",
    "station_problem": "station_report",
    "card_services": "centre_services",
    "suggestion": "suggestion",
    "praise": "thanks",
    "progress_query": "case_status",
    "micro_wish": "wish",
    "volunteer_timebank": "volunteer",
}
"""Topics of the taxonomy that are intents of their own."""


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

    def __init__(self, street: Street, lexicon: Lexicon, plain: Plain) -> None:
        self.urgency: dict[str, Urgency] = {topic.id: topic.urgency for topic in street.topics}
        self.urgency.setdefault("extreme_words", "urgent")
        self.urgency.setdefault("petition", "high")
        self._matcher = _matcher(street, lexicon, plain)

        @cache
        def seen(sentence: str) -> set[str]:
            return features(plain(sentence))

        self._bayes = _bayes(lexicon, seen)
        self._odds = _odds(lexicon, seen, self.urgency)
        self._topics = _numbered("topic.", self._bayes)
        self._intents = _numbered("intent.", self._bayes)

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
        topics = {n: CLASSIFIER * learned[at] for n, at in self._topics if learned[at] > floor}
        intents = {n: CLASSIFIER * learned[at] for n, at in self._intents if learned[at] > floor}
        for label, score in ruled.items():
            _add(topics, intents, label, score)
        pointed = self._matcher.point(hits)
        for label, score in pointed.items():
            _add(topics, intents, label, HINT * min(score, MOST_HINTS))
        return Evidence(
            topics=topics,
            intents=intents,
            ruled=ruled,
            cues=frozenset(label[4:] for label in ruled if label.startswith("cue.")),
            facilities=tuple(
                label[9:]
                for label, score in ruled.items()
                if label.startswith("facility.") and score
            ),
            brief=_brief(words),
            length=_length(words),
            named=frozenset(map(_mirrored, {*ruled, *pointed})),
            alarm=self._odds.score(seen),
            danger={
                label[7:]: score for label, score in ruled.items() if label.startswith("danger.")
            },
        )


def _length(words: str) -> int:
    return len(_HAN.findall(words)) + 2 * len(_WORD.findall(words))


def _mirrored(label: str) -> str:
    mirror = MIRROR.get(label.removeprefix("topic.")) if label.startswith("topic.") else None
    return f"intent.{mirror}" if mirror else label


def _brief(words: str) -> bool:
    clauses = [clause for clause in _CLAUSES.split(words) if len(clause) > _GREETING]
    return len(clauses) < 2 and len(words) < (_LATIN_STORY if words.isascii() else _STORY)


def _add(topics: dict[str, float], intents: dict[str, float], label: str, score: float) -> None:
    kind, _, name = label.partition(".")
    if kind == "topic" and name in MIRROR:
        kind, name = "intent", MIRROR[name]
    if kind == "topic":
        topics[name] = topics.get(name, 0.0) + score
    elif kind == "intent":
        intents[name] = intents.get(name, 0.0) + score


def _numbered(kind: str, bayes: Bayes) -> list[tuple[str, int]]:
    return [
        (label.removeprefix(kind), at)
        for at, label in enumerate(bayes.classes)
        if label.startswith(kind)
    ]


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


def _odds(lexicon: Lexicon, seen: Seen, urgency: Mapping[str, Urgency]) -> Odds:
    """Danger against everything else; sentences that only sound of danger count more."""
    danger = list(lexicon.danger_examples)
    harmless = list(lexicon.lookalikes) * LOOKALIKES_COUNT
    for topic, sentences in lexicon.topic_examples.items():
        if urgency.get(topic) == "emergency":
            danger += sentences
        else:
            harmless += sentences
    for sentences in lexicon.intent_examples.values():
        harmless += sentences
    known = dict.fromkeys(danger)
    return Odds(
        [seen(s) for s in known],
        [seen(s) for s in harmless if s not in known],
    )


def _bayes(lexicon: Lexicon, seen: Seen) -> Bayes:
    examples: dict[str, list[set[str]]] = {}
    for kind, found in (("topic", lexicon.topic_examples), ("intent", lexicon.intent_examples)):
        for name, sentences in found.items():
            label = (
                f"intent.{MIRROR[name]}" if kind == "topic" and name in MIRROR else f"{kind}.{name}"
            )
            examples.setdefault(label, []).extend(seen(s) for s in sentences)
    return Bayes(examples)
