"""The one sentence of a call: 「集结 宜南 防汛 20:30 中潭路口 带沙袋」, and as people say it in a hurry.

Nothing is guessed. What is not said is `missing` and asked for; what could be two things, or is
past already, is `unclear` and asked for as well. The rest is read back before anybody is called.
"""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from domain.calendar import WorkCalendar
from domain.roster import Group, Level
from domain.street import Street
from services import spoken
from services.calls.leftover import TAKEN, Spots, brought, where_and_what
from services.calls.names import Named, Names, Spell
from services.understanding.numerals import number_of

Asked = Literal["scope", "kind", "when", "needed", "where"]
"""What may have to be asked for, one at a time and in this order."""

_EXERCISE = re.compile(r"演练|演习|拉练|(?<![a-z])(?:drill|exercise)(?![a-z])")
_REAL = re.compile(
    r"(?:不是|非|并非|不属于)(?:演练|演习|拉练)|真的(?:险情)?|真实(?:险情)?|实战|not an? (?:drill|exercise)|for real"
)
_NOW = re.compile(
    r"(?:现在|立即|立刻|马上|尽快|即刻|火速|right now|right away|now|immediately|asap)(?![a-z])(?:就)?"
)
_TIME_BEFORE = re.compile(
    r"(?:截止|最迟|最晚|时间|务必|(?<![a-z])(?:by|at|before|until|from))[:：\s]*$"
)
_TIME_AFTER = re.compile(r"\s*(?:之前|以前|前|左右|整|准时|准点|sharp)")
_WHOLE = re.compile(
    r"全街道|全街|整个街道|所有网格|全部网格|各网格|两个网格|街道全体|(?:the )?(?:whole|entire) street|all grids"
)
_LEVELS: tuple[tuple[Level, "re.Pattern[str]"], ...] = (
    ("committee", re.compile(r"(?:社区)?党委(?:会)?|party committee")),
    ("branch", re.compile(r"(?:网格|小区|临时)*党?支部|party branch(?:es)?")),
    ("team", re.compile(r"应急(?:工作)?组|工作组")),
)
_N = r"(?P<n>\d{1,4}|[一二三四五六七八九十百两]{1,5})"
_NEEDED = re.compile(
    rf"(?P<each>每[个组队网格]{{0,3}}|各)?(?:至少|最少|大概|大约|约|共|一共)?(?:需要|需|还要|要|调|抽调|派|缺|叫|来|出)?\s*"
    rf"{_N}\s*(?:来)?(?:(?:个|名|位)?\s*(?:人手|人|队员|志愿者|党员|同志|壮劳力)|名(?!组长|网格长|召集人))"
    rf"(?!民|家|行|工|大|一组|一队|一班|以)(?:左右|以上|到位)?"
    rf"|(?:need(?:s|ed)?|at least)\s+(?P<need>\d{{1,4}})(?:\s+(?:people|persons|volunteers|hands))?"
    rf"|(?P<people>\d{{1,4}})\s+(?:people|persons|volunteers|hands)(?:\s+needed)?"
)
_NUMBERED_DOOR = re.compile(r"(?<=[弄路街村坊苑城巷道园])\d{1,4}(?:弄\d{1,4})?号")
_EXCEPT = re.compile(r"(?:除了?|不含|不包括|不叫|别叫|不要|except|but not)\s*$")


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """What was said of a call. `gather_by` is ms UTC, 0 for «now», None where nothing was said.

    `whole` is the whole street; `level` "" where none was named. `kinds` are those that the words
    may mean where `kind` is "". `what` are words that belong nowhere else.
    """

    exercise: bool = False
    whole: bool = False
    level: Level | Literal[""] = ""
    grids: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    gather_by: int | None = None
    where: str = ""
    bring: str = ""
    needed: int = 0
    what: str = ""
    unclear: tuple[Asked, ...] = ()

    @property
    def kind(self) -> str:
        """The one kind of emergency that the words name, "" for none or several."""
        return self.kinds[0] if len(self.kinds) == 1 else ""

    @property
    def missing(self) -> Asked | None:
        """What has to be asked for next, None where a call can be drafted."""
        lacking = {
            "scope": not (self.whole or self.grids or self.groups),
            "kind": not self.kind,
            "where": not self.where,
        }
        wanted = (a for a in ASKED if a in self.unclear or lacking.get(a))
        return next(wanted, None)


