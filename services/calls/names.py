"""What a sentence can name of a street's readiness: its grids, teams, groups and kinds, as people say them."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from domain.readiness import Emergency, Readiness, Team
from domain.roster import Group
from domain.street import Grid, Street

Sort = Literal["group", "grid", "team", "kind"]
Spell = Callable[[str], str]

SHORT = 3
"""A team's name so short (巡查, 物资) is an everyday word too: it counts where it stands alone."""

_TEAM_END = r"(?:应急|志愿者?|突击|工作)?(?:小分队|小队|分队|队伍?|小组|组|teams?|crews?)"
_ENDS = re.compile(r"(?:工作)?[队组]$")
_NOT_THE_KIND = r"(?!站|局|中队|大队|支队|通道|栓|龙头|车|\s+station|\s+lane)"
"""「消防站门口」 is a place, 「消防通道」 another."""


class Named(NamedTuple):
    """One name found in a sentence: what it names, and where it stands."""

    sort: Sort
    id: str
    since: int
    until: int


class Names:
    """All names of one street and its groups, ready to be found; `spell` brings them to one script."""

    def __init__(self, street: Street, groups: Sequence[Group], spell: Spell) -> None:
        readiness = street.readiness
        self._sure: dict[str, tuple[Sort, str]] = {}
        self._bare: dict[str, str] = {}
        self._kinds = dict(_spelled(_of(readiness.kinds), spell))
        self._teams(readiness, spell)
        self._sure |= {name: ("grid", id) for name, id in _spelled(_of(street.grids), spell)}
        self._sure |= {spell(g.name): ("group", g.id) for g in groups if not g.ended}
        self._pattern = _pattern(
            [*((name, "") for name in self._sure), *((n, _NOT_THE_KIND) for n in self._kinds)]
        )
        self._bare_pattern = _pattern([(name, "") for name in self._bare])
        stems = sorted({_ENDS.sub("", n) for n in self._team_names}, key=len, reverse=True)
        self._with_end = re.compile(rf"({'|'.join(map(re.escape, stems)) or '(?!)'})\s?{_TEAM_END}")

    def _teams(self, readiness: Readiness, spell: Spell) -> None:
        self._team_names = dict(_spelled(_of(readiness.teams), spell))
        for name, id in self._team_names.items():
            if name not in self._kinds:
                if len(name) > SHORT or _ENDS.search(name):
                    self._sure[name] = ("team", id)
                else:
                    self._bare[name] = id

    def known(self, token: str) -> bool:
        """Whether these letters are a name and nothing else."""
        return token in self._sure or token in self._bare or token in self._kinds

    def find(self, text: str) -> list[Named]:
        """The names in a text of one script, in order; no two share a letter."""
        found = [
            Named("team", self._team_of(m[1]), *m.span()) for m in self._with_end.finditer(text)
        ]
        found += [self._named(m) for m in self._pattern.finditer(text)]
        found = _apart(found)
        taken = _blanked(text, found)
        for match in self._bare_pattern.finditer(taken):
            if _alone(taken, match.start(), match.end()):
                found.append(Named("team", self._bare[match[0]], *match.span()))
        return sorted(found, key=lambda named: named.since)

    def kinds_in(self, text: str) -> set[str]:
        """The kinds whose names stand anywhere in a text: 「防汛队」 speaks of 防汛."""
        return {id for name, id in self._kinds.items() if name in text}

    def _named(self, match: "re.Match[str]") -> Named:
        sort, id = self._sure.get(match[0]) or ("kind", self._kinds[match[0]])
        return Named(sort, id, *match.span())

    def _team_of(self, stem: str) -> str:
        return next(id for name, id in self._team_names.items() if _ENDS.sub("", name) == stem)


def _of(things: Iterable[Grid | Team | Emergency]) -> list[tuple[str, str]]:
    return [(name, one.id) for one in things for name in (one.name, *one.aliases, one.id)]


def _spelled(names: Iterable[tuple[str, str]], spell: Spell) -> list[tuple[str, str]]:
    return [(spell(name), id) for name, id in names]


def _pattern(names: Iterable[tuple[str, str]]) -> "re.Pattern[str]":
    longest_first = sorted(names, key=lambda pair: -len(pair[0]))
    either = "|".join(_whole(name) + unless for name, unless in longest_first)
    return re.compile(either or "(?!)")


def _whole(name: str) -> str:
    """Latin names are whole words only."""
    escaped = re.escape(name)
    return rf"(?<![a-z]){escaped}(?![a-z])" if name.isascii() else escaped


def _apart(found: list[Named]) -> list[Named]:
    """Of names that overlap the longer one: 「防汛队」 is a team, though it begins with a kind."""
    kept: list[Named] = []
    for named in sorted(found, key=lambda n: n.since - n.until):
        if all(named.until <= k.since or named.since >= k.until for k in kept):
            kept.append(named)
    return sorted(kept, key=lambda n: n.since)


def _blanked(text: str, found: list[Named]) -> str:
    for named in found:
        text = text[: named.since] + "\0" * (named.until - named.since) + text[named.until :]
    return text


def _alone(text: str, since: int, until: int) -> bool:
    before, after = text[since - 1 : since], text[until : until + 1]
    edge = re.compile(r"[\0\s、,，。;；和与及]?")
    return bool(edge.fullmatch(before) and edge.fullmatch(after))
