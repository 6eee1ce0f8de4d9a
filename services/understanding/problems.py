"""Two different problems in one message: found by clause, and only where both are plain."""

import re
from collections.abc import Callable

from domain.understanding import Problem
from services.understanding.evidence import Evidence

STRONG = 3.0
_MOST = 8
_CLAUSE = re.compile(
    r"[,。;!?;!?,、\n]+|还有(?:就是)?|另外|而且|再有|顺便(?:说一下)?|其次|第二|第三|同时|以及| and also | also "
)


def several(evidence: Evidence) -> bool:
    """Whether the rules find two topics or more."""
    strong = (
        s for label, s in evidence.ruled.items() if label.startswith("topic.") and s >= STRONG
    )
    return sum(1 for _ in strong) > 1


def problems_of(
    text: str, topic: str | None, topic_of: Callable[[str], tuple[str | None, float]]
) -> tuple[Problem, ...]:
    """The problems in the order they are told; the message's own topic is always among them."""
    found: dict[str, str] = {}
    clauses = [c for piece in _CLAUSE.split(text) if len(c := piece.strip()) > 2]
    if 1 < len(clauses) <= _MOST:
        for clause in clauses:
            name, weight = topic_of(clause)
            if name and weight >= STRONG:
                found.setdefault(name, clause)
    if len(found) > 1 and topic in found:
        return tuple(Problem(name, words) for name, words in found.items())
    return (Problem(topic, text.strip()),) if topic else ()
