"""Where: the gazetteer names in a message, their grid, and the door beside them.

Rules of design «Finding the grid»: longest name wins; places in two grids, or a road that
crosses both, decide nothing; the railway's sides are named 北 and 南.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

import ahocorasick
import msgspec

from domain.street import Place, Street

_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_N = r"(?:\d{1,5}|[一二三四五六七八九十百]{1,4})"
_PARTS = (
    rf"(?:{_N}(?:支)?弄)?(?:{_N}(?:号楼(?![道梯上下里底顶])|号(?![线口])|幢|栋|座))?"
    rf"(?:{_N}单元)?(?:[a-d]座)?(?:{_N}(?:楼|层))?(?:{_N}室|(?<=号)\d{{3,4}})?"
)
_DOOR = re.compile(
    rf"\d{{1,4}}(?:号)?-\d{{1,4}}(?:-\d{{1,4}})?(?:室)?|(?=[\da-d一二三四五六七八九十])(?:{_PARTS})"
)
_FREE_DOOR = re.compile(
    rf"(?<![\d-])(?:{_N}弄(?:{_N}号)?|{_N}号(?={_N}(?:楼|室|层))|{_N}号楼(?![道梯上下里底顶])|{_N}幢|{_N}栋)"
    rf"(?:{_N}单元)?(?:{_N}(?:楼|层))?(?:{_N}室?)?|(?<![\d-])\d{{2,4}}室"
)
_ENGLISH_DOOR = re.compile(
    r"(?:(?:building|bldg|block|house|no|number|unit|room|apt|flat|lane)\b\.? ?|#)\d{1,4}(?:[ ,]*"
    r"(?:(?:building|bldg|block|no|number|unit|room|apt|flat|floor)\b\.? ?|#)\d{1,4}|"
    r"[ ,]*\d{1,2}(?:st|nd|rd|th) floor)*"
)
_GAP = re.compile(r"(?:[一二三四五1-5]期|小区|里面|里厢|里|的|,|、|\s)*")
_NORTH = ("铁路北", "铁路以北", "铁道北", "铁路的北", "北边网格", "铁路上面那边")
_SOUTH = ("铁路南", "铁路以南", "铁道南", "铁路的南", "南边网格")
_SIDES = {"北": _NORTH, "南": _SOUTH}
_BARE_SIDE = re.compile(r"(?:在|是|我在|我们在|住)?([北南])(?:边|面|侧|头|边的|面的)?[。.!]?")
_ASIDE = ("不是", "不在", "我住", "我家在", "家住", "住在", "我从")
_SPECIFIC = {
    "crossing": 0,
    "lane": 1,
    "building": 2,
    "estate": 3,
    "village": 3,
    "station": 4,
    "park": 4,
    "other": 5,
    "river": 6,
    "road": 7,
}
_HIDDEN = frozenset({"estate", "village", "lane", "road", "crossing"})
_NUMERALS = "0123456789一二三四五六七八九"
_NOT_A_VILLAGE = "带般些样起个共定路直时"
_MAY_STAND_BEFORE = "在是我们于到和与跟住家去从就的这那对给叫请看见过来有了边说及或向往离近你他区"
_FILLER = re.compile(
    r"[\d\s,。.!?、:;-]|在|是|的|我|们|住|这里|那里|小区|里面|门口|旁边|附近|号楼|号|楼|室|弄|边|期|"
    r"\b(?:i live|in|at|on|the|near|by|my|is|it|place)\b|[#@]"
)
_ROAD_NUMBER = re.compile(r"\d{1,5}(?:弄|号)")
STAND_IN = "@"
"""What a place name becomes before rules and classifier look at the words."""


class PlaceFound(msgspec.Struct, frozen=True, kw_only=True):
    """What a message says about where; `rest` is the text with place names stood in for."""

    grid: str | None = None
    place: str | None = None
    door: str = ""
    ambiguous: bool = False
    outside: str = ""
    rest: str = ""
    spans: tuple[tuple[int, int], ...] = ()


class _Seen(msgspec.Struct, frozen=True):
    start: int
    end: int
    places: tuple[Place, ...]


class Gazetteer:
    """The names of one street's places, with aliases, digits for numerals and homophones."""

    def __init__(
        self, street: Street, plain: Callable[[str], str], not_places: Iterable[str] = ()
    ) -> None:
        self._names: dict[str, tuple[Place, ...]] = {}
        for place in street.places:
            for name in (place.name, *place.aliases):
                self._learn(plain(name), place)
        self._learn_short_villages(street.places)
        self._grids = _grid_words(street)
        self._not_places = {f"{place.name}街道" for place in street.places} | set(not_places)
        self._not_places -= self._names.keys()
        self._automaton = ahocorasick.Automaton()
        for name in self._names.keys() | self._not_places | self._grids.keys():
            self._automaton.add_word(name, name)
        self._automaton.make_automaton()

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling that is known."""
        return tuple(self._names)

    def find(self, text: str, *, answer: bool = False) -> PlaceFound:
        """Read a plain text (see `Normaliser`); in an `answer`, 「北边」 alone is a side."""
        seen, sides = self._look(text)
        if answer and not sides and (bare := _BARE_SIDE.fullmatch(text)):
            sides = [self._grids[word] for word in _SIDES[bare[1]] if word in self._grids][:1]
        if not seen and not sides:
            return PlaceFound(door=_free_door(text), rest=text)
        near = _relevant(text, seen)
        grid, place, ambiguous, outside = _decide(near, sides)
        place = place or _sideless(text, near, sides)
        spans, door = _doors(text, seen)
        return PlaceFound(
            grid=grid,
            place=place,
            door=door or _free_door(text),
            ambiguous=ambiguous,
            outside=outside,
            rest=_stand_in(text, seen),
            spans=spans,
        )

    def _learn(self, name: str, place: Place) -> None:
        for spelling in {name, _with_digits(name)}:
            known = self._names.get(spelling, ())
            if len(spelling) > 1 and place not in known:
                self._names[spelling] = (*known, place)

    def _learn_short_villages(self, places: Iterable[Place]) -> None:
        """「四村」 alone means whichever villages of the street are called so."""
        for place in places:
            number = re.fullmatch(
                r"[^\d一二三四五六七八九]{2,4}([一二三四五六七八九]村)", place.name
            )
            if number and not place.outside:
                self._learn(number[1], place)

    def _look(self, text: str) -> tuple[list[_Seen], list[str]]:
        seen: list[_Seen] = []
        sides: list[str] = []
        for last, name in self._automaton.iter_long(text):
            if name in self._grids:
                sides.append(self._grids[name])
            elif name in self._names and not _part_of_longer(text, last, name):
                seen.append(_Seen(last + 1 - len(name), last + 1, self._names[name]))
        return seen, sides


def _part_of_longer(text: str, last: int, name: str) -> bool:
    """Whether what stands around the name makes it another one.

    「十四村」 is not 四村, 「真光四村」 neither; 「宜川一带」 is not 宜川一村; 21690 is not 1690.
    """
    before = text[last - len(name)] if last >= len(name) else ""
    after = text[last + 1 : last + 2]
    if name[0].isascii() and name[0].isalpha() and before.isascii() and before.isalpha():
        return True
    if name[-1].isascii() and after.isascii() and after.isalpha() and name[-1].isalpha():
        return True
    if name[-1] in _NUMERALS and (after in _NOT_A_VILLAGE or after.isdigit()) and after:
        return True
    if name[0] not in _NUMERALS or not before:
        return False
    han = "\u4e00" <= before <= "\u9fff"
    return before.isdigit() or (han and before not in _MAY_STAND_BEFORE)


def _with_digits(name: str) -> str:
    return re.sub(r"[一二三四五六七八九](?=[村弄期])", lambda m: m[0].translate(_DIGITS), name)


def _grid_words(street: Street) -> dict[str, str]:
    words: dict[str, str] = {}
    for grid in street.grids:
        bare = grid.name.removesuffix("网格").removesuffix("综合")
        words |= {bare: grid.id, f"{bare}网格": grid.id, grid.id: grid.id}
        sides = _NORTH if "北" in bare else _SOUTH if "南" in bare else ()
        words |= dict.fromkeys(sides, grid.id)
    return words


def _relevant(text: str, seen: list[_Seen]) -> list[_Seen]:
    """Without names that are denied (不是…) or only say where the speaker lives."""
    kept = [s for s in seen if not text[max(0, s.start - 3) : s.start].endswith(_ASIDE)]
    return kept or seen


def _candidates(seen: list[_Seen]) -> Iterator[tuple[_Seen, frozenset[str]]]:
    for one in seen:
        yield one, frozenset("" if p.outside else p.grid for p in one.places)


def _decide(seen: list[_Seen], sides: list[str]) -> tuple[str | None, str | None, bool, str]:
    """Grid, place, whether it stays open, and the street it lies in when it is not this one."""
    inside = [s for s in seen if any(not p.outside for p in s.places)]
    if seen and not inside and not sides:
        return None, None, False, seen[0].places[0].outside
    grids = {g for _, found in _candidates(inside) for g in found if g}
    said = set(sides)
    if len(said) == 1 and not grids - said:
        grids = said
    elif said:
        grids |= said
    if len(grids) != 1:
        return None, None, bool(inside or said), ""
    grid = grids.pop()
    return grid, _name(inside, grid), False, ""


def _name(inside: list[_Seen], grid: str) -> str | None:
    """The most telling name of the grid: a crossing before an estate, an estate before a road."""
    sure = [s.places[0] for s in inside if len(s.places) == 1]
    ranked = sorted((p for p in sure if p.grid == grid), key=lambda p: _SPECIFIC[p.kind])
    return ranked[0].name if ranked else None


def _sideless(text: str, seen: list[_Seen], sides: list[str]) -> str | None:
    """The one place inside the street whose side nobody has confirmed; a road only by number."""
    names = {
        s.places[0].name: s
        for s in seen
        if len(s.places) == 1 and not s.places[0].grid and not s.places[0].outside
    }
    if len(names) != 1 or sides or any(p.grid for s in seen for p in s.places):
        return None
    name, one = names.popitem()
    if one.places[0].kind != "road" or _ROAD_NUMBER.match(text, one.end):
        return name
    return None


def _doors(text: str, seen: list[_Seen]) -> tuple[tuple[tuple[int, int], ...], str]:
    """Spans of names with what follows them as an address, and the first door."""
    spans: list[tuple[int, int]] = []
    door = ""
    for one in seen:
        start = _GAP.match(text, one.end)
        at = start.end() if start else one.end
        match = _ENGLISH_DOOR.match(text, at) or _DOOR.match(text, at)
        end = match.end() if match and match[0] else one.end
        spans.append((one.start, end))
        door = door or (match[0] if match else "")
    return tuple(spans), door


def _free_door(text: str) -> str:
    match = _FREE_DOOR.search(text)
    return match[0] if match else ""


def only_place(found: PlaceFound) -> bool:
    """Whether a message says where and nothing else."""
    rest = found.rest.replace(STAND_IN, "").replace(found.door, "")
    return not _FILLER.sub("", rest)


def _stand_in(text: str, seen: list[_Seen]) -> str:
    hidden = [s for s in seen if any(p.kind in _HIDDEN for p in s.places)]
    if not hidden:
        return text
    cuts = [0, *(edge for s in hidden for edge in (s.start, s.end)), len(text)]
    kept = [text[a:b] for a, b in list(pairwise(cuts))[::2]]
    return STAND_IN.join(kept)
