"""How a street prepares for emergencies, as its pack says: teams, posts, kinds, times (emergency.yaml)."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from domain.call import CallPost
from domain.fact import Fact
from domain.people import Role

Told = Literal["leaders", "members", "deputies", "above", "headcount", "telephone"]
"""What a step does: push to those who have not answered (leaders, members), to the deputies of posts
that are short, to the conveners one level up, post numbers to the groups, or hand the list of
who did not answer to the desk to be rung (叫应)."""


class Team(Fact, frozen=True, kw_only=True):
    """An emergency team (应急工作组), what people call it, and the posts it takes (ids)."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a call's schedule, `at` minutes after it was sent."""

    at: int
    do: tuple[Told, ...]


class Emergency(Fact, frozen=True, kw_only=True):
    """A kind of emergency: what people call it, the teams it calls, its posts, its safety line.

    `safety` stands on every card, `public` is what residents read while it is on (both keyed by
    language). Reports of the topics `raises` are urgent meanwhile.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    posts: tuple[CallPost, ...] = ()
    safety: Mapping[str, str] = {}
    public: Mapping[str, str] = {}
    raises: tuple[str, ...] = ()


class Staffing(Fact, frozen=True, kw_only=True):
    """How many people of which duty each grid has to have: the 1+1+1+2 of a grid's staff.

    `roles` says which duty a seat of that role does where the roster names none for it.
    """

    needs: Mapping[str, int]
    roles: Mapping[Role, str] = {}


class Readiness(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of it.

    `two_persons_over` is how many people one person may call alone, and only outside the
    street's quiet hours; `draft_minutes` how long a draft waits to be confirmed.
    """

    teams: tuple[Team, ...] = ()
    kinds: tuple[Emergency, ...] = ()
    steps: tuple[Step, ...] = ()
    staffing: Staffing | None = None
    two_persons_over: int = 50
    draft_minutes: int = 30
