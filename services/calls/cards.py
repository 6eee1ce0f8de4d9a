"""Who reads which words: one card for all whom one call of a channel tells, their own for the others."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from domain.call import Call
from domain.message import Card, Link, Reply
from domain.people import Staff
from domain.session import Language, Session
from services.calls import pages, wording
from services.cases.telling.alerts import STAFF_LANGUAGE
from services.office import Office
from services.roster.lookup import by_id

TOGETHER = frozenset({"wecom"})
"""Channels where one call tells many: their people read the same words, without a link of their own."""


class Asked(NamedTuple):
    """A seat that is called to a post, for the so-and-so-many-th time."""

    seat: str
    post: str
    times: int = 1


async def cards(
    office: Office, call: Call, asked: Sequence[Asked], seats: Mapping[str, Staff], now: int
) -> list[tuple[Reply, str]]:
    """The card of each, and the name of those who read the same one (`pushes.push`, alike).

    Whoever is called through a channel that tells one at a time reads it in their own language,
    with a link to the page where they answer.
    """
    alone = [seats[one.seat] for one in asked if not together(seats.get(one.seat))]
    links = await pages.answering(office, call, (seat.person for seat in alone), now)
    spoken = await languages(office, alone)
    shared: dict[tuple[str, int], Reply] = {}
    found = []
    for seat, post, times in asked:
        if together(seats.get(seat)):
            if (post, times) not in shared:
                shared[post, times] = wording.card(office, call, post, times=times)
            found.append((shared[post, times], f"{post}-{times}"))
        else:
            language = spoken.get(seat, STAFF_LANGUAGE)
            label = office.texts.say(language, "muster-answer-page")
            link = Card("", links=(Link(label, links[seats[seat].person]),))
            card = wording.card(office, call, post, language, times=times)
            found.append((replace(card, cards=(link,)), ""))
    return found


def together(seat: Staff | None) -> bool:
    """Whether this seat reads the same as all others; so do those whom nobody can tell anything yet."""
    return seat is None or seat.address is None or seat.address.channel in TOGETHER


async def languages(office: Office, seats: Iterable[Staff]) -> dict[str, Language]:
    """What those who are told alone want to be spoken to in, by seat."""
    keys = {seat.id: seat.address.key for seat in seats if seat.address and not together(seat)}
    sessions = await by_id(office.store, Session, keys.values())
    return {seat: sessions[key].language for seat, key in keys.items() if key in sessions}
