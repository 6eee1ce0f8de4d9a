"""What a chief left out is asked for: which case, which words, which grid; nothing is guessed."""

import re
from collections.abc import Mapping

from domain.case import Case
from domain.message import Choice, Reply
from domain.people import Staff
from domain.session import Question
from domain.workflow import possible
from handlers.turn import Turn
from services.cases import lookup
from services.cases.telling import alerts
from services.cases.where import spot_of

SHOWN = 6
"""Cases offered at most; the rest stand in 待办."""

HELD = frozenset({"contact", "handled", "ask", "extend", "resume", "whistle"})
"""Words for whoever has a case."""

ACTS: Mapping[str, tuple[str, ...]] = {
    "sign": ("sign", "take"),
    "contact": ("contact",),
    "handled": ("handle", "go_on", "answer"),
    "ask": ("ask",),
    "extend": ("request_deferral", "defer"),
    "resume": ("go_on", "answer"),
    "whistle": ("whistle",),
    "return": ("return", "refer", "regroup"),
    "transfer": ("transfer", "accept", "dispatch", "pass_on"),
    "pass": ("pass",),
    "fail": ("fail",),
    "order": ("order",),
    "refuse": ("refuse",),
    "dismiss": ("reject",),
    "divert": ("divert",),
    "shelve": ("shelve",),
    "reassign": ("reassign",),
    "review": ("review",),
    "callback": ("call_back",),
    "supervise": (),
    "release": (),
    "withhold": (),
}
"""The acts of the table that each word may stand for; none: it moves no case, open ones bear it."""

_NUMBER = re.compile(r"^[\s第#]*(\d{1,2}-\d{1,6}|\d{1,6})\s*[号號]?[\s。.]*$")


def ask_case(turn: Turn, verb: str, mine: list[Staff], cases: list[Case]) -> Reply:
    """«Which one?», by number: those of their cases on which this can be done now."""
    found = [c for c in cases if _possible(verb, c, mine)]
    if not found:
        return turn.reply("staff-nothing-to-do")
    choices = tuple(_choice(turn, verb, c, cases) for c in found[:SHOWN])
    turn.ask("staff_case", choices, words=verb)
    lines = [turn.say("staff-which-number"), *(_line(turn, c, cases) for c in found[:SHOWN])]
    return Reply(text="\n".join(lines), choices=choices)


async def told_case(turn: Turn, question: Question) -> Reply | None:
    """A bare number after «which one?» is the case's own."""
    if (number := _NUMBER.match(turn.words)) and not turn.chosen:
        turn.instead(turn.say(f"step-{question.words}-say", number=number[1]))
    return None


def ask_words(turn: Turn, case: Case, command: str) -> None:
    """«What was done?», «what shall I tell them?»: the next line completes the command."""
    turn.ask("staff_words", case=case.id, words=command)


def ask_item(turn: Turn, case: Case, command: str) -> None:
    """«What is it about?»: the next line completes the command, a place in it as well."""
    turn.ask("staff_item", case=case.id, words=command)


async def told_item(turn: Turn, question: Question) -> Reply | None:
    """What a desk item turned out to be, in the desk's words."""
    turn.settle()
    if turn.free:
        turn.instead(f"{question.words} {turn.words}")
    return None


async def told_words(turn: Turn, question: Question) -> Reply | None:
    """The words that were left out, unless the chief turned to something else."""
    case = await turn.unit.get(Case, question.case)
    turn.settle()
    if case is None or not turn.free or _of_its_own(turn):
        return None
    turn.instead(f"{question.words} {turn.words}")
    return None


def _of_its_own(turn: Turn) -> bool:
    """A report with a place is news, not the answer."""
    return turn.heard.intent == "emergency" or (
        turn.heard.intent == "appeal" and spot_of(turn.heard).known
    )


def _possible(verb: str, case: Case, mine: list[Staff]) -> bool:
    if verb == "detail":
        return True
    if verb in HELD and case.handler not in {seat.id for seat in mine}:
        return False
    acts = ACTS[verb]
    return case.opened if not acts else any(possible(act, case.state) for act in acts)


def _line(turn: Turn, case: Case, cases: list[Case]) -> str:
    what = alerts.headline(turn.office, case)
    return turn.say("staff-line", number=lookup.short(case, cases), what=what)


def _choice(turn: Turn, verb: str, case: Case, cases: list[Case]) -> Choice:
    word = turn.say(f"step-{verb}-say", number=lookup.short(case, cases))
    return Choice(word, turn.say(f"step-{verb}-say", number=case.number), word=word)
