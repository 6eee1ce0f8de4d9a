"""What is learnt from the example sentences: the classifier, and what tells danger from the rest."""

from collections.abc import Callable, Mapping
from functools import cache

import msgspec

from domain.street import Street
from domain.understanding import Urgency
from services.understanding.bayes import Bayes, Odds, features
from services.understanding.labels import label_of
from services.understanding.lexicon import Lexicon

Plain = Callable[[str], str]
Seen = Callable[[str], set[str]]

LOOKALIKES_COUNT = 3
"""How often a sentence that only sounds of danger counts where danger is told from the rest."""


class Learned(msgspec.Struct, frozen=True):
    """Both classifiers, ready to judge."""

    bayes: Bayes
    odds: Odds


def learn(street: Street, lexicon: Lexicon, plain: Plain) -> Learned:
    """Fit both on the lexicon's examples: half a second's work."""

    @cache
    def seen(sentence: str) -> set[str]:
        return features(plain(sentence))

    return Learned(_bayes(lexicon, seen), _odds(lexicon, seen, urgencies(street)))


def urgencies(street: Street) -> dict[str, Urgency]:
    """How urgent each topic is by itself."""
    urgency: dict[str, Urgency] = {topic.id: topic.urgency for topic in street.topics}
    urgency.setdefault("extreme_words", "urgent")
    urgency.setdefault("petition", "high")
    return urgency


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
    return Odds.fit(
        [seen(s) for s in known],
        [seen(s) for s in harmless if s not in known],
    )


def _bayes(lexicon: Lexicon, seen: Seen) -> Bayes:
    examples: dict[str, list[set[str]]] = {}
    for kind, found in (("topic", lexicon.topic_examples), ("intent", lexicon.intent_examples)):
        for name, sentences in found.items():
            label = label_of(f"{kind}.{name}").whole
            examples.setdefault(label, []).extend(seen(s) for s in sentences)
    return Bayes.fit(examples)
