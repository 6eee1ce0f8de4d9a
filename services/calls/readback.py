"""A draft read back before anybody is called: who, how many, where, when, with what, and how long it takes.

The same whether somebody said it in chat or another system brought it (prepared.py).
"""

from domain.call import Call
from domain.message import Choice, Reply
from domain.session import Language
from services.calls import forecast, rights, wording
from services.calls.scope import Scope, scope_of
from services.office import Office

NAMED = 6
"""Groups named one by one at most."""


async def read_back(office: Office, call: Call, language: Language, now: int) -> Reply:
    """All that will be said and to whom; with the words that send, change or drop it."""
    say = office.texts.say
    scope = await scope_of(office.store, call, now)
    first = say(language, "call-draft", number=call.number, what=wording.what(office, call))
    lines = [
        wording.marked(call, first),
        _who(office, scope, language),
        wording.whereabouts(office, call, language),
    ]
    if call.bring:
        lines.append(say(language, "muster-bring", bring=call.bring))
    if call.needed:
        lines.append(say(language, "call-needed", count=call.needed))
    lines.append(wording.safety(office, call, language))
    if scope.people:
        told = await forecast.forecast_of(office.store, scope)
        lines.append(forecast.words(office, told, language))
    lines += _hints(office, call, scope, language, now)
    text = "\n".join(line for line in lines if line)
    return Reply(text=text, choices=choices(office, call, language))


def choices(office: Office, call: Call, language: Language) -> tuple[Choice, ...]:
    """确认 (an exercise is announced first), 修改, 算了."""
    say = office.texts.say
    first = "announce" if call.exercise and not call.announced_at else "confirm"
    found = []
    for verb in (first, "change", "drop"):
        words = say(language, f"call-word-{verb}", number=call.number)
        found.append(Choice(say(language, f"call-press-{verb}"), words, words))
    return tuple(found)


def _who(office: Office, scope: Scope, language: Language) -> str:
    say = office.texts.say
    names = "、".join(group.name for group in scope.groups[:NAMED])
    people = len(scope.people)
    if len(scope.groups) > NAMED:
        return say(language, "call-who-many", groups=names, all=len(scope.groups), count=people)
    return say(language, "call-who", groups=names or say(language, "call-no-group"), count=people)


def _hints(office: Office, call: Call, scope: Scope, language: Language, now: int) -> list[str]:
    """Who is left out, whether a second person is needed, when an exercise may not go out."""
    say, found = office.texts.say, []
    unasked = sum(why == "no_consent" for why in scope.skipped.values())
    if unasked:
        found.append(say(language, "call-unasked", count=unasked))
    if not scope.people:
        found.append(say(language, "call-nobody"))
    elif call.exercise and rights.by_night(office, now):
        found.append(say(language, "call-drill-by-day"))
    elif call.exercise and not call.announced_at:
        found.append(say(language, "call-announce-first"))
    elif rights.needs_second(office, len(scope.people), now):
        found.append(say(language, "call-two-persons"))
    return found
