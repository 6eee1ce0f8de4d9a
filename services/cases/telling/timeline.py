"""How a case went, for whoever reported it: what happened when, where it stands, what is next.

The same lines for 「进度」 and for the case's page. They are read from its history, so that what
was not pushed stands here all the same; of what happened again the last time counts.
"""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from domain.appointment import Appointment
from domain.case import Case, Event, Part, Words
from domain.session import Language
from domain.task import Task
from services import when
from services.cases import lookup
from services.cases.telling import promise
from services.cases.telling.pushes import holder
from services.masking import masked
from services.office import Office
from storage.port import Order, eq

MOST = 6
"""So many things that happened are told: the first, and the latest of the others."""

TOLD = {
    "dispatch": "sent",
    "transfer": "sent",
    "pass_on": "sent",
    "sign": "signed",
    "take": "signed",
    "contact": "contacted",
    "ask": "asked",
    "answer": "answered",
    "defer": "deferred",
    "shelve": "deferred",
    "handle": "handled",
    "fail": "failed",
    "redo": "again",
    "reopen": "again",
    "order": "ordered",
    "refuse": "refused",
    "reject": "rejected",
    "divert": "diverted",
    "merge": "merged",
    "attach": "merged",
    "confirm": "closed",
    "pass": "closed",
    "close": "closed",
    "withdraw": "withdrawn",
}
"""Acts that a reporter is told of, by what they are called to them."""

SPOKEN: dict[str, Part] = {
    "ask": "question",
    "handle": "result",
    "defer": "reason",
    "shelve": "reason",
    "refuse": "reason",
    "reject": "reason",
    "divert": "reason",
}
"""Acts whose words belong to the line."""


BETWEEN = frozenset({"contact", "ask", "answer"})
"""What happens between the reporter and whoever is at work, and no follower is told of."""


class Line(msgspec.Struct, frozen=True):
    """One thing that happened, `at` ms UTC."""

    at: int
    text: str


class Timeline(msgspec.Struct, frozen=True):
    """What happened, the oldest first; `now` and `next` are "" where there is nothing to say."""

    lines: tuple[Line, ...]
    now: str
    next: str


async def timeline(office: Office, case: Case, language: Language) -> Timeline:
    """The whole of it. A quiet case tells when somebody wrote, and no dates to come."""
    events = await lookup.history(office.store, case)
    words = await _of_staff(office, case, events)
    return Timeline(
        tuple(_lines(office, case, events, words, language)),
        await _now(office, case, words, language),
        _next(office, case, language),
    )


async def for_follower(office: Office, case: Case, language: Language) -> Timeline:
    """What a neighbour who reported the same sees of it: nothing that was said between the
    reporter and whoever is at work, and nothing unmasked.
    """
    events = await lookup.history(office.store, case)
    open_to_all = [event for event in events if event.act not in BETWEEN]
    words = await _of_staff(office, case, events)
    shown = [replace(w, text=masked(w.text)) for w in words if w.part in ("result", "reason")]
    stands = replace(case, state="handling") if case.state == "waiting_resident" else case
    return Timeline(
        tuple(_lines(office, case, open_to_all, shown, language)),
        await _stands(office, stands, shown, language) if _at_work(case) else "",
        _next_for_follower(office, stands, language),
    )


async def _of_staff(office: Office, case: Case, events: Sequence[Event]) -> list[Words]:
    """What colleagues said: neither the reporter's words nor a follower's."""
    residents = {case.reporter, *lookup.neighbours(events)}
    return [w for w in await lookup.words(office.store, case) if w.said_by not in residents]


def _lines(
    office: Office,
    case: Case,
    events: Sequence[Event],
    words: Sequence[Words],
    language: Language,
) -> list[Line]:
    last: dict[str, Line] = {}
    for event in events:
        name = TOLD.get(event.act, "")
        if not name or (name == "sent" and case.signed_at > event.at):
            continue
        last.pop(name, None)
        last[name] = Line(event.at, _told(office, case, name, event, words, language))
    first = Line(case.opened_at, office.texts.say(language, "line-opened"))
    return [first, *list(last.values())[1 - MOST :]]


def _told(
    office: Office,
    case: Case,
    name: str,
    event: Event,
    words: Sequence[Words],
    language: Language,
) -> str:
    until = event.facts.get("until", 0)
    return office.texts.say(
        language,
        f"line-{name}",
        who=holder(office, case, language),
        words=_words_of(event, words) or office.texts.say(language, "line-no-words"),
        day=when.day(int(until), office.clock.now(), office.calendar, language) if until else "",
    )


def _words_of(event: Event, words: Sequence[Words]) -> str:
    """What was said with a step, or before it where it was asked for."""
    part = SPOKEN.get(event.act)
    theirs = [w for w in words if w.part == part and w.text]
    return next((w.text for w in reversed(theirs) if w.at <= event.at), "")


def _at_work(case: Case) -> bool:
    return case.opened and case.state != "handled"


async def _now(office: Office, case: Case, words: Sequence[Words], language: Language) -> str:
    """Where it stands, and when somebody comes."""
    if not _at_work(case):
        return ""
    stands = await _stands(office, case, words, language)
    return await _with_appointment(office, case, stands, language)


async def _stands(office: Office, case: Case, words: Sequence[Words], language: Language) -> str:
    """Where it stands; a question is put again, since it may be what everybody waits for."""
    asked = next((w.text for w in reversed(words) if w.part == "question"), "")
    return office.texts.say(
        language,
        f"now-{case.state.replace('_', '-')}",
        who=holder(office, case, language),
        helpers=await _helpers(office, case) if case.state == "joint" else "",
        words=asked,
    )


async def _with_appointment(office: Office, case: Case, stands: str, language: Language) -> str:
    """Where it stands, and when somebody comes."""
    made, now = await office.store.get(Appointment, case.id), office.clock.now()
    if made is None or made.state != "agreed" or made.at <= now:
        return stands
    at = when.moment(made.at, now, office.calendar, language)
    return office.texts.say(language, "now-appointment", now=stands, at=at)


async def _helpers(office: Office, case: Case) -> str:
    """「城管、物业」: those who are still at it."""
    tasks = await office.store.find(Task, [eq("case", case.id)], order=Order(("asked_at",)))
    return "、".join(task.helper for task in tasks if task.open)


def _next(office: Office, case: Case, language: Language) -> str:
    def say(id: str, **facts: str) -> str:
        return office.texts.say(language, id, **facts)

    if case.state == "handled":
        return say("status-next-quiet" if case.quiet else "status-ask")
    if not case.opened:
        state = say(f"state-{case.state.replace('_', '-')}")
        return say(f"outcome-{case.outcome.replace('_', '-')}") if case.outcome else state
    answer = promise.answer_by(office, case, language)
    if not answer:
        return say("status-next-quiet")
    if case.state == "waiting_resident":
        return say("status-next-yours")
    late = promise.late(case, office.clock.now())
    return say("status-late" if late else "status-next", answer=answer)


def _next_for_follower(office: Office, case: Case, language: Language) -> str:
    if case.state == "handled":
        return office.texts.say(language, "follow-handled")
    if not case.opened:
        return _next(office, case, language)
    answer = promise.answer_by(office, case, language)
    return office.texts.say(
        language, "follow-next" if answer else "follow-next-soon", answer=answer
    )
