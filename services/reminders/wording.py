"""What a reminder says to the street's people."""

from collections.abc import Sequence

from domain.meeting import MeetingRule
from domain.message import Choice, Reply
from domain.reminder import LATE, Due, Template
from services import when
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.meetings import agenda
from services.office import Office
from services.reminders.firings import MINUTES
from services.reminders.occurrences import rule_of

HEADED = 3
"""So many late ones are told with their own lines; more of them as one line each."""


def template_of(office: Office, id: str) -> Template | None:
    """The template of the pack with this id."""
    return next((one for one in office.street.templates if one.id == id), None)


async def words(office: Office, due: Due, now: int) -> Reply:
    """One reminder, by itself; a late one says when it was for."""
    rule = rule_of(office.street, due.occurrence.rule)
    if isinstance(rule, MeetingRule):
        reply = await _of_meeting(office, rule, due, now)
    else:
        reply = Reply(text=_filled(office, due, now))
    if now - due.moment < LATE:
        return reply
    meant = when.moment(due.moment, now, office.calendar, STAFF_LANGUAGE)
    late = office.texts.say(STAFF_LANGUAGE, "remind-late", at=meant)
    return Reply(text=f"{reply.text}\n{late}", choices=reply.choices)


async def together(office: Office, dues: Sequence[Due], now: int) -> Reply:
    """Several late ones as one message, the oldest first."""
    if len(dues) == 1:
        return await words(office, dues[0], now)
    lines = [office.texts.say(STAFF_LANGUAGE, "remind-together", count=len(dues))]
    lines += [line(office, due, now) for due in dues]
    return Reply(text="\n".join(lines))


def line(office: Office, due: Due, now: int) -> str:
    """One line: what, where, when."""
    one, say = due.occurrence, office.texts.say
    at = when.moment(one.at, now, office.calendar, STAFF_LANGUAGE)
    id = "remind-line-minutes" if due.what == MINUTES else "remind-line"
    return say(STAFF_LANGUAGE, id, what=named(office, due), at=at)


def named(office: Office, due: Due) -> str:
    """«周例会（宜北网格）»: what comes, and in which grid."""
    rule = rule_of(office.street, due.occurrence.rule)
    name = rule.name if rule else due.occurrence.rule
    grid = office.grid_name(due.occurrence.grid)
    return (
        office.texts.say(STAFF_LANGUAGE, "remind-of-grid", name=name, grid=grid) if grid else name
    )


async def _of_meeting(office: Office, rule: MeetingRule, due: Due, now: int) -> Reply:
    say, one = office.texts.say, due.occurrence
    at = when.moment(one.at, now, office.calendar, STAFF_LANGUAGE)
    what = named(office, due)
    if due.what == MINUTES:
        text = say(STAFF_LANGUAGE, "meeting-minutes-missing", what=what, at=at, name=rule.name)
        return Reply(text=text)
    lines = [say(STAFF_LANGUAGE, "meeting-soon", what=what, at=at)]
    items = await agenda.of(office, rule, one.grid, now)
    if items.count:
        lines.append(agenda.summary(office, items))
    label = say(STAFF_LANGUAGE, "meeting-agenda")
    word = say(STAFF_LANGUAGE, "meeting-agenda-say", name=rule.name)
    return Reply(text="\n".join(lines), choices=(Choice(label, word, word=word),))


def _filled(office: Office, due: Due, now: int) -> str:
    rule = rule_of(office.street, due.occurrence.rule)
    template = template_of(office, getattr(rule, "template", ""))
    if template is None:  # the pack has it no longer
        return named(office, due)
    day = when.day(due.occurrence.at, now, office.calendar, STAFF_LANGUAGE)
    grid = office.grid_name(due.occurrence.grid) or office.street.name
    return template.text.format(words="", name=named(office, due), grid=grid, day=day)
