"""What a link's word opens today: the case, for the person it was made for."""

import msgspec

from domain.case import Case
from domain.errors import NotAllowed, NotFound
from domain.links import Claim
from domain.rights import person_may
from services import signing
from services.cases.together import followers
from services.office import Office
from services.people.names import Names, names_of


class Opened(msgspec.Struct, frozen=True):
    """An opened link: its claim and its case. `may_act`: its one act is still to be done.

    `names` are all of the person's for whom it is, `follower`: a neighbour's who follows the case.
    """

    claim: Claim
    case: Case
    names: Names
    may_act: bool
    follower: bool = False


async def opened(office: Office, token: str) -> Opened:
    """Raises `NotGenuine` (`Expired` among them), `NotFound` or `NotAllowed`.

    A quiet case has no page: whoever holds the phone may be the one it is about.
    """
    now = office.clock.now()
    claim = await signing.opened(office.store, office.signer, "case", token, now)
    case = await office.store.get(Case, claim.object)
    if case is None:
        raise NotFound("no such case")
    names = await names_of(office.store, claim.person)
    follower = await followers.follows(office.store, case, names) and case.reporter not in names
    if case.quiet or not person_may(names, "see", case, follows=follower):
        raise NotAllowed("no longer theirs to see")
    may_act = claim.acts_until > now and not await signing.spent(office.store, token)
    return Opened(claim, case, names, may_act, follower)
