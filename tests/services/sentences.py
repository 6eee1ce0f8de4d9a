"""Which sentences the program asks for, read from its own lines.

A call of `say`, `reply` or `choice` names its message by a constant, by a choice between
constants, or by an f-string: a family, whose members stand in `FAMILIES`. What a variable names
is found as any other constant that looks like a message's id.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args, get_type_hints

from domain.call import CallState
from domain.case import Kind, Outcome, Part, State
from domain.clocks import ClockName
from domain.fetch import Loss
from domain.meeting import Item
from domain.message import Media
from domain.mode import State as Mode
from domain.people import STAFF_ROLES
from domain.screening import Why as Look
from domain.session import Language
from domain.task import TaskState
from domain.understanding import URGENCIES
from domain.wish import TABLE as WISH_TABLE
from domain.wish import State as WishState
from domain.workflow import OPEN, TABLE, Condition, Who
from handlers.staff.asked import ACTS
from services.calls.answering import Said
from services.calls.sentence import ASKED
from services.calls.telephone import Result
from services.cases.by_staff.deferral import Fault
from services.cases.telling.timeline import TOLD
from services.cases.waiting import Kind as Waits
from services.duty.reading import Why

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("handlers", "services", "channels", "web", "bot")
SPEAKING = {"say": 1, "reply": 0, "choice": 0, "has": 1}
"""Methods that take a message's id, and where it stands when a language or text comes first."""

_ID = re.compile(r"[a-z]+(?:-[a-z0-9_]+)+")


def dashed(names: Iterable[str]) -> tuple[str, ...]:
    """Names as they stand in message ids."""
    return tuple(name.replace("_", "-") for name in names if name)


MODES = get_args(Mode)
STAFF_WORDS = (*ACTS, "detail")

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "waits-{}": get_args(Waits),
    "todo-news-{}": ("new", "over", "moved", "waits"),
    "alert-{}": ("emergency", "desk", "sign", "redo"),
    "detail-{}": get_args(Part),
    "due-{}": ("triage", "first_contact", "resolve", "redo"),
    "kind-{}": get_args(Kind),
    "language-{}": tuple(language.lower() for language in get_args(Language)),
    "media-{}": get_args(get_type_hints(Media)["kind"]),
    "media-lost-{}": ("theirs", "yours"),
    "screening-{}": (*filter(None, get_args(Look)), "release", "withhold"),
    "media-why-{}": get_args(Loss),
    "outcome-{}": dashed(get_args(Outcome)),
    "role-{}": dashed(STAFF_ROLES),
    "service-{}": ("how", "when", "where", "who"),
    "state-{}": dashed(get_args(State)),
    "line-{}": tuple(sorted({*TOLD.values()})),
    "now-{}": dashed(set(OPEN) - {"handled"}),
    "call-ask-{}": ASKED,
    "call-over-{}": dashed(get_args(CallState)),
    "call-press-{}": ("confirm", "announce", "change", "drop"),
    "call-unfit-{}": ("state", "what", "where", "nobody", "night", "announce"),
    "call-word-{}": (
        *("confirm", "announce", "change", "drop"),
        *("update", "stand_down", "count", "ring", "my_post"),
    ),
    "answer-{}": get_args(Said),
    "answer-already-{}": ("received", "coming", "arrived", "relieved"),
    "answer-late-{}": ("stood-down", "cancelled", "sent"),
    "answer-stamp-{}": get_args(Said),
    "ring-{}": get_args(Result),
    "step-{}": ("sign", "take", "detail", "return", "pass", "fail", "agree", "disagree"),
    "step-{}-say": (*STAFF_WORDS, "note", "take", "agree", "disagree"),
    "{}-how": (
        "handled",
        "contact",
        "return",
        "whistle",
        "ask",
        "extend",
        "shelve",
        "fail",
        "refuse",
        "note",
    ),
    "flow-act-{}": dashed(sorted({row.act for row in TABLE})),
    "flow-clock-{}": dashed(name.lower() for name in get_args(ClockName)),
    "flow-must-{}": dashed(sorted({fact for row in TABLE for fact in row.must})),
    "flow-only-{}": dashed(get_args(Condition)),
    "flow-state-{}": dashed(get_args(State)),
    "flow-who-{}": get_args(Who),
    "helper-{}": get_args(TaskState),
    "agenda-{}": get_args(Item),
    "duty-why-{}": get_args(Why),
    "duty-remind-{}": ("eve", "start"),
    "duty-remind-station-{}": ("eve", "start"),
    "instead-{}": dashed(get_args(State)),
    "unless-{}": dashed(set(get_args(Condition)) - {"no_open_task"}),
    "extend-{}": tuple(fault for fault in get_args(Fault) if fault),
    "street-mode-{}": tuple(f"{said}-{to}" for said in ("asked", "alone", "done") for to in MODES),
    "street-mode-already-{}": MODES,
    "street-mode-confirm-{}": MODES,
    "street-mode-line-{}": MODES,
    "street-mode-tell-{}": tuple(f"{said}-{to}" for said in ("asked", "done") for to in MODES),
    "warning-{}": ("alert", "update", "cancel"),
    "ending-{}": ("solved", "explained", "cannot", "not-found"),
    "told-{}": ("fine", "not-fine"),
    "told-{}-say": ("fine", "not-fine"),
    "offers-{}": ("course", "route", "activity"),
    "wish-did-{}": dashed(row.act for row in WISH_TABLE),
    "api-wish-did-{}": dashed(("make", *({row.act for row in WISH_TABLE} - {"publish", "refuse"}))),
    "wish-state-{}": get_args(WishState),
    "unpublished-{}": ("course", "route", "activity"),
    "urgency-{}": URGENCIES,
    "which-{}-say": ("urge", "add", "withdraw", "rate", "unrated", "status"),
}
"""What the program puts into the gap of each f-string; others need one message at least."""


