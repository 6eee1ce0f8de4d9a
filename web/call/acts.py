"""What the called person says on their page: one of four words, as often as they like."""

from collections.abc import Mapping

import msgspec

from domain.call import Answer, Call, Recipient
from domain.errors import Conflict, NotAllowed
from services.calls import answering
from services.calls.answering import Said
from services.office import Office
from services.signing import Expired
from services.unit import Unit
from web.call.opening import opened

SAID: Mapping[str, Said] = {
    "received": "received",
    "coming": "coming",
    "arrived": "arrived",
    "cannot": "cannot",
}

NEXT: Mapping[Answer, tuple[Said, ...]] = {
    "none": ("received", "coming", "arrived", "cannot"),
    "received": ("coming", "arrived", "cannot"),
    "coming": ("arrived", "cannot"),
    "arrived": (),
    "cannot": ("received", "coming"),
    "relieved": (),
}
"""What may be pressed after which answer; whoever cannot come may think again."""

LONGEST = 100
"""Characters of a reason."""

TRIES = 5
"""Races lost against others before the person is asked to try again."""


class Asked(msgspec.Struct, frozen=True):
    """What a form asks for."""

    said: Said
    reason: str = ""


def read(form: Mapping[str, str]) -> Asked | None:
    """A form's fields; None where they say nothing that there is."""
    said = SAID.get(form.get("said", ""))
    return Asked(said, " ".join(form.get("reason", "").split())) if said else None


def offered(call: Call, place: Recipient | None, until: int, now: int) -> tuple[Said, ...]:
    """The buttons of the page: none for who only leads, once it is over, or after `until`."""
    if place is None or not (call.live and place.live) or until <= now:
        return ()
    return NEXT[place.answer]


async def done(office: Office, token: str, asked: Asked) -> None:
    """Write it down. The same word twice changes nothing, so no link is used up (docs/adr/0019).

    Raises what opening a link raises, `NotPossible` once the call is over, or `Conflict`.
    """
    for _ in range(TRIES):
        found, now = await opened(office, token), office.clock.now()
        if found.sight.place is None:
            raise NotAllowed("nobody called them")
        if found.claim.acts_until <= now:
            raise Expired
        unit = Unit(office.store)
        answering.answer(unit, found.call, found.sight.place, asked.said, "page", now, asked.reason)
        try:
            await unit.commit()
        except Conflict:
            continue
        return
    raise Conflict("too many tries")
