"""What a message wants, from its evidence: danger first, then cases, then everything else.

The order and the exceptions are the contract's: past, asked, practised or third-hand danger is
none; a real problem inside swearing or thanks stays a problem; a question that nobody has to
act on is `faq`.
"""

import msgspec

from domain.understanding import URGENCIES, Urgency
from services.understanding.evidence import Evidence
from services.understanding.labels import MIRROR

SURE = 3.3
"""Rule score from which something was said in so many words."""

ASKED_FOR = 3.0
"""Rule score from which another intent than `faq` was named in a question."""

ASKING = 0.4
"""What share of the evidence for a problem must speak for a question before a message with a word
of asking in it is one: many a complaint ends in 「怎么办」."""

GUESS = 3.4
"""Evidence from which danger is taken to be meant though nobody named it."""

WORRY = 2.5
"""What a fault gains that is told together with what may come of it (万一着火怎么办)."""

VAGUE = 1.2
"""Evidence below which a message says nothing that can be acted on."""

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

_TWICE, _FEW = 7.0, 8

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
_OUT_THERE = frozenset({"overhead_wire", "waterlogging", "manhole"})
"""Urgent topics that are an emergency where people are in the midst of it."""

_ALWAYS_HURTS = frozenset({"dog_bite"})
_WORSE = frozenset({"hurt", "child_elder", "smoke"})
_CASE_INTENTS = ("case_status", "case_urge", "case_add", "case_withdraw", "case_rate")
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
    if evidence.length <= _FEW:
        evidence = _without_guesses(evidence, urgency, case)
    feared = _feared(evidence, urgency)
    alarm = alarm_of(evidence, feared)
    if feared and alarm >= (ALARM_TOLD if evidence.danger else ALARM):
        return _alarmed(feared, urgency, alarm)
    danger = _danger(evidence, urgency)
    if danger and not _doubted(danger, evidence) and not _calmed(danger, evidence):
        return Decision("emergency", danger, "emergency", _sure(evidence.topics[danger]))
    if _only_told(evidence, danger):
        return Decision("other", None, "low", 0.8)
    topics = _without_danger(evidence, urgency, danger)
    topic = max(topics, key=topics.__getitem__, default=None)
    weight = topics[topic] if topic else 0.0
    intent, score = _intent(evidence, case, weight, topic, danger)
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
            if f"intent.{intent}" in named or (case and intent in _CASE_INTENTS)
        },
    )


def alarm_of(evidence: Evidence, feared: str | None) -> float:
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


def _alarmed(topic: str, urgency: dict[str, Urgency], alarm: float) -> Decision:
    """Danger, though perhaps nobody named it: an emergency, or an appeal that cannot wait."""
    intent = "emergency" if urgency.get(topic) == "emergency" else "appeal"
    return Decision(intent, topic, "emergency", _sure(2.0 + alarm))


def _doubted(topic: str, evidence: Evidence) -> bool:
    """Whether a message that names a danger sounds like anything but danger."""
    asked = bool(evidence.cues & _ASKING)
    if evidence.length <= _FEW and not asked:
        return False
    plain = (
        evidence.length <= _FEW
        or evidence.ruled.get(f"topic.{topic}", 0.0) >= _TWICE
        or topic in evidence.danger
        or topic in _CRISIS
    )
    return evidence.alarm < (DOUBT if not plain else DISBELIEF if asked else ABSURD)


def _danger(evidence: Evidence, urgency: dict[str, Urgency]) -> str | None:
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
        plain = said >= SURE and (near or (evidence.length <= _FEW and said >= loudest))
        likely = score >= max(top, rival, GUESS if said else 2 * GUESS)
        if (plain or likely) and score > weight:
            best, weight = topic, score
    return best


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


def _intent(
    evidence: Evidence, case: str | None, weight: float, topic: str | None, danger: str | None
) -> tuple[str, float]:
    intents = dict(evidence.intents)
    cues = evidence.cues
    _about_cases(intents, evidence, case)
    _about_danger(intents, cues, danger)
    appeal = weight + (0.5 if "fault" in cues else 0.0) + (0.7 if "plead" in cues else 0.0)
    if "hypothetical" in cues and "fault" in cues and _ruled(evidence, topic) >= SURE:
        appeal += WORRY
    asks = intents.get("faq", 0.0) >= ASKING * (weight - _ruled(evidence, topic))
    if _only_asked(cues, evidence.brief and asks) and not _named_otherwise(evidence):
        intents["faq"] = max(intents.get("faq", 0.0), appeal + 0.1)
    if _proposed(evidence):
        intents["suggestion"] = max(intents["suggestion"], appeal + 0.1)
    if "abuse" in cues and appeal < SURE:
        intents["other"] = intents.get("other", 0.0) + 1.5
    _without_courtesies(intents, evidence, topic)
    best = max(intents, key=intents.__getitem__, default="other")
    score = intents.get(best, 0.0)
    if max(appeal, score) < VAGUE and not evidence.cues & {"fault", "plead"}:
        return ("help" if best == "help" else "other"), score
    if topic and appeal >= score:
        return "appeal", appeal
    return best, score


def _without_courtesies(intents: dict[str, float], evidence: Evidence, topic: str | None) -> None:
    """A greeting before a problem is none, nor are thanks before 「又坏了」."""
    if _ruled(evidence, topic) >= VAGUE and evidence.ruled.get("intent.help", 0.0) < SURE:
        intents.pop("help", None)
    if "trouble_again" in evidence.cues:
        intents.pop("thanks", None)


def _only_asked(cues: frozenset[str], brief: bool) -> bool:
    """A question about a rule, or a brief question without a fault, a plea or a story in it."""
    if "politely_asked" in cues:
        return True
    if "plead" in cues:
        return False
    if "inquire_rule" in cues:
        return True
    return (
        brief
        and bool(cues & {"inquire", "question"})
        and not cues & {"fault", "complain", "report_past"}
    )


def _ruled(evidence: Evidence, topic: str | None) -> float:
    return evidence.ruled.get(f"topic.{topic}", 0.0)


def _proposed(evidence: Evidence) -> bool:
    """Whether something new is proposed and nothing is complained of."""
    said = evidence.ruled.get("intent.suggestion", 0.0)
    return said >= ASKED_FOR and not evidence.cues & {"fault", "plead", "complain"}


def _named_otherwise(evidence: Evidence) -> bool:
    """Whether the words name another intent than a question: a station, a course, a proposal."""
    return any(
        score >= ASKED_FOR
        for label, score in evidence.ruled.items()
        if label.startswith("intent.") and label != "intent.faq"
    )


def _about_danger(intents: dict[str, float], cues: frozenset[str], danger: str | None) -> None:
    """Drills, news and dreams of danger are talk; danger that is only supposed is a question."""
    if not danger:
        return
    if cues & {"drill", "news"}:
        intents["other"] = intents.get("other", 0.0) + 4.0
    if "hypothetical" in cues and not cues & {"plead", "complain"}:
        intents["faq"] = intents.get("faq", 0.0) + 3.0


def _about_cases(intents: dict[str, float], evidence: Evidence, case: str | None) -> None:
    """Case intents need a case: named, or one that the speaker says to have reported."""
    known = case is not None or "report_past" in evidence.cues
    for intent in _CASE_INTENTS:
        if intent in intents:
            intents[intent] += 2.0 if case else 0.8 if known else -0.8


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
