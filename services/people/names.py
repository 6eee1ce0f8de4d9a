"""Under which names a person's things are kept.

Each account keeps what it does under a name of its own (`Identity.person`), and joining accounts
changes none of these names: it only makes reads ask for all of them. So a join is one small commit
however much there is, and taking it back loses nobody anything (docs/adr/0026).
"""

from collections.abc import Iterable

from domain.people import Identity
from services.delivery.known import Reader
from storage.port import Where, among, eq

Names = tuple[str, ...]
"""All names of one person, first the one of the whole; whoever stands alone has one."""


async def accounts_of(store: Reader, person: str) -> list[Identity]:
    """Every account of whoever has this name, those joined with it as well."""
    found = await store.find(Identity, [eq("person", person)])
    wholes = {account.alias_of for account in found if account.alias_of}
    return await store.find(Identity, [among("alias_of", sorted(wholes))]) if wholes else found


async def names_of(store: Reader, person: str) -> Names:
    """All names of whoever has this one; only itself where there is no account."""
    return _all(person, await accounts_of(store, person))


async def names_at(store: Reader, account: Identity) -> Names:
    """The same for who speaks from an account; nothing is read where it stands alone."""
    if not account.alias_of:
        return (account.person,)
    joined = await store.find(Identity, [eq("alias_of", account.alias_of)])
    return _all(account.person, joined)


def under(field: str, names: Names) -> Where:
    """That a document is kept under one of these names."""
    return eq(field, names[0]) if len(names) == 1 else among(field, names)


def _all(person: str, accounts: Iterable[Identity]) -> Names:
    wholes = {account.alias_of for account in accounts if account.alias_of}
    names = {person, *wholes, *(account.person for account in accounts)}
    first = next(iter(wholes), person)
    return (first, *sorted(names - {first}))
