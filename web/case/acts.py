"""What can be done from a case's page: fine, not fine, add; one of them with each link."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from domain.case import Actor, Case, Yes
from domain.errors import Conflict, NotPossible
from domain.workflow import within_the_window
from services import signing
from services.cases import speaking
from services.cases.by_reporter import Verdict
from services.cases.results import judging
from services.cases.words import said
from services.masking import phone_in
from services.office import Office
from services.unit import Unit
from web.case.opening import Opened, opened

Act = Literal["fine", "not-fine", "add"]
Said = Literal["fine", "not-fine", "review", "add"]
"""What the page says afterwards."""

ACTS: Mapping[str, Act] = {"fine": "fine", "not-fine": "not-fine", "add": "add"}
CHANNEL = "page"

LONGEST = 500
"""Characters that can be said at once."""

TRIES = 5
"""Races lost against others at work with the case before the person is asked to try again."""

LOW, HIGH = 2, 4
"""So many stars, or fewer, are not satisfied; so many, or more, are."""


class Asked(msgspec.Struct, frozen=True):
    """What a form asks for."""

    act: Act
    words: str = ""
    stars: int = 0


def read(form: Mapping[str, str]) -> Asked | None:
    """A form's fields; None where they ask for nothing that there is."""
    act, words = ACTS.get(form.get("act", "")), form.get("words", "").strip()
    stars = form.get("stars", "") or "0"
    if act is None or stars not in "012345" or len(stars) != 1 or (act == "add" and not words):
        return None
    return Asked(act, words, int(stars))


def offered(found: Opened, now: int) -> tuple[Act, ...]:
    """What the case lets its reporter do now; its followers may only say that it is not fixed."""
    if within_the_window(found.case, now):
        return ("not-fine",) if found.follower else ("fine", "not-fine")
    return ("add",) if found.case.opened and not found.follower else ()


async def done(office: Office, token: str, asked: Asked) -> tuple[str, Said]:
    """Do it, in one commit with the link's use; the word of the next link, and what was done.

    Raises what opening a link raises, `NotPossible`, or `Conflict` where it was used meanwhile.
    """
    for _ in range(TRIES):
        found = await opened(office, token)
        unit, now = Unit(office.store), office.clock.now()
        following = signing.spend(unit, office.signer, token, found.claim, now)
        done = await did(office, unit, found, asked, now)
        try:
            await unit.commit()
        except Conflict:
            if await signing.spent(office.store, token):
                raise
        else:
            return following, done
    raise Conflict("too many tries")


async def did(
    office: Office, unit: Unit, found: Opened, asked: Asked, now: int, channel: str = CHANNEL
) -> Said:
    """Do it in this unit. Raises `NotPossible` where the case does not offer it now."""
    case = found.case
    if asked.act not in offered(found, now):
        raise NotPossible(f"{asked.act} from {case.state}", act=asked.act, state=case.state)
    if found.follower:
        actor = Actor(found.claim.person, "follower", channel, found.names)
        return await _not_fine_beside(office, unit, case, actor, asked.words, now)
    actor = Actor(found.claim.person, "resident", channel, found.names)
    if asked.act == "add":
        words = said(case, actor, now, "note", asked.words)
        words = msgspec.structs.replace(words, phone=phone_in(asked.words))
        case = speaking.add(office, unit, case, actor, words, now)
        await speaking.pass_on(office, unit, case, asked.words, now)
        return "add"
    if asked.act == "fine":
        judging.fine(office, unit, case, actor, _good(asked.stars), asked.words, now)
        return "fine"
    bad = Verdict(solved="no", satisfied="no", stars=asked.stars)
    reason = _reason(office, asked.words)
    again = await judging.not_fine(office, unit, case, actor, bad, reason, now)
    return "review" if again.way == "review" else "not-fine"


async def _not_fine_beside(
    office: Office, unit: Unit, case: Case, actor: Actor, words: str, now: int
) -> Said:
    reason = _reason(office, words)
    again = await judging.not_fine_beside(office, unit, case, actor, reason, now)
    return "review" if again.way == "review" else "not-fine"


def _reason(office: Office, words: str) -> str:
    return words or office.texts.say("zh-Hans", "told-not-fine")


def _good(stars: int) -> Verdict:
    """Solved, in so many words; how satisfied they are only the stars say, three say neither."""
    satisfied: Yes = "yes" if stars >= HIGH else "no" if 0 < stars <= LOW else ""
    return Verdict(solved="yes", satisfied=satisfied, stars=stars)
