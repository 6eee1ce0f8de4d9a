"""A page of the feed: what the pack offers, in the pack's order, and wishes, the newest first."""

from collections.abc import Sequence
from typing import Literal, get_args

import msgspec

from domain.errors import NotFound
from domain.offers import Offer
from domain.wish import Wish
from services.office import Office
from services.wishes import lookup

Kind = Literal["activity", "wish", "course", "route"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""In the order in which the feed tells them: what happens soon first."""


class Item(msgspec.Struct, frozen=True):
    """One entry; `mark` is where the page behind it begins."""

    kind: Kind
    what: Offer | Wish

    @property
    def mark(self) -> str:
        """Its kind, and what it is called within that."""
        name = self.what.number if isinstance(self.what, Wish) else self.what.id
        return f"{self.kind}:{name}"


async def page(
    office: Office, kinds: Sequence[Kind], limit: int, now: int, after: str = ""
) -> list[Item]:
    """Up to `limit` entries behind the one that `after` marks, of these kinds.

    Keyset paging: what came or went meanwhile moves nothing. Raises `NotFound` for a mark that is
    no entry any more, `Unavailable`.
    """
    since, _, last = after.partition(":")
    wanted = [kind for kind in KINDS if kind in kinds]
    if after:
        if since not in KINDS:
            raise NotFound("no such entry")
        wanted = [kind for kind in wanted if KINDS.index(kind) >= KINDS.index(since)]
    found: list[Item] = []
    for kind in wanted:
        room = limit - len(found)
        behind = last if kind == since else ""
        if kind == "wish":
            some: Sequence[Offer | Wish] = await _wishes(office, room, behind)
        else:
            some = _offers(office, kind, now, behind)[:room]
        found += [Item(kind, one) for one in some]
        if len(found) == limit:
            break
    return found


async def _wishes(office: Office, limit: int, behind: str) -> list[Wish]:
    last = None
    if behind:
        last = await lookup.by_number(office.store, int(behind)) if behind.isdigit() else None
        if last is None or not last.published_at:
            raise NotFound("no such wish any more")
    return await lookup.shown(office.store, limit, last)


def offered(office: Office, kind: Kind, now: int) -> list[Offer]:
    """What the pack has of a kind, as far as it is not over."""
    today = office.calendar.local(now).date()
    return [one for one in _all(office, kind) if one.until is None or one.until >= today]


def _offers(office: Office, kind: Kind, now: int, behind: str) -> list[Offer]:
    """The same behind the one of that id, which may be over by now."""
    ids = [one.id for one in _all(office, kind)]
    if behind and behind not in ids:
        raise NotFound("no such offer any more")
    since = ids.index(behind) + 1 if behind else 0
    return [one for one in offered(office, kind, now) if ids.index(one.id) >= since]


def _all(office: Office, kind: Kind) -> Sequence[Offer]:
    offers = office.street.offers
    of_kind: dict[Kind, Sequence[Offer]] = {
        "activity": offers.activities,
        "course": offers.courses,
        "route": offers.routes,
    }
    return of_kind[kind]
