"""Whether a message is about danger now: named in so many words, or meant though nobody named it.

Past, asked, practised or third-hand danger is none.
"""

from domain.understanding import Urgency
from services.understanding.evidence import FEW, SURE, Evidence

GUESS = 3.4
"""Evidence from which danger is taken to be meant though nobody named it."""

ALARM, ALARM_TOLD = 0.3, 0.3
"""What odds, signs and rivals together must reach to be danger: without a rule of danger and with
one, whose share is then among them. Chosen on messages that no rule was written for."""

DOUBT, DISBELIEF, ABSURD = -0.5, -2.3, -2.0
"""Odds below which words of danger are something else (an idiom, a question); the lower bounds
are for messages that name the danger twice or name nothing else, and for what must not be missed:
a few words that ask nothing are believed outright."""

NAMED, NAMED_TWICE = 2.0, 5.0
"""How far danger named in so many words may stand behind what fits best."""

_RULE_SHARE, _MOST_RULES = 0.6, 4.5
"""What rules about danger said in other words weigh beside the odds, and how much of them counts."""

_RIVAL_TOPIC, _RIVAL_INTENT = 0.2, 0.1
"""How far something harmless that fits better than the likeliest danger lowers the alarm."""

_TWICE = 7.0

_SIGNS = {
    "drill": -6.0,
    "denied": -3.0,
    "over": -3.0,
    "once": -3.0,
    "news": -3.0,
    "harmless": -2.5,
    "idiom": -1.0,
    "hypothetical": -2.0,
    "inquire_rule": -1.5,
    "politely_asked": -2.0,
    "past": -1.0,
}
"""How signs of the way something is told lower an alarm."""

_ASKING = frozenset({"question", "inquire", "inquire_rule", "politely_asked", "idiom", "harmless"})
_CRISIS = frozenset({"self_harm", "domestic_violence", "missing_person"})
_OUT_THERE = frozenset({"overhead_wire", "waterlogging", "manhole"})
"""Urgent topics that are an emergency where people are in the midst of it."""


def alarmed(evidence: Evidence, urgency: dict[str, Urgency]) -> tuple[str, float] | None:
    """The danger that a message sounds of, however it is put, and how loudly; None for none."""
    feared = _feared(evidence, urgency)
    alarm = _alarm_of(evidence, feared)
    if feared and alarm >= (ALARM_TOLD if evidence.danger else ALARM):
        return feared, alarm
    return None


def _alarm_of(evidence: Evidence, feared: str | None) -> float:
    """How much this sounds like danger now, however it is put."""
    fear = evidence.topics.get(feared or "", 0.0) + evidence.danger.get(feared or "", 0.0)
    rival = max((s for t, s in evidence.topics.items() if t != feared), default=0.0)
    other = max(evidence.intents.values(), default=0.0)
    return (
        evidence.alarm
        + _RULE_SHARE * min(_MOST_RULES, max(evidence.danger.values(), default=0.0))
        + sum(weight for cue, weight in _SIGNS.items() if cue in evidence.cues)
        - _RIVAL_TOPIC * max(0.0, rival - fear)
        - _RIVAL_INTENT * max(0.0, other - fear)
    )


def _feared(evidence: Evidence, urgency: dict[str, Urgency]) -> str | None:
    """The likeliest danger: an emergency topic, or something out there that hurts people."""
    scores = dict(evidence.danger)
    for topic, score in evidence.topics.items():
        if urgency.get(topic) == "emergency" or topic in _OUT_THERE:
            scores[topic] = scores.get(topic, 0.0) + score
    return max(scores, key=scores.__getitem__, default=None)


def named(evidence: Evidence, urgency: dict[str, Urgency]) -> str | None:
    """The emergency topic spoken of in so many words, or the likeliest of all topics."""
    best, weight = None, 0.0
    top = max(evidence.topics.values(), default=0.0)
    rival = max(evidence.intents.values(), default=0.0)
    loudest = max(evidence.ruled.values(), default=0.0)
    for topic, score in evidence.topics.items():
        if urgency.get(topic) != "emergency":
            continue
        said = evidence.ruled.get(f"topic.{topic}", 0.0)
        near = score > top - (NAMED_TWICE if said > 4.4 else NAMED)
        plain = said >= SURE and (near or (evidence.length <= FEW and said >= loudest))
        likely = score >= max(top, rival, GUESS if said else 2 * GUESS)
        if (plain or likely) and score > weight:
            best, weight = topic, score
    return best


def meant(topic: str, evidence: Evidence) -> bool:
    """Whether a danger that was named is there, and not talked of."""
    return not _doubted(topic, evidence) and not _calmed(topic, evidence)


def _doubted(topic: str, evidence: Evidence) -> bool:
    """Whether a message that names a danger sounds like anything but danger."""
    asked = bool(evidence.cues & _ASKING)
    if evidence.length <= FEW and not asked:
        return False
    plain = (
        evidence.length <= FEW
        or evidence.ruled.get(f"topic.{topic}", 0.0) >= _TWICE
        or topic in evidence.danger
        or topic in _CRISIS
    )
    return evidence.alarm < (DOUBT if not plain else DISBELIEF if asked else ABSURD)


def _calmed(topic: str, evidence: Evidence) -> bool:
    """Whether the danger is past, asked about, practised, denied or third-hand."""
    cues = evidence.cues
    if cues & {"drill", "denied", "over", "once"}:
        return True
    if "harmless" in cues and "now" not in cues:
        return True
    if topic in _CRISIS:
        return "news" in cues and "now" not in cues
    if "now" in cues:
        return bool(cues & {"hypothetical", "news"})
    return bool(cues & {"past", "hypothetical", "news"})
