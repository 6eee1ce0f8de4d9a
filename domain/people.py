"""People, the accounts they speak from, and who may act for the street."""

from typing import ClassVar, Literal

import msgspec

from domain.document import Document, Index

Role = Literal[
    "resident", "grid_chief", "grid_worker", "officer", "desk", "supervisor", "admin", "member"
]
STAFF_ROLES: tuple[Role, ...] = (
    "grid_chief",
    "grid_worker",
    "officer",
    "desk",
    "supervisor",
    "admin",
)
"""Who acts for the street. A `member` of an emergency group does not: a seat of that role is only called."""


class Address(msgspec.Struct, frozen=True):
    """Where a person can be reached: a channel, our account there, their id there."""

    channel: str
    account: str
    external: str

    @property
    def key(self) -> str:
        """One string for this address, the id of its `Identity`."""
        return f"{self.channel}:{self.account}:{self.external}"


class Identity(Document, frozen=True, kw_only=True):
    """One account of a person in one channel; its id is `Address.key`.

    `person` names who it is. `following` is False after an unsubscribe: then nothing is pushed.
    """

    collection: ClassVar[str] = "identities"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("person",)),)

    person: str
    address: Address
    following: bool = True
    since: int = 0


class Staff(Document, frozen=True, kw_only=True):
    """A seat of the street's staff. `person` is "" until its binding code was used.

    The code itself is never stored: `code` is its hash, good until `code_until` (ms UTC), once,
    and for five tries of one person; `joining` says that it brings one more account of whoever sits
    there, not somebody else. `away` are the times (from, to; ms UTC) when nobody sits
    there: on leave. `deputy` is the seat that stands in for it, `duty` marks the seat of the phone
    that somebody carries day and night (值班手机). `office` is the role of the pack that an
    officer speaks for (城管, 物业 …); `outside` says that it is no part of government: such a seat
    sees nothing but what is asked of it in a joint handling. `micro` is the micro-grid that a grid
    worker looks after: such a seat sees no other's cases.
    """

    collection: ClassVar[str] = "staff"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("person",)),
        Index(("role", "grid")),
        Index(("code",)),
    )

    name: str
    role: Role
    grid: str = ""
    person: str = ""
    address: Address | None = None
    code: str = ""
    code_until: int = 0
    joining: bool = False
    revoked: bool = False
    away: tuple[tuple[int, int], ...] = ()
    deputy: str = ""
    duty: bool = False
    office: str = ""
    outside: bool = False
    micro: str = ""
