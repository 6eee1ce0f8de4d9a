"""A unionid says that two accounts are one person's: the platform's word, and nobody else's.

It comes from the platform's own answers alone (jscode2session, user/info), never from a request,
so nobody can name somebody else's (docs/adr/0026).
"""

import hashlib

from domain.access import Union
from domain.people import Identity
from services.people import joining
from services.people.names import accounts_of
from services.unit import Unit


async def told(unit: Unit, account: Identity, unionid: str, now: int) -> Identity:
    """The account as one of whoever has this unionid; the caller puts it and commits.

    Whoever is heard of first waits for the other. An account that an operator took out stays so.
    """
    id = hashed(unionid)
    known = await unit.get(Union, id)
    if known is None:
        unit.insert(Union(id=id, street=unit.store.street, person=account.person))
        return account
    unit.guard(known)
    theirs = await accounts_of(unit.store, known.person)
    apart = account.apart or any(one.apart for one in theirs if one.person == known.person)
    if apart or not theirs or theirs[0].whole == account.whole:
        return account
    return await joining.united(unit, account, theirs, now)


def hashed(unionid: str) -> str:
    """What is kept of a unionid."""
    return hashlib.sha256(unionid.encode()).hexdigest()
