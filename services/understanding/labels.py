"""What rules, hints and examples speak for: `topic.street_lamp`, `intent.faq`, `cue.past`."""

from functools import cache
from typing import NamedTuple

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


class Label(NamedTuple):
    """What a rule speaks for, taken apart; `whole` is `kind.name`."""

    kind: str
    name: str
    whole: str


@cache
def label_of(written: str) -> Label:
    """A label as rules name it; a topic that is an intent of its own becomes that intent."""
    kind, _, name = written.partition(".")
    if kind == "topic" and name in MIRROR:
        kind, name = "intent", MIRROR[name]
    return Label(kind, name, f"{kind}.{name}")
