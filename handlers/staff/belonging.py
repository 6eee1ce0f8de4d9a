"""People of the emergency groups in chat: what binding means for them, agreeing, leaving, being away."""

from msgspec.structs import replace

from domain.message import Reply
from domain.people import Staff
from handlers.turn import Turn
from services.people import seats
from services.roster import belonging
from services.roster.belonging import Belonging

POSTS = 4
"""So many posts are named to somebody who may be given any."""


async def bound(turn: Turn, seat: Staff) -> Reply:
    """What a member hears who has just bound their seat: which group, what for, how to leave."""
    mine = await belonging.of_seat(turn.office.store, seat)
    if mine.member is None or not mine.member.agreed_at:
        choices = (turn.choice("member-agree"), turn.choice("member-decline"))
        return Reply(text=_introduced(turn, mine, "member-asked"), choices=choices)
    return Reply(text=_introduced(turn, mine, "member-bound"))


async def agree(turn: Turn) -> Reply:
    """「同意」: they may be called; to anybody else it is a nod."""
    mine = await _mine(turn)
    if not mine:
        return turn.reply("nod")
    for each in mine:
        belonging.agree(turn.unit, each, turn.now)
    return turn.reply("member-agreed", groups=_groups(turn, mine))


async def leave(turn: Turn) -> Reply:
    """「退出应急组」: nobody calls them any more, and nobody asks why."""
    mine = await _mine(turn)
    if not mine:
        return turn.reply("member-none")
    for each in mine:
        belonging.leave(turn.unit, each, turn.now)
    return turn.reply("member-left", groups=_groups(turn, mine))


async def away(turn: Turn, own: list[Staff], words: str, days: tuple[int, int]) -> list[Staff]:
    """Note a leave (from, to: ms UTC) on seats of the roster; who is called instead."""
    found = []
    for seat in own:
        mine = await belonging.of_seat(turn.office.store, seat)
        deputy = await belonging.substitute_named(turn.office.store, mine, words, turn.now)
        instead = deputy.id if deputy else seat.deputy
        turn.unit.put(replace(seat, away=(*seat.away, days), deputy=instead))
        found += [deputy] if deputy else []
    return found


async def one_more(turn: Turn) -> Reply:
    """「加绑」: a code that brings another account of theirs to the same seat."""
    mine = await _mine(turn)
    if not mine:
        return turn.reply("member-none")
    seat, code = seats.with_code(mine[0].seat, turn.now, joining=True)
    turn.unit.put(seat)
    return turn.reply("member-one-more", code=code)


async def _mine(turn: Turn) -> list[Belonging]:
    """Their places as members; staff are called by duty and cannot leave by a word."""
    found = await belonging.of_person(turn.office.store, turn.person)
    return [each for each in found if each.seat.role == "member"]


def _introduced(turn: Turn, mine: Belonging, id: str) -> str:
    return turn.say(
        id, name=mine.seat.name, groups=_groups(turn, [mine]), what=_posts(turn, mine) or "none"
    )


def _groups(turn: Turn, mine: list[Belonging]) -> str:
    names = [group.name for each in mine for _, group in each.places]
    return "、".join(dict.fromkeys(names)) or turn.say("member-no-group")


def _posts(turn: Turn, mine: Belonging) -> str:
    """The posts of their teams, or their own; "" where the pack names none."""
    readiness = turn.office.street.readiness
    named = {post.id: post.name for kind in readiness.kinds for post in kind.posts}
    own = [place.post for place, _ in mine.places if place.post]
    teams = {group.team for _, group in mine.places}
    theirs = [post for team in readiness.teams if team.id in teams for post in team.posts]
    return "、".join([named[id] for id in dict.fromkeys(own or theirs) if id in named][:POSTS])
