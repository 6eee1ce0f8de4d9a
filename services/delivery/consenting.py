"""Who can be asked for one more notice (订阅通知): whoever has none left at an account that has them.

One tap allows one notice. The tap is the platform's own dialog, on a page of ours (web/tell_me);
what came of it the platform tells (handlers/person/consents.py).
"""

import msgspec

from domain.people import Address
from domain.reach import Grant, grant_id
from services.office import Office
from services.people.names import accounts_of


class Signed(msgspec.Struct, frozen=True):
    """What a page needs so that the platform opens its dialog there: for that page's address only.

    `stamp` is in seconds, as the platform counts.
    """

    app_id: str
    template: str
    nonce: str
    stamp: int
    signature: str


async def can_be_asked(office: Office, account: Address) -> bool:
    """Whether this account could allow a notice and has none left."""
    if not office.subscription or account.channel != "wechat":
        return False
    grant = await office.store.get(Grant, grant_id(account.key, office.subscription))
    return grant is None or grant.left == 0


async def person_can_be_asked(office: Office, person: str) -> bool:
    """The same of somebody's account that can be written to."""
    if not office.subscription:
        return False
    found = await accounts_of(office.store, person)
    here = [one.address for one in found if one.following and one.address.channel == "wechat"]
    return bool(here) and await can_be_asked(office, here[-1])


def address(office: Office, language: str) -> str:
    """The page with the dialog. Nothing in it says whose it is: the platform tells who tapped."""
    return f"{office.base_url}/tell-me?lang={language}"