class Asked(NamedTuple):
    """One message asked for: `id` may have gaps (`{}`); `facts` is None where not all are seen.

    `optional`: what a choice sends may be its label, so that its `-say` need not be there.
    """

    id: str
    facts: frozenset[str] | None
    where: str
    optional: bool = False


@cache
def asked() -> tuple[Asked, ...]:
    """Every call that says something."""
    return tuple(found for path, tree in _trees() for found in _calls(path, tree))


@cache
def named_elsewhere() -> tuple[Asked, ...]:
    """Constants in speaking rooms that look like message ids."""
    return tuple(
        Asked(node.value, None, f"{path}:{node.lineno}")
        for path, tree in _trees()
        if path.parts[0] == "handlers"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _ID.fullmatch(node.value)
        and not any(node.value in words for words in FAMILIES.values())
    )


def members(id: str, known: Iterable[str]) -> list[str]:
    """The ids that a family stands for; itself where it has no gap."""
    if "{}" not in id:
        return [id]
    if id in FAMILIES:
        return [id.replace("{}", member) for member in FAMILIES[id]]
    gap = re.compile(re.escape(id).replace(r"\{\}", "[a-z0-9_-]+"))
    return [name for name in known if gap.fullmatch(name)]


@cache
def _trees() -> tuple[tuple[Path, ast.Module], ...]:
    files = sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    return tuple((file.relative_to(ROOT), ast.parse(file.read_text("utf-8"))) for file in files)


def _calls(path: Path, tree: ast.Module) -> Iterator[Asked]:
    for node in ast.walk(tree):
        method = _method(node)
        if method not in SPEAKING or not isinstance(node, ast.Call) or not node.args:
            continue
        given = [word.arg for word in node.keywords]
        own = isinstance(node.func, ast.Name)  # a function's own short form, which may add some
        facts = None if own or None in given else frozenset(word for word in given if word)
        where = f"{path}:{node.lineno}"
        for id in _ids(node.args[SPEAKING[method] if len(node.args) > 1 else 0]):
            yield Asked(id, facts, where)
            if method == "choice":
                yield Asked(f"{id}-say", facts, where, optional=True)


def _method(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", "") or getattr(node.func, "id", "")


def _ids(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _ids(node.body)
        yield from _ids(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (v.value if isinstance(v, ast.Constant) else "{}" for v in node.values)
        yield "".join(str(part) for part in parts)
