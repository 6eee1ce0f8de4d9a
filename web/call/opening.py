"""What a link's word opens today: a call, for the person it was made for or for a whole group."""

import msgspec

from domain.call import Call
from domain.errors import NotAllowed, NotFound
from domain.links import Claim
from services import signing
from services.calls.sight import NUMBERS, Sight, sight
from services.office import Office
from services.people.names import names_of


class Opened(msgspec.Struct, frozen=True):
    """An opened link: its claim, its call, and what its holder may see of it now.

    `shared`: it was posted into a group, and is nobody's own.
    """

    claim: Claim
    call: Call
    sight: Sight

    @property
    def shared(self) -> bool:
        """Whether it is a group's."""
        return not self.claim.person


async def opened(office: Office, token: str) -> Opened:
    """Raises `NotGenuine` (`Expired` among them), `NotFound`, or `NotAllowed` for a stranger."""
    now = office.clock.now()
    claim = await signing.opened(office.store, office.signer, "call", token, now)
    call = await office.store.get(Call, claim.object)
    if call is None or not call.sent_at:
        raise NotFound("no such call")
    if not claim.person:
        return Opened(claim, call, NUMBERS)
    whole, *_ = await names_of(office.store, claim.person)
    seen = await sight(office.store, call, whole)
    if not seen.inside:
        raise NotAllowed("not called, nor leading")
    return Opened(claim, call, seen)
