"""Links that nobody can make or change but us: signed, for one purpose, one person, a while.

`Signer` is pure; `made` and `opened` add the person's epoch, which the store keeps. What opens a
link is shown masked, and nothing is changed by looking (link previews look too).
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from domain.errors import NotGenuine
from domain.links import Claim, Epoch, Purpose, Spent
from services.unit import Unit
from storage.port import Store

MAC, KEY_ID = 16, 4
"""Bytes of a signature and of a key's id: a guess in 2^128, and links short enough for a message."""

LONGEST = 1_024
"""Characters of a token; whatever is longer is not ours."""


class Expired(NotGenuine):
    """This link was ours and its time is over."""

    id = "error-link-expired"


class Signer:
    """Signs with `key`; what was signed with the key `before` it still opens.

    HMAC-SHA256, cut to 128 bits. The settings' key also serves other purposes, so links have a
    key of their own derived from it.
    """

    def __init__(self, key: str, before: str = "") -> None:
        if not key:
            raise ValueError("a key is needed")
        derived = [_derived(secret) for secret in (key, before) if secret]
        self._keys = {_name(secret): secret for secret in derived}
        self._current = _name(derived[0])

    @classmethod
    def passing(cls) -> "Signer":
        """One whose links nobody can open after this process, nor in another."""
        return cls(secrets.token_hex(32))

    def token(self, claim: Claim) -> str:
        """The claim as a word for a link."""
        body = self._current + msgspec.msgpack.encode(claim)
        return base64.urlsafe_b64encode(self._mac(body) + body).decode().rstrip("=")

    def read(self, token: str, purpose: Purpose, now: int) -> Claim:
        """The claim behind a word. Raises `Expired`, or `NotGenuine` for all that is not ours."""
        raw = _bytes(token)
        mac, body = raw[:MAC], raw[MAC:]
        if not hmac.compare_digest(mac, self._mac(body)):
            raise NotGenuine("the link's signature does not hold")
        claim = _claim(body[KEY_ID:])
        if claim.purpose != purpose:
            raise NotGenuine("the link is for something else")
        if claim.expires_at <= now:
            raise Expired
        return claim

    def names(self, said: str) -> tuple[str, ...]:
        """What stands for a thing where the thing itself must not: nobody without the key can tell.

        By the key of now first, then by the one before.
        """
        return tuple(hmac.digest(key, said.encode(), "sha256").hex() for key in self._keys.values())

    def __repr__(self) -> str:
        """Never shows a key: this may land in a log."""
        return "Signer(…)"

    def _mac(self, body: bytes) -> bytes:
        """The body's signature by the key that it names; by one of chance where we have none."""
        key = self._keys.get(body[:KEY_ID]) or secrets.token_bytes(32)
        return hmac.digest(key, body, "sha256")[:MAC]


async def made(
    store: Store,
    signer: Signer,
    purpose: Purpose,
    what: str,
    person: str,
    until: int,
    *,
    acts_until: int = 0,
) -> str:
    """A word for a link with which `person` may look at `what` until then (ms UTC).

    One act may be done with it until `acts_until`.
    """
    make = await maker(store, signer, purpose, person, until, acts_until=acts_until)
    return make(what)


async def maker(
    store: Store,
    signer: Signer,
    purpose: Purpose,
    person: str,
    until: int,
    *,
    acts_until: int = 0,
) -> Callable[[str], str]:
    """What makes words for links to many things, as `made` does to one: their epoch is read once."""
    epoch = await _epoch(store, person)
    return lambda what: signer.token(Claim(purpose, what, person, until, epoch, acts_until))


async def opened(store: Store, signer: Signer, purpose: Purpose, token: str, now: int) -> Claim:
    """What a link's word opens. Raises `Expired` or `NotGenuine`.

    The caller still asks whether this person may see this object today.
    """
    claim = signer.read(token, purpose, now)
    if claim.epoch != await _epoch(store, claim.person):
        raise Expired
    return claim


def spend(unit: Unit, signer: Signer, token: str, claim: Claim, now: int) -> str:
    """Use up the one act of an opened link, and return the word of the link that follows it.

    The unit's commit is a `Conflict` where it was used before. Raises `Expired` once its time to
    act is over.
    """
    if claim.acts_until <= now:
        raise Expired
    name = hashlib.sha256(token.encode()).hexdigest()
    unit.insert(Spent(id=name, street=unit.store.street, expires_at=claim.acts_until))
    return signer.token(replace(claim, use=claim.use + 1))


async def spent(store: Store, token: str) -> bool:
    """Whether the one act of a link was done already."""
    return await store.get(Spent, hashlib.sha256(token.encode()).hexdigest()) is not None


async def void(unit: Unit, person: str) -> None:
    """No link that this person was ever given opens anything after the unit's commit."""
    before = await unit.get(Epoch, person) or Epoch(id=person, street=unit.store.street)
    unit.put(replace(before, number=before.number + 1))


async def _epoch(store: Store, person: str) -> int:
    found = await store.get(Epoch, person)
    return found.number if found else 0


def _claim(body: bytes) -> Claim:
    """A body that we did sign; a release before or after this one may have written it otherwise."""
    try:
        return msgspec.msgpack.decode(body, type=Claim)
    except msgspec.MsgspecError:
        raise NotGenuine("this link is of another release") from None


def _derived(secret: str) -> bytes:
    return hmac.digest(secret.encode(), b"xinyi: signed links", "sha256")


def _name(key: bytes) -> bytes:
    return hashlib.sha256(key).digest()[:KEY_ID]


def _bytes(token: str) -> bytes:
    """The bytes behind a word. Only their one spelling counts, so that a link has one address."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        raise NotGenuine("this is no link of ours") from None
    same = base64.urlsafe_b64encode(raw).decode().rstrip("=") == token
    if not same or not MAC + KEY_ID < len(raw) <= LONGEST:
        raise NotGenuine("this is no link of ours")
    return raw
