"""What is said in a call. Every text of an exercise begins 【演练】; each card has its safety line."""

from collections.abc import Mapping
from typing import Literal

from domain.call import Call
from domain.callwork import Said
from domain.message import Card, Choice, Link, Reply
from domain.session import Language
from services import when
from services.calls import drafting
from services.calls.counting import Line
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.office import Office

DRILL = "【演练】"
TITLE = 36
"""Characters that the first line of a card can show (企业微信 › 模板卡片)."""

PRESSED: tuple[Literal["received", "coming", "arrived", "cannot"], ...] = (
    "received",
    "coming",
    "arrived",
    "cannot",
)
TOLD: Mapping[Said, str] = {
    "full": "muster-full",
    "again": "muster-again",
    "update": "muster-updated",
    "cancel": "muster-cancelled",
    "replaced": "muster-replaced",
    "real": "muster-real",
    "relief": "muster-relieved",
}
"""The sentence of each round but the one that shows the card once more."""


def marked(call: Call, text: str) -> str:
    """The text, with 【演练】 first where the call is an exercise."""
    return f"{DRILL}{text}" if call.exercise and not text.startswith(DRILL) else text


def card(
    office: Office, call: Call, post: str, language: Language = STAFF_LANGUAGE, *, times: int = 1
) -> Reply:
    """The card of one post, the same for everybody on it; `times` is how often they are asked."""
    say = office.texts.say
    lines = head(office, call, language, times=times)
    named = next((each for each in call.posts if each.id == post), None)
    if named is not None:
        lines.append(say(language, "muster-post", post=named.name))
    if call.bring:
        lines.append(say(language, "muster-bring", bring=call.bring))
    if call.updates:
        lines.append(say(language, "muster-latest", text=call.updates[-1].text))
    lines.append(safety(office, call, language))
    return Reply(text="\n".join(lines), choices=buttons(office, call, language))


def head(office: Office, call: Call, language: Language, *, times: int = 1) -> list[str]:
    """What, where and by when: one line where a card's title holds it, else two."""
    say = office.texts.say
    mark = say(language, "muster-exercise" if call.exercise else "muster-actual")
    again = say(language, "muster-times", times=times) if times > 1 else ""
    need = say(language, "muster-needed", count=call.needed) if call.needed else ""
    first = " ".join(filter(None, (mark, call.number, again, what(office, call), need)))
    second = whereabouts(office, call, language)
    whole = f"{first} {second}".strip()
    return [whole] if len(whole) <= TITLE else list(filter(None, (first[:TITLE], second)))


def what(office: Office, call: Call) -> str:
    """What it is about: the kind's name and somebody's words."""
    kind = drafting.kind_of(office, call.kind)
    name = kind.name if kind else call.kind
    return call.what if name in call.what else f"{name} {call.what}".strip()


def whereabouts(office: Office, call: Call, language: Language) -> str:
    """«20:30前到中潭路口», «现在到中潭路口»."""
    if not call.where:
        return ""
    if not call.gather_by:
        return office.texts.say(language, "muster-where-now", where=call.where)
    made = call.sent_at or call.made_at
    by = when.moment(call.gather_by, made, office.calendar, language)
    return office.texts.say(language, "muster-where-by", where=call.where, by=by)


def safety(office: Office, call: Call, language: Language) -> str:
    """The pack's line for this kind; whoever cannot, need not come."""
    kind = drafting.kind_of(office, call.kind)
    line = (kind.safety.get(language) or kind.safety.get(STAFF_LANGUAGE)) if kind else None
    say = office.texts.say
    return say(language, "muster-safety", safety=line or say(language, "muster-safety-any"))


def buttons(office: Office, call: Call, language: Language) -> tuple[Choice, ...]:
    """收到 / 在路上 / 到岗 / 来不了, each with the words that say the same in chat."""
    say, found = office.texts.say, []
    for said in PRESSED:
        words = say(language, f"muster-say-{said}", number=call.number)
        found.append(Choice(say(language, f"muster-press-{said}"), words, words))
    return tuple(found)


def told(
    office: Office,
    call: Call,
    says: Said,
    text: str,
    language: Language = STAFF_LANGUAGE,
    *,
    came: bool = True,
) -> Reply:
    """What a round says to those who came, or did not; a round that asks leaves the buttons."""
    id = "muster-over" if says == "relief" and not came else TOLD[says]
    line = office.texts.say(language, id, number=call.number, what=what(office, call), text=text)
    words = [marked(call, line.strip())]
    asking = says in ("again", "update")
    if asking:
        words += [whereabouts(office, call, language), safety(office, call, language)]
    shown = "\n".join(filter(None, words))
    return Reply(text=shown, choices=buttons(office, call, language) if asking else ())


def to_group(office: Office, call: Call, page: str) -> Reply:
    """A group's post: the number and a link. It asks nobody there to answer, and counts nobody."""
    say = office.texts.say
    lines = [*head(office, call, STAFF_LANGUAGE), safety(office, call, STAFF_LANGUAGE)]
    lines.append(say(STAFF_LANGUAGE, "muster-group"))
    return _linked(office, "\n".join(lines), page)


def group_told(office: Office, call: Call, says: Said, text: str, page: str) -> Reply:
    """The same as a round says, for a group's chat."""
    said = told(office, call, says, text)
    return _linked(office, said.text, page)


def headcount(office: Office, call: Call, total: Line, own: Line, page: str) -> Reply:
    """应到 / 收到 / 在途 / 到岗 / 来不了 / 缺: numbers only, the group's own below the call's."""
    say = office.texts.say
    first = say(
        STAFF_LANGUAGE,
        "muster-count",
        number=call.number,
        what=what(office, call),
        numbers=numbers(office, total),
    )
    lines = [marked(call, first)]
    if total.complete:
        lines.append(say(STAFF_LANGUAGE, "muster-complete"))
    if own.expected:
        lines.append(say(STAFF_LANGUAGE, "muster-count-group", numbers=numbers(office, own)))
    return _linked(office, "\n".join(lines), page)


def numbers(office: Office, line: Line, language: Language = STAFF_LANGUAGE) -> str:
    """One line of the head-count; 收到 are all who said yes, wherever they are now."""
    return office.texts.say(
        language,
        "muster-numbers",
        expected=line.expected,
        counted=line.counted,
        coming=line.coming,
        arrived=line.arrived,
        cannot=line.cannot,
        short=line.short,
    )


def announced(office: Office, call: Call) -> Reply:
    """That there will be an exercise: nobody has to do anything yet."""
    text = office.texts.say(STAFF_LANGUAGE, "muster-announced", what=what(office, call))
    return Reply(text=marked(call, text))


def _linked(office: Office, text: str, page: str) -> Reply:
    label = office.texts.say(STAFF_LANGUAGE, "muster-page")
    cards = (Card("", links=(Link(label, page),)),) if page else ()
    return Reply(text=text, cards=cards)
