"""A draft read back before anybody is called: who, how many, where, when, with what, and how long it takes."""

from domain.call import Call
from domain.message import Choice, Reply
from handlers.emergency import known
from handlers.turn import Turn
from services.calls import forecast, rights, wording
from services.calls.scope import Scope, scope_of

NAMED = 6
"""Groups named one by one at most."""


async def read_back(turn: Turn, call: Call) -> Reply:
    """All that will be said and to whom; with the words that send, change or drop it."""
    scope = await scope_of(turn.office.store, call, turn.now)
    office, language = turn.office, turn.session.language
    lines = [
        known.told(turn, call, "call-draft", what=wording.what(office, call)),
        _who(turn, scope),
        wording.whereabouts(office, call, language),
    ]
    if call.bring:
        lines.append(turn.say("muster-bring", bring=call.bring))
    if call.needed:
        lines.append(turn.say("call-needed", count=call.needed))
    lines.append(wording.safety(office, call, language))
    if scope.people:
        told = await forecast.forecast_of(office.store, scope)
        lines.append(forecast.words(office, told, language))
    lines += _hints(turn, call, scope)
    return Reply(text="\n".join(line for line in lines if line), choices=choices(turn, call))


def choices(turn: Turn, call: Call) -> tuple[Choice, ...]:
    """确认 (an exercise is announced first), 修改, 算了."""
    first = "announce" if call.exercise and not call.announced_at else "confirm"
    found = []
    for verb in (first, "change", "drop"):
        words = turn.say(f"call-word-{verb}", number=call.number)
        found.append(Choice(turn.say(f"call-press-{verb}"), words, words))
    return tuple(found)


def _who(turn: Turn, scope: Scope) -> str:
    names = "、".join(group.name for group in scope.groups[:NAMED])
    people = len(scope.people)
    if len(scope.groups) > NAMED:
        return turn.say("call-who-many", groups=names, all=len(scope.groups), count=people)
    return turn.say("call-who", groups=names or turn.say("call-no-group"), count=people)


def _hints(turn: Turn, call: Call, scope: Scope) -> list[str]:
    """Who is left out, whether a second person is needed, when an exercise may not go out."""
    office, now, found = turn.office, turn.now, []
    unasked = sum(why == "no_consent" for why in scope.skipped.values())
    if unasked:
        found.append(turn.say("call-unasked", count=unasked))
    if not scope.people:
        found.append(turn.say("call-nobody"))
    elif call.exercise and rights.by_night(office, now):
        found.append(turn.say("call-drill-by-day"))
    elif call.exercise and not call.announced_at:
        found.append(turn.say("call-announce-first"))
    elif rights.needs_second(office, len(scope.people), now):
        found.append(turn.say("call-two-persons"))
    return found
