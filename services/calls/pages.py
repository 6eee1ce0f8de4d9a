"""The ways to a call's pages: for whoever is called (to answer there), and for everybody in a group."""

from collections.abc import Iterable

from domain.call import Call
from domain.links import Claim, Epoch
from services.office import Office
from services.roster.lookup import by_id

LIFE = 24 * 3_600_000
"""How long such a link shows the page, ms."""

ACTS = 12 * 3_600_000
"""How long one may answer from it, ms: no call lasts longer, and an answer does nobody harm."""


async def answering(office: Office, call: Call, people: Iterable[str], now: int) -> dict[str, str]:
    """Where each of these people answers: a link of their own, signed for this call."""
    named = list(people)
    epochs = await by_id(office.store, Epoch, named)

    def address(person: str) -> str:
        epoch = epochs[person].number if person in epochs else 0
        claim = Claim("call", call.id, person, now + LIFE, epoch, now + ACTS)
        return f"{office.base_url}/call/{office.signer.token(claim)}"

    return {person: address(person) for person in named}


async def live(office: Office, call: Call, person: str, now: int) -> str:
    """Where this person sees who comes: names if they lead, numbers if not."""
    links = await answering(office, call, [person], now)
    return f"{links[person]}/live"


def shared(office: Office, call: Call) -> str:
    """What a group's chat is given: it shows numbers to anybody, names to nobody."""
    claim = Claim("call", call.id, "", (call.sent_at or call.made_at) + LIFE)
    return f"{office.base_url}/call/{office.signer.token(claim)}"
