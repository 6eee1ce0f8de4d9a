"""Where the platform fetches a photo that it is asked about: an address for this, and for a while."""

from domain.case import Words
from domain.errors import NotAllowed, NotFound
from domain.screening import Screening
from services import signing
from services.media.shown import Shown, of
from services.office import Office

LIFE = 3_600_000
"""How long such an address is good, ms; the platform fetches within its half hour."""

ASKED = ("asking", "called")


async def address(office: Office, one: Screening, words: Words) -> str:
    """The photo's, for who checks it."""
    until = office.clock.now() + LIFE
    word = await signing.made(office.store, office.signer, "check", one.id, words.said_by, until)
    return f"{office.base_url}/files/{word}"


async def opened(office: Office, token: str) -> Shown:
    """What such an address shows, as long as the platform's word is waited for.

    Raises `NotGenuine` (`Expired` among them), `NotAllowed` or `NotFound`.
    """
    store = office.store
    claim = await signing.opened(store, office.signer, "check", token, office.clock.now())
    one = await store.get(Screening, claim.object)
    if one is None or one.fate not in ASKED:
        raise NotAllowed("nobody is asked about it any more")
    words = await store.get(Words, one.words)
    if words is None:
        raise NotFound("no such words")
    return of(words, one.number)
