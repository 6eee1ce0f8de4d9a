"""Who can be called: groups of three levels, and who belongs to them (三级 微信群).

Everybody on the roster holds a seat (`domain.people.Staff`); who is no staff holds one of the role
`member`. So one binding code, one leave, one deputy and one way to a person serve them all.
"""

from typing import ClassVar, Literal

from domain.document import Document, Index
from domain.people import Address

Level = Literal["committee", "branch", "team"]
"""社区党委 → 网格(小区)党支部 → 应急工作组."""

Part = Literal["convener", "deputy", "leader", "member"]
"""召集人、副召集人、组长、组员. The first two may start a call for their group."""

LEADING: frozenset[Part] = frozenset({"convener", "deputy", "leader"})


class Group(Document, frozen=True, kw_only=True):
    """One group of the three levels, with the chat that it talks in.

    `grid` is "" for a group of the whole street, `above` the group it reports to. `team` names
    one of the pack's teams for a group of level `team`. `address` leads into its chat (a robot's
    key is a secret: it is never logged nor shown). `paste` says that its chat takes no message
    from a program (an ordinary WeChat group): its convener is asked to paste there.
    """

    collection: ClassVar[str] = "groups"
    indexes: ClassVar[tuple[Index, ...]] = (
        Index(("name",), unique=True),
        Index(("level", "grid")),
        Index(("grid",)),
    )

    name: str
    level: Level
    grid: str = ""
    team: str = ""
    above: str = ""
    address: Address | None = None
    paste: bool = False
    ended: bool = False


class Membership(Document, frozen=True, kw_only=True):
    """One seat's place in one group; its id is `membership_id`.

    `post` is the post of the pack that they usually take in a call, "" for any.
    """

    collection: ClassVar[str] = "memberships"
    indexes: ClassVar[tuple[Index, ...]] = (Index(("group", "part")), Index(("seat",)))

    group: str
    seat: str
    part: Part = "member"
    post: str = ""


class Member(Document, frozen=True, kw_only=True):
    """What the roster knows of a seat besides its name; the id is the seat's.

    `phone` is rung when no message is answered (叫应), shown to whoever rings only. `duty` is
    their part in the staffing of a grid (指导员, 网格长, 专职网格员, 兼职网格员). `agreed_at`
    (ms UTC) is when they agreed to be called, 0 for «not yet»: then they are not, unless it is
    their duty as staff. `born` is a year, 0 if unknown: minors are never called. `left_at` (ms UTC)
    is when they left by a word of their own, 0 if they did not: no sheet brings them back.
    """

    collection: ClassVar[str] = "members"

    phone: str = ""
    duty: str = ""
    skills: tuple[str, ...] = ()
    agreed_at: int = 0
    born: int = 0
    left_at: int = 0


def membership_id(group: str, seat: str) -> str:
    """The one id of a seat's place in a group."""
    return f"{group}:{seat}"
