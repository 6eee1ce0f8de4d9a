"""What somebody allows the account to tell them later: one tap, one notice (订阅通知)."""

from msgspec.structs import replace

from domain.message import Reply
from domain.reach import Grant, grant_id
from handlers.turn import Turn

ALLOWED = "accept"


async def consented(turn: Turn) -> Reply:
    """Write each template's answer into its grant; nobody waits for words."""
    for line in turn.incoming.text.splitlines():
        template, _, answer = line.partition(" ")
        name = grant_id(turn.identity.address.key, template)
        grant = await turn.unit.get(Grant, name)
        if grant is None:
            grant = Grant(id=name, street=turn.office.street.id)
        if answer == ALLOWED:
            turn.unit.put(replace(grant, left=grant.left + 1))
    return Reply()
