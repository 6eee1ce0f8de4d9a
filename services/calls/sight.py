"""What somebody may see of a call: its numbers, or the names of their group, or of everybody."""

import msgspec

from domain.call import Call, Recipient
from domain.people import Staff
from domain.roster import LEADING
from services.calls import answering, rights
from storage.port import Store, Where, eq


class Sight(msgspec.Struct, frozen=True):
    """One person and a call: their place in it, and the seat from which they may end it.

    Names are for the leaders: all of them for whoever may end the call, those of their own group
    for who leads it; everybody else sees numbers.
    """

    place: Recipient | None = None
    leads: Staff | None = None

    @property
    def inside(self) -> bool:
        """Whether the call is any business of theirs."""
        return self.place is not None or self.leads is not None

    @property
    def group(self) -> str:
        """The one group whose names they see, "" for none or all."""
        leading = self.place is not None and self.place.part in LEADING
        return self.place.group if self.place and leading and not self.leads else ""

    @property
    def names(self) -> bool:
        """Whether they see any names."""
        return self.leads is not None or bool(self.group)

    def people(self, call: Call) -> list[Where]:
        """Those whose names they see."""
        return [eq("call", call.id), *([eq("group", self.group)] if self.group else [])]


NUMBERS = Sight()
"""What a stranger sees who was shown a group's link."""


async def sight(store: Store, call: Call, person: str) -> Sight:
    """Asked anew at each look: whoever left a seat sees no more than a stranger."""
    place = await answering.expected(store, call, person)
    return Sight(place, await rights.may_start(store, person, call))
