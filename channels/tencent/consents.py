"""A notice that costs its person one consent (订阅通知, 订阅消息): spent before, given back if unused."""

from collections.abc import Awaitable, Callable
from contextlib import suppress

from domain.errors import StoreError
from domain.people import Address
from domain.work import Outcome
from services.delivery.ledgers import Grants

NO_CONSENT = 43101
"""No notice is allowed: none was consented to, or the consents are used up."""


async def with_consent(
    grants: Grants, person: Address, template: str, send: Callable[[], Awaitable[Outcome]]
) -> Outcome:
    """Spend a consent of `person`, then send; what was surely not taken costs none."""
    try:
        if not await grants.spend(person, template):
            return Outcome("unreachable", "no consent to a notice")
    except StoreError:
        return Outcome("again", "the store with the consents does not answer")
    result = await send()
    with suppress(StoreError):  # one consent more or less: the platform tells (43101)
        if result.detail.endswith(f"({NO_CONSENT})"):
            await grants.clear(person, template)
        elif result.result != "sent" and not result.unsure:
            await grants.add(person, template)
    return result
