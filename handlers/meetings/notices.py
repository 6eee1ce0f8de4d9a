"""「提醒 高温 …」: a notice to the street's people by a template, in the station's own words."""

import re

import msgspec

from domain.message import Reply
from domain.people import Staff
from domain.reminder import Round, Template
from domain.session import Question
from handlers.meetings import verbatim, wishes
from handlers.turn import Turn
from services.ids import new_id
from services.masking import masked
from services.meetings.changing import MANAGING
from services.people import seats
from services.reminders import wording
from services.reminders.firings import preview
from services.reminders.occurrences import DAY, changes_of
from services.reminders.recipients import seats_for

NEXT = 5
"""Firings that a bare 「提醒」 shows."""

BACK = 30 * DAY

ISSUED = re.compile(
    r"发布|發佈|發布|气象|氣象|[台局站]\s*\d|预警中心|預警中心|防汛办|防汛辦|水务|水務|issued|bureau|office",
    re.IGNORECASE,
)
AT_TIME = re.compile(r"\d{1,2}\s*(?:[:：]\s*\d{2}|[点點时時])|\d\s*(?:am|pm)\b", re.IGNORECASE)
"""Who issued a warning, and when, as people write it."""


class Draft(msgspec.Struct, frozen=True):
    """A notice that waits for a yes."""

    template: str
    text: str


async def remind(turn: Turn) -> Reply:
    """Read back with how many it goes to; bare it shows what comes next by itself."""
    mine = await seats.of_person(turn.office.store, turn.person)
    if not _may(mine):
        return turn.reply("notice-not-yours")
    asked = verbatim.rest(turn)
    if not asked:
        return await _next(turn)
    found = _named(turn, asked)
    if found is None:
        word = asked.split()[0][:12]
        return turn.reply("notice-unknown", asked=word, names=_names(turn))
    template, words = found
    if lacking := _lacking(template, words):
        return turn.reply(lacking, name=template.name)
    people = await seats_for(turn.office.store, template.who, "", turn.now) if template.who else []
    if not people:
        return turn.reply("notice-nobody")
    text = template.text.replace("{words}", masked(words))
    choices = (turn.choice("notice-yes"), turn.choice("notice-no"))
    draft = Draft(template.id, text)
    turn.ask("notice", choices, words=msgspec.json.encode(draft).decode())
    lines = [turn.say("notice-ask", count=len(people)), text]
    return Reply(text="\n".join(lines), choices=choices)


async def told_notice(turn: Turn, question: Question) -> Reply | None:
    """Yes sends it; anything else lets it be."""
    turn.settle()
    if turn.chosen == "notice-no":
        return turn.reply("notice-left")
    if turn.chosen != "notice-yes":
        return None
    draft = msgspec.json.decode(question.words, type=Draft)
    template = wording.template_of(turn.office, draft.template)
    mine = await seats.of_person(turn.office.store, turn.person)
    if template is None or template.who is None or not _may(mine):
        return turn.reply("notice-not-yours")
    turn.unit.insert(
        Round(
            id=f"notice:{new_id(turn.now)}",
            street=turn.office.street.id,
            at=turn.now,
            text=draft.text,
            who=template.who,
        )
    )
    people = await seats_for(turn.office.store, template.who, "", turn.now)
    return turn.reply("notice-done", count=len(people))


async def _next(turn: Turn) -> Reply:
    office = turn.office
    changes = await changes_of(office.store, turn.now - BACK)
    dues = preview(office.street, office.calendar, turn.now, NEXT, changes)
    lines = [turn.say("notice-how", names=_names(turn)), turn.say("notice-next-head")]
    for due in dues:
        what = wording.named(office, due)
        lines.append(turn.say("notice-next", at=wishes.at(turn, due.moment), what=what))
    return Reply(text="\n".join(lines))


def _named(turn: Turn, asked: str) -> tuple[Template, str] | None:
    """The template that the words begin with, and the words behind its name."""
    spelled = turn.office.understanding.spelled(asked).lower()
    names = [
        (name.lower(), template)
        for template in _sendable(turn)
        for name in (template.name, *template.aliases)
    ]
    for name, template in sorted(names, key=lambda pair: -len(pair[0])):
        if spelled.startswith(name):
            return template, asked[len(name) :].strip(" ,，:：")
    return None


def _lacking(template: Template, words: str) -> str:
    """What has to be asked for first (a message's id), "" for nothing."""
    if not words:
        return "notice-words"
    said = ISSUED.search(words) and AT_TIME.search(words)
    return "notice-source" if template.sourced and not said else ""


def _sendable(turn: Turn) -> list[Template]:
    return [one for one in turn.office.street.templates if one.who is not None]


def _names(turn: Turn) -> str:
    return "、".join(one.name for one in _sendable(turn))


def _may(mine: list[Staff]) -> bool:
    return any(seat.role in MANAGING for seat in mine)
