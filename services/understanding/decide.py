"""What a message wants, from its evidence: danger first, then cases, then everything else.

The order and the exceptions are the contract's.
"""

import msgspec

from domain.understanding import URGENCIES, Urgency
from services.understanding import danger, intents
from services.understanding.evidence import FEW, SURE, Evidence
from services.understanding.labels import MIRROR

_NEVER_GUESSED = frozenset({"extreme_words", "petition"})
_CALMER = {
    "lift_trapped": "lift_fault",
    "fire_now": "fire_equipment",
    "battery_abnormal": "ebike_indoor",
    "gas_leak": "gas_service",
    "crime_now": "neighbor_dispute",
    "traffic_accident": "traffic_signal",
    "rider_accident": "rider_pay",
}
_HAZARDS = frozenset(
    {
        "facade_danger",
        "tree_fall",
        "load_wall",
        "manhole",
        "road_damage",
        "waterlogging",
        "loose_billboard",
        "overhead_wire",
        "water_burst",
        "falling_object",
        "special_equipment",
        "fly_wire",
        "power_out",
        "lift_fault",
        "ebike_indoor",
        "charger_lack",
        "fire_equipment",
        "public_seat",
        "dog_bite",
        "street_vendor",
        "corridor_clutter",
        "accessibility",
        "dog_unleashed",
    }
)
_ALWAYS_HURTS = frozenset({"dog_bite"})
_WORSE = frozenset({"hurt", "child_elder", "smoke"})
_WAITING = frozenset({"station_report", "case_urge", "case_rate", "staff", "ack"})
_TOPIC_OF = {intent: topic for topic, intent in MIRROR.items()}


class Decision(msgspec.Struct, frozen=True):
    """Intent, topic, urgency and how sure."""

    intent: str
    topic: str | None
    urgency: Urgency
    confidence: float


def decide(evidence: Evidence, urgency: dict[str, Urgency], case: str | None) -> Decision:
    """Weigh the evidence of one message."""
    if evidence.length <= FEW:
        evidence = _without_guesses(evidence, urgency, case)
    if heard := danger.alarmed(evidence, urgency):
        feared, alarm = heard
        intent = "emergency" if urgency.get(feared) == "emergency" else "appeal"
        return Decision(intent, feared, "emergency", _sure(2.0 + alarm))
    named = danger.named(evidence, urgency)
    if named and danger.meant(named, evidence):
        return Decision("emergency", named, "emergency", _sure(evidence.topics[named]))
    if _only_told(evidence, named):
        return Decision("other", None, "low", 0.8)
    topics = _without_danger(evidence, urgency, named)
    topic = max(topics, key=topics.__getitem__, default=None)
    weight = topics[topic] if topic else 0.0
    intent, score = intents.weighed(evidence, case, weight, topic, named)
    if intent == "appeal" and topic:
        return Decision("appeal", topic, _raised(urgency[topic], topic, evidence), _sure(weight))
    return _other_than_appeal(intent, score, topic)


def _without_guesses(evidence: Evidence, urgency: dict[str, Urgency], case: str | None) -> Evidence:
    """Of a few words only what rules name, or hints where something is wrong.

    N-grams find some class for any scrap of a story (家里有病人); danger takes a rule.
    """
    wrong = bool(evidence.cues & {"fault", "plead", "complain"})
    named, told = evidence.named, evidence.ruled.keys() | {f"topic.{t}" for t in evidence.danger}
    return msgspec.structs.replace(
        evidence,
        topics={
            topic: score
            for topic, score in evidence.topics.items()
            if (label := f"topic.{topic}") in told
            or (wrong and label in named and urgency.get(topic) != "emergency")
        },
        intents={
            intent: score
            for intent, score in evidence.intents.items()
            if f"intent.{intent}" in named or (case and intent in intents.CASE_INTENTS)
        },
    )


def _only_told(evidence: Evidence, danger: str | None) -> bool:
    """A drill, or danger somewhere else that is passed on: nobody has to come."""
    if evidence.cues & {"plead", "complain"}:
        return False
    return "drill" in evidence.cues or (danger is not None and "news" in evidence.cues)


def _without_danger(
    evidence: Evidence, urgency: dict[str, Urgency], danger: str | None
) -> dict[str, float]:
    topics = {
        topic: score
        for topic, score in evidence.topics.items()
        if urgency.get(topic, "emergency") != "emergency"
        and (topic not in _NEVER_GUESSED or f"topic.{topic}" in evidence.ruled)
    }
    calmer = _CALMER.get(danger or "")
    supposed = "hypothetical" in evidence.cues
    if danger and calmer and not supposed and max(topics.values(), default=0.0) < SURE:
        topics[calmer] = topics.get(calmer, 0.0) + evidence.topics[danger] / 2
    return topics


def _other_than_appeal(intent: str, score: float, topic: str | None) -> Decision:
    """The taxonomy's own topic of the intent; for a question, what it is about."""
    named = _TOPIC_OF.get(intent) or (topic if intent == "faq" else None)
    return Decision(intent, named, "normal" if intent in _WAITING else "low", _sure(score))


def _raised(level: Urgency, topic: str, evidence: Evidence) -> Urgency:
    """One step up where somebody is hurt or it smokes; to the top where people are caught."""
    cues = evidence.cues
    if "denied" in cues or "drill" in cues:
        return level
    steps = 0
    if topic in _HAZARDS:
        if cues & (_WORSE - {"hurt"} if topic in _ALWAYS_HURTS else _WORSE):
            steps = 1
        if "trapped" in cues and level == "urgent":
            steps = 2
    return URGENCIES[max(0, URGENCIES.index(level) - steps)]


def _sure(score: float) -> float:
    return round(max(0.05, min(0.99, 1 - 2 ** (-score / 1.6))), 2)
