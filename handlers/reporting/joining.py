"""Neighbours who report the same thing: join them, hear of an incident, stand apart again."""

from domain.case import Case
from domain.errors import NotPossible
from domain.message import Reply
from domain.session import Question
from handlers.turn import Turn
from services.cases import lookup
from services.cases.telling import alerts
from services.cases.together import incidents, merging
from services.people import callers


async def in_incident(turn: Turn, case: Case) -> list[str]:
    """That many reported it, what is known, and that nobody has to report it again."""
    incident = await turn.unit.get(Case, case.parent)
    if incident is None:
        return []
    text = await incidents.latest(turn.office.store, incident)
    return [
        turn.say(
            "incident-joined",
            what=alerts.headline(turn.office, incident, turn.session.language),
            who=_who(turn, incident),
            text=text or turn.say("incident-no-text"),
            number=case.serial,
        )
    ]


def offered(turn: Turn, case: Case, lines: list[str]) -> Reply:
    """The confirmation, with the neighbours' open case where there is one: join it with one tap."""
    theirs = [c for c in turn.twins if c.reporter not in turn.names and c.urgency != "emergency"]
    if (
        not theirs
        or callers.by_telephone(case)
        or case.urgency == "emergency"
        or case.state != "dispatched"
    ):
        return Reply(text="\n".join(lines))
    who = _who(turn, theirs[0])
    lines.append(turn.say("similar-offer", count=len({c.reporter for c in theirs}), who=who))
    choices = (turn.choice("similar-follow"),)
    turn.ask("similar", choices, case=case.id, words=theirs[0].id)
    return Reply(text="\n".join(lines), choices=choices)


async def told_similar(turn: Turn, question: Question) -> Reply | None:
    """They say that it is the neighbours' thing: theirs becomes a part of it."""
    if turn.chosen != "similar-follow":
        return None
    turn.settle()
    case, parent = [await turn.unit.get(Case, id) for id in (question.case, question.words)]
    if case is None or parent is None:
        return None
    try:
        case = await merging.merge(
            turn.office, turn.unit, case, parent, turn.actor(), "reporter", turn.now
        )
    except NotPossible:
        return turn.reply("case-over", number=parent.serial)
    await tell_joined(turn, parent)
    return turn.reply("similar-joined", number=case.serial)


async def tell_joined(turn: Turn, parent: Case) -> None:
    """Whoever works on the parent hears that one more person is affected."""
    say = turn.office.texts.say
    text = "\n".join(
        [
            alerts.headline(turn.office, parent),
            say(alerts.STAFF_LANGUAGE, "alert-joined", number=parent.serial, count=1),
        ]
    )
    seats = await alerts.concerned(turn.office, parent)
    await alerts.tell_seats(turn.unit, parent, seats, Reply(text=text), turn.now)


async def apart(turn: Turn) -> Reply:
    """「拆开 7」: the reporter says that it was another thing after all."""
    mine = await lookup.of_reporter(turn.office.store, turn.names)
    found = [
        case
        for case in mine
        if case.state == "merged"
        and (not turn.wanted_case or lookup.matches(case, turn.wanted_case))
    ]
    if not found or not found[0].grid:
        return turn.reply("case-unknown", number=turn.wanted_case or "?")
    case = await merging.part_again(
        turn.office, turn.unit, found[0], turn.actor(), "reporter", turn.now
    )
    await alerts.alert(turn.office, turn.unit, case, "", turn.now)
    return turn.reply("similar-apart", number=case.serial)


def _who(turn: Turn, case: Case) -> str:
    return turn.office.grid_name(case.grid, turn.session.language) or turn.say("desk-name")