ASKED: tuple[Asked, ...] = ("scope", "kind", "when", "needed", "where")


def read(
    words: str,
    street: Street,
    groups: Sequence[Group],
    now: int,
    calendar: WorkCalendar,
    spell: Spell,
) -> Sentence:
    """What the words behind 「集结」 say. `spell` brings them to one script, letter by letter."""
    return _Reading(words, street, Names(street, groups, spell), spell).read(now, calendar)


class _Reading:
    """One sentence being read: what was taken from it leaves a gap, so that letters keep their places."""

    def __init__(self, words: str, street: Street, names: Names, spell: Spell) -> None:
        spelled = spell(words)
        self._words, self._names = words, names
        self._text = spelled if len(spelled) == len(words) else words.lower()
        self._spots = Spots(street, spell)
        self._unclear: list[Asked] = []

    def read(self, now: int, calendar: WorkCalendar) -> Sentence:
        real = self._take(_REAL)
        exercise = self._take(_EXERCISE) and not real
        gather_by = self._when(now, calendar)
        needed = self._needed()
        whole = self._take(_WHOLE)
        bring, self._text = brought(self._words, self._text, self._names, self._spots)
        found = self._names.find(self._text)
        kinds = self._kinds(found)
        self._scope(found, whole=whole)
        level = self._level(found)
        where, what = where_and_what(self._words, self._text, self._spots)
        return Sentence(
            exercise=exercise,
            whole=whole,
            level=level,
            grids=_ids(found, "grid"),
            teams=_ids(found, "team"),
            groups=_ids(found, "group"),
            kinds=kinds,
            gather_by=gather_by,
            where=where,
            bring=bring,
            needed=needed,
            what=what,
            unclear=tuple(dict.fromkeys(self._unclear)),
        )

    def _take(self, pattern: "re.Pattern[str]") -> bool:
        """Whether it stands there; from now on it does not."""
        spans = tuple(match.span() for match in pattern.finditer(self._text))
        self._leave_out(*spans)
        return bool(spans)

    def _leave_out(self, *spans: tuple[int, int]) -> None:
        self._text = spoken.without(self._text, spans, TAKEN)

    def _when(self, now: int, calendar: WorkCalendar) -> int | None:
        doors = tuple(match.span() for match in _NUMBERED_DOOR.finditer(self._text))
        named = spoken.timed(spoken.without(self._text, doors, "#"), now, calendar)
        if named is None:
            return 0 if self._take(_NOW) else None
        for since, until in named.spans:
            before = _TIME_BEFORE.search(self._text[:since])
            after = _TIME_AFTER.match(self._text, until)
            self._leave_out((before.start() if before else since, after.end() if after else until))
        self._take(_NOW)
        if named.at is None:
            self._unclear.append("when")
        return named.at

    def _needed(self) -> int:
        match = _NEEDED.search(self._text)
        if match is None:
            return 0
        self._leave_out(match.span())
        if match["each"] or _NEEDED.search(self._text):
            self._unclear.append("needed")
            return 0
        return number_of(match["n"] or match["need"] or match["people"])

    def _kinds(self, found: list[Named]) -> tuple[str, ...]:
        """Those named; else those that the names of teams and groups speak of (防汛队)."""
        named = _ids(found, "kind")
        if not named:
            callers = [self._text[n.since : n.until] for n in found if n.sort in ("team", "group")]
            spoken_of = {kind for name in callers for kind in self._names.kinds_in(name)}
            named = tuple(sorted(spoken_of))
        if len(named) > 1:
            self._unclear.append("kind")
        return named

    def _scope(self, found: list[Named], *, whole: bool) -> None:
        excepted = [m for n in found if (m := _EXCEPT.search(self._text[: n.since]))]
        if excepted or (whole and any(n.sort == "grid" for n in found)):
            self._unclear.append("scope")
        self._leave_out(*((n.since, n.until) for n in found), *(m.span() for m in excepted))

    def _level(self, found: list[Named]) -> Level | Literal[""]:
        """After the names: a group's own name may hold the word for its level."""
        return next((level for level, pattern in _LEVELS if self._take(pattern)), "")


def _ids(found: list[Named], sort: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named.id for named in found if named.sort == sort))
