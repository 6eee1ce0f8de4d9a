"""吹哨 and 联办 from the lead's side: who is asked, who is still at it, who is done without."""

import re

from domain.case import Case
from domain.message import Choice, Reply
from domain.street import Street
from domain.task import Task
from handlers.staff.asked import ask_item
from handlers.staff.doing import Meant, doing, rest
from handlers.staff.meant import ask_for, meant
from handlers.staff.refusals import REFUSED, refused, still_at_it
from handlers.staff.telling_staff import asked_to_help
from handlers.turn import Turn
from services.cases import by_staff
from services.cases.by_staff import tasks
from services.masking import masked

_BETWEEN = re.compile(r"^[\s,，、;；和及与與&+]+(?:and\s+)?", re.IGNORECASE)
_END = re.compile(r"^[\s,，:：;；。]+")


async def whistle(turn: Turn) -> Reply:
    """「吹哨 7 城管,物业 请一起清理占道」: a task for each, in the lead's own words."""
    found = await meant(turn, "whistle", "whistle")
    if isinstance(found, Reply):
        return found
    helpers, text = _helpers(turn, rest(turn))
    command = turn.say("step-whistle-say", number=found.case.number)
    if not helpers:
        return _whom(turn, found, command)
    if not text:
        ask_item(turn, found.case, f"{command} {','.join(helpers)}")
        return turn.reply("whistle-what", number=found.number, who="、".join(helpers))
    known = await tasks.of_case(turn.office.store, found.case)
    text = masked(text)
    try:
        case, asked = by_staff.whistle(
            *doing(turn, found), helpers=helpers, known=known, text=text, now=turn.now
        )
    except REFUSED as error:
        return await refused(turn, found, error)
    absent = await asked_to_help(turn, case, asked, text)
    who = "、".join(task.helper for task in asked)
    lines = [turn.say("whistle-done", number=found.number, who=who)]
    if absent:
        lines.append(turn.say("whistle-absent", number=found.number, who="、".join(absent)))
    return Reply(text="\n".join(lines))


async def done_named(turn: Turn, found: Meant, text: str) -> Reply | None:
    """「办结 7 物业 已清」 by the lead, for a helper who has no seat; None where none is named."""
    task, words = await _named(turn, found.case, text)
    if task is None:
        return None
    try:
        case = by_staff.finish(turn.office, turn.unit, found.case, task, found.seat,
                               turn.actor(found.seat.role), words, turn.now)  # fmt: skip
    except REFUSED as error:
        return await refused(turn, found, error)
    return await _left(turn, found, case, task, "task-done-for")


async def drop_named(turn: Turn, found: Meant) -> Reply:
    """「退单 7 物业 不肯来」 by the lead: it goes on without them."""
    task, words = await _named(turn, found.case, rest(turn))
    if task is None:
        open_ones = await tasks.open_of(turn.office.store, found.case)
        return turn.reply("drop-how", number=found.number, who=still_at_it(turn, open_ones))
    try:
        case = by_staff.drop(turn.office, turn.unit, found.case, task, found.seat,
                             turn.actor(found.seat.role), words, turn.now)  # fmt: skip
    except REFUSED as error:
        return await refused(turn, found, error)
    return await _left(turn, found, case, task, "task-dropped")


def helpers_named(street: Street, words: str) -> tuple[list[str], str]:
    """The roles of the pack that words begin with, by id or name, and what follows them.

    The pack is written in simplified script, and so have these words to be.
    """
    names = {name: role for role, name in street.roles.items()} | {r: r for r in street.roles}
    spelled = sorted(names, key=len, reverse=True)
    found: list[str] = []
    while name := next((one for one in spelled if words.startswith(one)), ""):
        found.append(names[name])
        words = words[len(name) :]
        ahead = _BETWEEN.sub("", words)
        if any(ahead.startswith(one) for one in spelled):
            words = ahead
    return list(dict.fromkeys(found)), _END.sub("", words)


def _helpers(turn: Turn, words: str) -> tuple[list[str], str]:
    """The same in any script; what follows stays as it was written."""
    spelled = turn.office.understanding.spelled(words)
    helpers, left = helpers_named(turn.office.street, spelled)
    return helpers, words[len(words) - len(left) :] if left else ""


async def _named(turn: Turn, case: Case, text: str) -> tuple[Task | None, str]:
    helpers, words = _helpers(turn, text)
    if words and text[: len(text) - len(words)][-1:].isalnum():
        return None, words  # 「物业费退了」: the word runs on, nobody is named
    open_ones = await tasks.open_of(turn.office.store, case)
    task = next((task for task in open_ones if helpers == [task.helper]), None)
    return task, words


async def _left(turn: Turn, found: Meant, case: Case, task: Task, id: str) -> Reply:
    """What became of one helper, and who is still at it."""
    open_ones = await tasks.open_of(turn.office.store, found.case)
    left = [one for one in open_ones if one.id != task.id]
    said = turn.say(id, number=found.number, who=task.helper)
    follow = (
        turn.say("task-left", who=still_at_it(turn, left))
        if case.tasks
        else turn.say("task-none-left", number=found.number)
    )
    return Reply(text=f"{said}\n{follow}")


def _whom(turn: Turn, found: Meant, command: str) -> Reply:
    """Who is to help? The topic's usual helpers are offered."""
    topic = turn.office.topic(found.case.topic)
    if topic is None or not topic.helpers:
        return ask_for(turn, "whistle", found)
    choices = tuple(Choice(helper, f"{command} {helper}") for helper in topic.helpers)
    return Reply(text=turn.say("whistle-how", number=found.number), choices=choices)
