"""Accounts of people in channels: met, left, come back."""

from msgspec.structs import replace

from domain.message import Incoming, Kind
from domain.people import Address, Identity
from domain.session import Session
from services.ids import new_id

_MESSAGES: frozenset[Kind] = frozenset(
    {"text", "voice", "photo", "video", "pin", "link", "unknown"}
)
_ACTS: frozenset[Kind] = frozenset({"menu", "scan", "follow"})


def address_of(incoming: Incoming) -> Address:
    """Where the sender of a message can be reached."""
    return Address(incoming.channel, incoming.account, incoming.sender)


def met(street: str, address: Address, now: int) -> Identity:
    """The record of an account that speaks for the first time, with a person of its own."""
    return Identity(id=address.key, street=street, person=new_id(now), address=address, since=now)


def following(identity: Identity, here: bool) -> Identity:
    """The account after a follow (`here`) or an unsubscribe: nothing is pushed after that."""
    return replace(identity, following=here)


def reached(session: Session, incoming: Incoming) -> Session:
    """The conversation with the moment they were last heard, which opens a way back to them.

    Events that nobody knows have no message id, and open nothing.
    """
    if incoming.kind in _MESSAGES and incoming.message:
        return replace(session, wrote_at=incoming.at)
    return replace(session, acted_at=incoming.at) if incoming.kind in _ACTS else session
