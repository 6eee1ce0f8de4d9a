"""Meetings and reminders that never come, come on a day nobody meant, or speak to nobody."""

import re
from collections.abc import Iterator, Mapping

from domain.recurrence import fault as rule_fault
from domain.reminder import BEFORE, Recurring, Who
from services.pack.convert import did_you_mean
from services.pack.draft import Draft, Located
from services.pack.fault import Fault

FACTS = frozenset({"words", "name", "grid", "day"})
"""What a template's words may take."""

_FACT = re.compile(r"\{([^}]*)\}")


def faults(draft: Draft) -> Iterator[Fault]:
    """Rules, who hears of them, templates, and names that two of them claim."""
    for record in (*draft.meetings.values(), *draft.reminders.values()):
        yield from _recurs(record)
        yield from _heard(draft, record, record.value.who)
    yield from _reminders(draft)
    yield from _templates(draft)
    for records in (draft.meetings, draft.templates):
        yield from _names(records)
    for id in draft.reminders.keys() & draft.meetings.keys():
        yield draft.reminders[id].fault(f"id `{id}` is a meeting's too", "id")


def _recurs(record: Located[Recurring]) -> Iterator[Fault]:
    value = record.value
    if value.rule and (why := rule_fault(value.rule, value.since)):
        yield record.fault(f"rule: {why}", "rule")
    for number, before in enumerate(value.before):
        if not BEFORE.match(before):
            hint = 'write 30min, 1h, "1d 17:00" (the day before) or "1wd 17:00" (working day)'
            yield record.fault(f"before: `{before}`: {hint}", "before", number)
    if not value.before:
        yield record.fault("before: when do people hear of it? `[0min]` is at its time", "before")


def _heard(draft: Draft, record: Located[object], who: Who) -> Iterator[Fault]:
    if not (who.roles or who.offices or who.groups):
        yield record.fault("who: names nobody", "who")
    known = draft.known("roles")
    for number, office in enumerate(who.offices):
        if office not in known:
            message = f"offices: unknown role `{office}`" + did_you_mean(office, known)
            yield record.fault(message, "who", "offices", number)


def _reminders(draft: Draft) -> Iterator[Fault]:
    templates, meetings = draft.known("templates"), draft.known("meetings")
    for record in draft.reminders.values():
        value = record.value
        if not value.rule:
            yield record.fault("a reminder needs a `rule`: only meetings are held when asked for")
        if value.template not in templates:
            hint = did_you_mean(value.template, templates)
            yield record.fault(f"template: unknown `{value.template}`{hint}", "template")
        if value.unless and value.unless not in meetings:
            hint = did_you_mean(value.unless, meetings)
            yield record.fault(f"unless: unknown meeting `{value.unless}`{hint}", "unless")


def _templates(draft: Draft) -> Iterator[Fault]:
    for record in draft.templates.values():
        for fact in _FACT.findall(record.value.text):
            if fact not in FACTS:
                hint = did_you_mean(fact, FACTS) or f"; known: {', '.join(sorted(FACTS))}"
                yield record.fault(f"text: unknown `{{{fact}}}`{hint}", "text")
        if record.value.who is not None:
            yield from _heard(draft, record, record.value.who)


def _names(
    records: Mapping[str, Located[Recurring]] | Mapping[str, Located[object]],
) -> Iterator[Fault]:
    claimed: dict[str, str] = {}
    for id, record in records.items():
        value = record.value
        for name in (value.name, *value.aliases):  # type: ignore[attr-defined]  # both kinds have them
            if claimed.setdefault(name, id) != id:
                yield record.fault(f"`{name}` is claimed by `{claimed[name]}` too", "name")
