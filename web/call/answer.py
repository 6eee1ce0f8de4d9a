"""What the called person's page shows: what, where and by when, their answer, their post."""

import msgspec

from domain.call import Answer
from domain.session import Language
from services import when
from services.calls import own_post, wording
from services.masking import masked
from services.office import Office
from web.call.acts import LONGEST, SAID, offered
from web.call.opening import Opened


class View(msgspec.Struct, frozen=True):
    """Everything the template needs; all of it is text. `over` says kindly why nothing is asked."""

    number: str
    exercise: bool
    mark: str
    what: str
    where: str
    bring: str
    update: str
    safety: str
    answer: Answer
    reason: str
    offers: tuple[str, ...]
    full: bool
    over: str
    said: str
    post: tuple[str, ...]
    longest: int = LONGEST


async def view(office: Office, found: Opened, language: Language, said: str) -> View:
    """The page of somebody who is called; `said` is what they just said, and may be nonsense."""
    call, place = found.call, found.sight.place
    assert place is not None
    say, now = office.texts.say, office.clock.now()
    offers = offered(call, place, found.claim.acts_until, now)
    over = _over(office, found, language)
    return View(
        number=call.number,
        exercise=call.exercise,
        mark=say(language, "muster-exercise" if call.exercise else "muster-actual"),
        what=masked(wording.what(office, call)),
        where=masked(wording.whereabouts(office, call, language)),
        bring=masked(call.bring),
        update=masked(call.updates[-1].text) if call.updates else "",
        safety=wording.safety(office, call, language),
        answer=place.answer,
        reason=masked(place.reason),
        offers=offers,
        full=call.full_at > 0 and place.answer in ("none", "received") and not over,
        over=over or (say(language, "call-page-in-chat") if _too_late(found, now) else ""),
        said=said if said in SAID and said == place.answer else "",
        post=() if over else await _post(office, found, language),
    )


def _over(office: Office, found: Opened, language: Language) -> str:
    call, place = found.call, found.sight.place
    if call.live and place is not None and place.live:
        return ""
    say = office.texts.say
    if place is not None and place.answer == "relieved":
        return say(language, "answer-already-relieved")
    if call.live:
        return say(language, "answer-late-sent", number=call.number)
    at = when.moment(call.ended_at, office.clock.now(), office.calendar, language)
    id = f"answer-late-{call.state.replace('_', '-')}"
    return say(language, id, number=call.number, at=at)


def _too_late(found: Opened, now: int) -> bool:
    """The link shows the page longer than it answers."""
    return found.claim.acts_until <= now


async def _post(office: Office, found: Opened, language: Language) -> tuple[str, ...]:
    place = found.sight.place
    assert place is not None
    if place.answer == "cannot":
        return ()
    return tuple(masked(line) for line in await own_post.lines(office, found.call, place, language))
