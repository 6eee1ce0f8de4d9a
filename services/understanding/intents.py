"""Which intent a message has: an appeal as strong as its topic, or what its words ask for besides.

A real problem inside swearing or thanks stays a problem; a question that nobody has to act on is
`faq`.
"""

from services.understanding.evidence import SURE, Evidence

ASKED_FOR = 3.0
"""Rule score from which another intent than `faq` was named in a question."""

ASKING = 0.4
"""What share of the evidence for a problem must speak for a question before a message with a word
of asking in it is one: many a complaint ends in 「怎么办」."""

WORRY = 2.5
"""What a fault gains that is told together with what may come of it (万一着火怎么办)."""

VAGUE = 1.2
"""Evidence below which a message says nothing that can be acted on."""

CASE_INTENTS = ("case_status", "case_urge", "case_add", "case_withdraw", "case_rate")


def weighed(
    evidence: Evidence, case: str | None, weight: float, topic: str | None, danger: str | None
) -> tuple[str, float]:
    """The likeliest intent and its score; `weight` is that of the likeliest `topic`."""
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


def _about_cases(intents: dict[str, float], evidence: Evidence, case: str | None) -> None:
    """Case intents need a case: named, or one that the speaker says to have reported."""
    known = case is not None or "report_past" in evidence.cues
    for intent in CASE_INTENTS:
        if intent in intents:
            intents[intent] += 2.0 if case else 0.8 if known else -0.8


def _about_danger(intents: dict[str, float], cues: frozenset[str], danger: str | None) -> None:
    """Drills, news and dreams of danger are talk; danger that is only supposed is a question."""
    if not danger:
        return
    if cues & {"drill", "news"}:
        intents["other"] = intents.get("other", 0.0) + 4.0
    if "hypothetical" in cues and not cues & {"plead", "complain"}:
        intents["faq"] = intents.get("faq", 0.0) + 3.0


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


def _named_otherwise(evidence: Evidence) -> bool:
    """Whether the words name another intent than a question: a station, a course, a proposal."""
    return any(
        score >= ASKED_FOR
        for label, score in evidence.ruled.items()
        if label.startswith("intent.") and label != "intent.faq"
    )


def _proposed(evidence: Evidence) -> bool:
    """Whether something new is proposed and nothing is complained of."""
    said = evidence.ruled.get("intent.suggestion", 0.0)
    return said >= ASKED_FOR and not evidence.cues & {"fault", "plead", "complain"}


def _without_courtesies(intents: dict[str, float], evidence: Evidence, topic: str | None) -> None:
    """A greeting before a problem is none, nor are thanks before 「又坏了」."""
    if _ruled(evidence, topic) >= VAGUE and evidence.ruled.get("intent.help", 0.0) < SURE:
        intents.pop("help", None)
    if "trouble_again" in evidence.cues:
        intents.pop("thanks", None)


def _ruled(evidence: Evidence, topic: str | None) -> float:
    return evidence.ruled.get(f"topic.{topic}", 0.0)
