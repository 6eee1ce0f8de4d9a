"""Accounts of people in channels: met, left, come back."""

from msgspec.structs import replace

from domain.message import Incoming
from domain.people import Address, Identity
from services.ids import new_id


def address_of(incoming: Incoming) -> Address:
    """Where the sender of a message can be reached."""
    return Address(incoming.channel, incoming.account, incoming.sender)


def met(street: str, address: Address, now: int) -> Identity:
    """The record of an account that speaks for the first time, with a person of its own."""
    return Identity(id=address.key, street=street, person=new_id(now), address=address, since=now)


def following(identity: Identity, here: bool) -> Identity:
    """The account after a follow (`here`) or an unsubscribe: nothing is pushed after that."""
    return replace(identity, following=here)
