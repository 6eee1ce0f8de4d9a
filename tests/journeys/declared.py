"""What the dialogues say of the table of transitions, and whether that is what happened."""

from collections.abc import Mapping

from bot.script import Step
from bot.stage import Heard, knowledge
from domain.workflow import TABLE, Row
from handlers.staff.asked import ACTS
from services.cases.named import Names
from services.texts import Texts

_NAMES = Names(Texts(), "zh-Hans")

ROWS: Mapping[str, Row] = {_NAMES.act(row.act): row for row in TABLE}
"""The rows by the names that docs/workflow.md gives them: so do the dialogues."""

VERBS: Mapping[str, tuple[str, ...]] = {
    **ACTS,
    "extend": (*ACTS["extend"], "refuse_deferral"),
    "merge": ("merge",),
    "unmerge": ("part",),
}
INTENTS: Mapping[str, tuple[str, ...]] = {
    "case_rate": ("rate", "confirm", "redo", "reopen"),
    "case_withdraw": ("withdraw",),
}
"""The acts of the table that words may stand for: whoever says them tries these."""


def named(heard: list[Heard]) -> frozenset[str]:
    """The names of all rows that cases went through."""
    return frozenset(_NAMES.act(act) for one in heard for act in one.acts)


def broken(heard: Heard) -> list[str]:
    """What of a step's refusals does not hold: it happened, was not tried, or was not explained."""
    faults = []
    for name in heard.step.refused:
        row = ROWS[name]
        if _happened(row, heard):
            faults.append(f"{name}: {heard.acts} happened")
        if not (_tried(row, heard.step) or _waits(row, heard)):
            faults.append(f"{name}: nobody tried it, and no case waits for it")
        if heard.step.who and not heard.step.hears:
            faults.append(f"{name}: whoever tried it has to hear why not")
    return faults


def _happened(row: Row, heard: Heard) -> bool:
    """A rule that does not act leaves other rows free; who is refused changes nothing at all."""
    return row.act in heard.acts if "rule" in row.who else bool(heard.acts)


def _tried(row: Row, step: Step) -> bool:
    words = step.act if isinstance(step.act, str) else ""
    _, understanding = knowledge("yichuan")
    command = understanding.parse_command(words)
    verb = command.verb if command else ""
    intent = understanding.understand(words).intent
    return row.act in (*VERBS.get(verb, ()), *INTENTS.get(intent, ()))


def _waits(row: Row, heard: Heard) -> bool:
    """A rule might act: a case stands where the row begins, and its condition does not hold."""
    return "rule" in row.who and not heard.states.isdisjoint(row.sources)
