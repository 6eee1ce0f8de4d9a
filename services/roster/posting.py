"""Who takes which post of a call: their own where they have one, else where people are missing."""

from collections.abc import Iterable

from domain.call import Call, Called, CallPost
from domain.people import Staff
from domain.roster import LEADING, Group, Membership


def posted(call: Call, people: Iterable[tuple[Staff, Group, Membership]]) -> list[Called]:
    """The people with their posts, in their order; the same people always get the same posts.

    Who leads a group stays free for that, unless they have a post of their own.
    """
    own = {post.id for post in call.posts}
    placed = list(people)
    taken = dict.fromkeys(own, 0)
    for _, _, place in placed:
        if place.post in own:
            taken[place.post] += 1
    found = []
    for seat, group, place in placed:
        post = place.post if place.post in own else ""
        if not post and place.part not in LEADING:
            post = _emptiest(call, group, taken)
            taken |= {post: taken[post] + 1} if post else {}
        found.append(Called(seat.id, group.id, place.part, post))
    return found


def _emptiest(call: Call, group: Group, taken: dict[str, int]) -> str:
    """The post that lacks most people of those the group's team takes; a group without a team takes any."""
    fitting = [p for p in call.posts if not (p.teams and group.team) or group.team in p.teams]

    def filled(post: CallPost) -> tuple[bool, float]:
        there = taken[post.id]
        return there >= post.needed, there / max(post.needed, 1)

    return min(fitting, key=filled).id if fitting else ""
