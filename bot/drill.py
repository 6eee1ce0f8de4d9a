"""A group for drills in the simulator: its robot, its convener, people who agreed to be called."""

from domain.roster import Group, Member, Part
from services.office import Office
from services.people import seats
from services.roster import groups
from storage.port import Insert

TEAM, ROBOT = "flood", "simulator"


async def place_in_drill(office: Office, part: Part, corp: str, now: int) -> str:
    """A seat in the group, for its convener or a member; the code that binds whoever sends it first."""
    group = await _group(office, corp, now)
    convener = part == "convener"
    name = "召集人(样例)" if convener else "组员(样例)"
    seat, code = await seats.add(office.store, name, "member", group.grid, now)
    member = Member(id=seat.id, street=office.street.id, agreed_at=now)
    await office.store.commit([Insert(member)])
    await groups.put_in(office.store, group, seat.id, part)
    return code


async def _group(office: Office, corp: str, now: int) -> Group:
    """The first grid's, of the pack's first team, made when it is first asked for."""
    grid, street = office.street.grids[0], office.street
    team = next((team for team in street.readiness.teams if team.id == TEAM), None)
    name = f"{grid.name}{team.name if team else ''}组"
    found = await groups.named(office.store, name)
    if found is not None:
        return found
    made = groups.new_group(
        street.id, name, "team", now, grid=grid.id, team=team.id if team else ""
    )
    return await groups.add(office.store, groups.with_chat(made, "wecom", corp, ROBOT))
