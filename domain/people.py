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

    `person` is the name under which what this account does is kept, and stays. Accounts that were
    joined are one person all the same: each of them then says in `alias_of` under which name
    ("" for one that stands alone). `apart`: an operator took it out again, so no unionid joins it.
    `asked_at` is when its platform was asked for the unionid (ms UTC, 0: never).
    `following` is False after an unsubscribe: then nothing is pushed.
    """

    collection: ClassVar[str] = "identities"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("person",)), Index(("alias_of",)))

    person: str
    address: Address
    following: bool = True
    since: int = 0
    alias_of: str = ""
    apart: bool = False
    asked_at: int = 0

    @property
    def whole(self) -> str:
        """Who it is: the person that all accounts joined with this one are."""
        return self.alias_of or self.person


class Staff(Document, frozen=True, kw_only=True):
    """A seat of the street's staff. `person` is "" until its binding code was used.

    The code itself is never stored: `code` is its hash, good until `code_until` (ms UTC), once,
    and for five tries of one person; `joining` says that it brings one more account of whoever sits
    there, not somebody else. `away` are the times (from, to; ms UTC) when nobody sits
    there: on leave. `deputy` is the seat that stands in for it, `duty` marks the seat of the phone
    that somebody carries day and night (值班手机). `office` is the role of the pack that an
    officer speaks for (城管, 物业 …); `outside` says that it is no part of government: such a seat
    sees nothing but what is asked of it in a joint handling. `micro` is the micro-grid that a grid
    worker looks after: such a seat sees no other's cases. `brought_by` is the name that held it
    before its accounts were joined with others', "" where nobody brought it.
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
    brought_by: str = ""


class Joining(Document, frozen=True, kw_only=True):
    """That accounts were joined: from then on what is kept under `name` is `whole`'s as well.

    `why` says on whose word: the platform's unionid, a code of the street's, or an operator's.
    `split_at` (ms UTC) is when that was undone, 0 while it holds. Kept as a record: names of
    persons only, no account, nothing that anybody said.
    """

    collection: ClassVar[str] = "joinings"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("at",)), Index(("name", "at")))

    whole: str
    name: str
    why: Literal["unionid", "code", "operator"]
    at: int
    split_at: int = 0
