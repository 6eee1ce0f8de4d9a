"""What is said about a call to a few who have to decide or do something: the desk, conveners."""

from domain.call import Call
from domain.message import Choice, Reply
from services.calls import wording
from services.calls.counting import Tally
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.office import Office


def second(office: Office, call: Call, people: int, who: str) -> Reply:
    """Somebody wants to send a call that needs a second person."""
    say = office.texts.say
    line = say(STAFF_LANGUAGE, "muster-second", number=call.number, who=who, count=people)
    shown = "\n".join([wording.marked(call, line), *wording.head(office, call, STAFF_LANGUAGE)])
    label = say(STAFF_LANGUAGE, "muster-confirm")
    words = say(STAFF_LANGUAGE, "muster-confirm-say", number=call.number)
    return Reply(text=shown, choices=(Choice(label, words, words),))


def prepared(office: Office, call: Call) -> str:
    """That another system brought this draft, and nobody is called yet."""
    line = office.texts.say(STAFF_LANGUAGE, "muster-prepared", system=call.system)
    return wording.marked(call, line)


def alone(office: Office, call: Call, people: int, who: str) -> Reply:
    """A desk that was alone on duty sent a call; its own words, for the supervisors."""
    line = office.texts.say(
        STAFF_LANGUAGE, "muster-alone", number=call.number, who=who, count=people, words=call.alone
    )
    return Reply(text="\n".join([line, *wording.head(office, call, STAFF_LANGUAGE)]))


def expired(office: Office, call: Call) -> Reply:
    """A draft that nobody confirmed in its time."""
    line = office.texts.say(STAFF_LANGUAGE, "muster-expired", number=call.number)
    return Reply(text=wording.marked(call, line))


def above(office: Office, call: Call, tally: Tally) -> Reply:
    """What is short and where, for the conveners one level up: numbers, no names."""
    say = office.texts.say
    line = say(
        STAFF_LANGUAGE,
        "muster-above",
        number=call.number,
        what=wording.what(office, call),
        numbers=wording.numbers(office, tally.total),
    )
    names = {post.id: post.name for post in call.posts}
    lacking = [
        say(STAFF_LANGUAGE, "muster-above-post", post=names[post.id], short=post.short)
        for post in tally.posts
        if post.needed and post.short
    ]
    return Reply(text="\n".join([line, *lacking]))


def telephone(office: Office, call: Call, silent: int) -> Reply:
    """So many did not answer: the desk rings them, one by one."""
    say = office.texts.say
    line = say(
        STAFF_LANGUAGE,
        "muster-telephone",
        number=call.number,
        what=wording.what(office, call),
        count=silent,
    )
    words = say(STAFF_LANGUAGE, "muster-telephone-say", number=call.number)
    return Reply(text=line, choices=(Choice(words, words, words),))


def paste(office: Office, call: Call, group: str, text: str, *, again: bool = False) -> Reply:
    """A message for a chat that takes none from a program: its convener pastes it there."""
    say = office.texts.say
    id = "muster-paste-again" if again else "muster-paste"
    line = wording.marked(call, say(STAFF_LANGUAGE, id, group=group))
    label = say(STAFF_LANGUAGE, "muster-pasted")
    words = say(STAFF_LANGUAGE, "muster-pasted-say", number=call.number)
    return Reply(text=f"{line}\n{text}", choices=(Choice(label, words, words),))
