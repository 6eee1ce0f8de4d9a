"""Signing in to the API: a word that opens for thirty days after it was last used, and can be ended."""

import hashlib
import secrets
from contextlib import suppress
from typing import NamedTuple

from msgspec.structs import replace

from domain.access import Access, Union, Upload
from domain.errors import Conflict
from domain.people import Address, Identity
from services.people import accounts, unions
from services.people.names import Names, names_at
from services.people.visitors import Visitor
from services.unit import Unit
from storage.port import Replace, Store, eq

DAY = 86_400_000
LIFE = 30 * DAY
"""How long (ms) an access lasts after its last use."""

CHANNEL = "miniprogram"


class Known(NamedTuple):
    """Who calls: their sign-in, the account it was made with, and all names they are known by."""

    access: Access
    identity: Identity
    names: Names

    @property
    def person(self) -> str:
        """Who that is, by whichever of their accounts."""
        return self.identity.whole

    @property
    def own(self) -> str:
        """The name under which is kept what they do from this account."""
        return self.identity.person


async def sign_in(unit: Unit, app_id: str, visitor: Visitor, now: int) -> tuple[str, Known]:
    """A new word for this visitor, and who they are; the caller commits.

    An account with a unionid that we know from another is the same person's.
    """
    address = Address(CHANNEL, app_id, visitor.openid)
    known = await unit.get(Identity, address.key)
    identity = known or accounts.met(unit.store.street, address, now)
    identity = accounts.following(identity, here=True)
    if visitor.union:
        identity = await unions.told(unit, identity, visitor.union, now)
    if identity != known:
        unit.put(identity)
    word = secrets.token_urlsafe(32)
    access = Access(
        id=hashed(word),
        street=unit.store.street,
        person=identity.person,
        account=identity.id,
        made_at=now,
        expires_at=now + LIFE,
    )
    unit.insert(access)
    return word, Known(access, identity, await names_at(unit.store, identity))


async def known(store: Store, word: str, now: int) -> Known | None:
    """Who holds this word; None once it is over. Using it makes it last, written once a day."""
    access = await store.get(Access, hashed(word))
    if access is None or access.expires_at <= now:
        return None
    identity = await store.get(Identity, access.account)
    if identity is None or identity.person != access.person:
        return None
    if access.expires_at < now + LIFE - DAY:
        access = replace(access, expires_at=now + LIFE)
        with suppress(Conflict):  # another request of theirs has just written it
            await store.commit([Replace(access)])
    return Known(access, identity, await names_at(store, identity))


def end(unit: Unit, access: Access) -> None:
    """This word opens nothing any more."""
    unit.delete(access)


async def forget(unit: Unit, person: str) -> None:
    """No word of theirs opens anything; what they sent ahead and their unionid are forgotten."""
    for kind in (Access, Union, Upload):
        for one in await unit.store.find(kind, [eq("person", person)], limit=1000):
            unit.delete(one)


def hashed(word: str) -> str:
    """What is kept of a word that opens something."""
    return hashlib.sha256(word.encode()).hexdigest()
