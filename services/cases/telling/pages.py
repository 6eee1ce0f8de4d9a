"""The way to a case's own page: a signed link for whoever reported or follows it (contracts.md, People)."""

from domain.case import Case
from domain.message import Card, Link
from domain.people import Address
from domain.session import Language
from services import apppages, signing
from services.delivery import consenting
from services.office import Office

LIFE = 30 * 86_400_000
"""How long such a link shows the page, ms: a case, its call-back and its 14 days of second thoughts."""

ACTS = 30 * 60_000
"""How long one act may be done from the page, ms after the link was given in chat."""


async def address(office: Office, case: Case, now: int, person: str = "") -> str:
    """Where the reporter sees this case, and for half an hour may do one thing to it.

    `person` is one of its followers, who sees less of it there.
    """
    word = await signing.made(
        office.store, office.signer, "case", case.id, person or case.reporter, now + LIFE,
        acts_until=now + ACTS,
    )  # fmt: skip
    return f"{office.base_url}/case/{word}"


async def card(
    office: Office,
    case: Case,
    language: Language,
    now: int,
    person: str = "",
    account: Address | None = None,
) -> tuple[Card, ...]:
    """The link as part of a message; none for a quiet case, whose page somebody else might open.

    `account` is asked to allow one notice of how it goes on, where it can be.
    """
    if case.quiet:
        return ()
    say = office.texts.say
    there = await apppages.of_case(office, case, person or case.reporter)
    links = [Link(say(language, "case-page"), await address(office, case, now, person), there)]
    if account is not None and await consenting.can_be_asked(office, account):
        links.append(Link(say(language, "tell-me-link"), consenting.address(office, language)))
    return (Card("", links=tuple(links)),)
