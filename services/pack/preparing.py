"""What emergency.yaml says, put together: each post knows its teams, each minute what is done in it."""

from typing import get_args

from domain.call import CallPost
from domain.readiness import Emergency, Readiness, Step, Team, Told
from services.pack.draft import Draft
from services.pack.files import Kind, Post

TOLD: tuple[Told, ...] = get_args(Told)


def prepared(draft: Draft) -> Readiness:
    """How the street prepares; of a pack that says nothing of it, nothing but the defaults."""
    teams = tuple(team.value for team in draft.teams.values())
    return Readiness(
        teams=teams,
        kinds=tuple(_kind(draft, teams, kind.value) for kind in draft.emergencies.values()),
        steps=_steps(draft),
        staffing=next((record.value for record in draft.staffing.values()), None),
        **{name: limit.value for name, limit in draft.limits.items()},
    )


def _kind(draft: Draft, teams: tuple[Team, ...], kind: Kind) -> Emergency:
    """The teams that a kind of emergency calls are those that take one of its posts."""
    return Emergency(
        id=kind.id,
        name=kind.name,
        aliases=kind.aliases,
        teams=tuple(team.id for team in teams if set(team.posts) & set(kind.posts)),
        posts=tuple(_post(teams, draft.posts[id].value) for id in kind.posts),
        safety=kind.safety,
        public=kind.public,
        raises=kind.raises,
        source=kind.source,
        confirmed=kind.confirmed,
        sample=kind.sample,
        note=kind.note,
    )


def _post(teams: tuple[Team, ...], post: Post) -> CallPost:
    return CallPost(
        id=post.id,
        name=post.name,
        task=post.task,
        how=post.how,
        together=post.together,
        teams=tuple(team.id for team in teams if post.id in team.posts),
    )


def _steps(draft: Draft) -> tuple[Step, ...]:
    """By time; what falls into one minute is one step, in the order of `Told`."""
    times = {name: minutes.value for name, minutes in draft.schedule.items()}
    return tuple(
        Step(at=at, do=tuple(told for told in TOLD if at in times.get(told, ())))
        for at in sorted({at for minutes in times.values() for at in minutes})
    )
