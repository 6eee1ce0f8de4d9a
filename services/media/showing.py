"""Photos and voices by signed link: made for a person who may see them, asked again when opened."""

from collections.abc import Callable, Iterator, Sequence

from domain.case import Case, Words
from domain.errors import NotAllowed, NotFound
from domain.message import Card, Link, Media
from domain.rights import person_may, seat_may
from domain.session import Language
from services import signing
from services.media.shown import Shown, of
from services.office import Office
from services.people import seats
from services.people.names import names_of
from services.screening.withheld import is_withheld

LIFE = 24 * 3_600_000
"""How long such a link is good, ms: for the round that somebody is on, not for ever."""

MOST = 100
"""Media of one case that are shown at once."""


class Links:
    """Addresses under which one person sees what was sent. Whoever asks has made sure that they may;
    making one is what is written down as a look.
    """

    def __init__(self, base: str, word: Callable[[str], str]) -> None:
        self._base, self._word = base, word

    def to(self, words: Words, number: int, *, small: bool = False) -> str:
        """That of these words' medium `number`, `small` its preview."""
        what = f"{words.id}.{number}{'s' if small else ''}"
        return f"{self._base}/files/{self._word(what)}"


async def links(office: Office, person: str) -> Links:
    """Those of `person`."""
    until = office.clock.now() + LIFE
    word = await signing.maker(office.store, office.signer, "file", person, until)
    return Links(office.base_url, word)


async def card(
    office: Office, person: str, said: Sequence[Words], language: Language
) -> tuple[Card, ...]:
    """What was sent for a case, as links for `person`; nothing where nothing was sent."""
    lines: list[str] = []
    found: list[Link] = []
    addresses = await links(office, person)
    for called, words, number, media in _numbered(office, said, language):
        if media.file:
            found.append(Link(called, addresses.to(words, number)))
        elif media.lost:
            why = office.texts.say(language, f"media-why-{media.lost}")
            lines.append(office.texts.say(language, "media-gone", what=called, why=why))
        else:
            lines.append(office.texts.say(language, "media-coming", what=called))
    if not (lines or found):
        return ()
    title = office.texts.say(language, "media-links")
    return (Card(title, tuple(lines), tuple(found)),)


async def opened(office: Office, token: str) -> Shown:
    """What a link's word shows its person today.

    Raises `NotGenuine` (`Expired` among them), `NotAllowed` or `NotFound`.
    """
    store = office.store
    claim = await signing.opened(store, office.signer, "file", token, office.clock.now())
    id, _, number = claim.object.rpartition(".")
    words = await store.get(Words, id)
    case = await store.get(Case, words.case) if words else None
    if words is None or case is None:
        raise NotFound("no such words")
    staff_only = await is_withheld(store, id, int(number.rstrip("s")))
    if not await _may_see(office, claim.person, case, staff_only=staff_only):
        raise NotAllowed("not theirs to see today")
    return of(words, int(number.rstrip("s")), small=number.endswith("s"))


def _numbered(
    office: Office, said: Sequence[Words], language: Language
) -> Iterator[tuple[str, Words, int, Media]]:
    """Every medium with what people call it: 照片1, 照片2, 语音1."""
    counts: dict[str, int] = {}
    everything = [(words, n, media) for words in said for n, media in enumerate(words.media)]
    for words, n, media in everything[:MOST]:
        counts[media.kind] = counts.get(media.kind, 0) + 1
        kind = office.texts.say(language, f"media-{media.kind}")
        called = office.texts.say(language, "media-called", what=kind, number=counts[media.kind])
        yield called, words, n, media


async def _may_see(office: Office, person: str, case: Case, *, staff_only: bool) -> bool:
    names = await names_of(office.store, person)
    if not staff_only and person_may(names, "see", case):
        return True
    held = await seats.of_person(office.store, names[0])
    return any(seat_may(seat, "see", case) for seat in held)
