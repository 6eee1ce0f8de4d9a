"""One row of a sheet of the roster: somebody's place in a group, or the reason why it is none."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar, get_args

import msgspec

from domain.errors import NotUnderstood
from domain.roster import Level, Part
from domain.rostering import NEEDED, Field, RosterForm, Word
from domain.street import Street
from services.roster.standing import is_minor
from services.sheets.cells import folded
from services.sheets.files import Row, sheets
from services.sheets.header import Header, under_header
from services.sheets.phones import dialled

W = TypeVar("W", bound=Word)

LEVELS: tuple[Level, ...] = get_args(Level)
PARTS: tuple[Part, ...] = get_args(Part)

_NOTHING = frozenset({"/", "-", "--", "—", "——", "空", "N/A"})
_BORN = re.compile(r"((?:19|20)\d\d)(?:\D.*)?|((?:19|20)\d\d)[01]\d(?:[0-3]\d)?")
_APART = re.compile(r"[、,，;；/\s]+")


class NoHeader(NotUnderstood):
    """No row of this file has the headings that a roster needs."""

    id = "roster-no-header"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """What a row says; "" (0, None) where it says nothing, which then changes nothing."""

    row: int
    name: str
    group: str
    phone: str = ""
    level: Level | None = None
    grid: str = ""
    team: str = ""
    above: str = ""
    part: Part | None = None
    post: str = ""
    duty: str = ""
    skills: tuple[str, ...] = ()
    agreed: bool | None = None
    born: int = 0


class Refused(msgspec.Struct, frozen=True):
    """A row that puts nobody anywhere: which one, whose, and what has to be mended."""

    row: int
    name: str
    reason: str
    said: str = ""


def entries(path: Path, street: Street, now: int) -> Iterator[Entry | Refused]:
    """Everything a file holds, in its own order; sheets without headings are passed over.

    Raises `NoHeader` where none has them, what `sheets` raises, and OSError.
    """
    found_any = False
    for sheet in sheets(path):
        found = under_header(sheet.rows, street.roster.headings, NEEDED)
        if found is not None:
            found_any = True
            reader = _Reader(found[0], street, now)
            yield from (entry for row in found[1] if (entry := reader.read(row)) is not None)
    if not found_any:
        raise NoHeader


class _Wrong(Exception):
    """What stands in a cell is nothing that is known: the reason's id, and what stood there."""


class _Reader:
    """Reads the rows below one header."""

    def __init__(self, header: Header[Field], street: Street, now: int) -> None:
        self._header, self._street, self._now = header, street, now
        self._form: RosterForm = street.roster

    def read(self, row: Row) -> Entry | Refused | None:
        """The row's entry, why it is none, or None for what is nobody: blanks, totals, headings."""
        first = next((words for cell in row.cells if (words := folded(cell))), "")
        name = self._line(row, "name")
        if not first or self._header.repeated(row, "name"):
            return None
        if first.startswith(self._form.words.get("total", ())):
            return None
        try:
            return self._entry(row, name)
        except _Wrong as wrong:
            return Refused(row.number, name, *wrong.args)

    def _entry(self, row: Row, name: str) -> Entry:
        group = self._line(row, "group")
        if not name or not group:
            raise _Wrong("roster-no-name" if not name else "roster-no-group-named")
        return Entry(
            row=row.number,
            name=name,
            group=group,
            phone=self._phone(row),
            level=self._word(row, "level", LEVELS),
            grid=self._known(row, "grid", [(g.id, g.name, g.aliases) for g in self._street.grids]),
            team=self._known(
                row, "team", [(t.id, t.name, t.aliases) for t in self._street.readiness.teams]
            ),
            above=self._line(row, "above"),
            part=self._word(row, "part", PARTS),
            post=self._known(row, "post", self._posts()),
            duty=self._line(row, "duty"),
            skills=tuple(s for s in _APART.split(self._line(row, "skills")) if s),
            agreed=self._agreed(row),
            born=self._born(row),
        )

    def _phone(self, row: Row) -> str:
        said = self._header.joined(row, "phone")
        phone = dialled(said)
        if said and said not in _NOTHING and not phone:
            raise _Wrong("roster-bad-phone")
        return phone

    def _word(self, row: Row, field: Field, words: tuple[W, ...]) -> W | None:
        said = self._line(row, field)
        found = next((word for word in words if said in self._form.words.get(word, ())), None)
        if said and found is None:
            raise _Wrong("roster-unknown", said)
        return found

    def _agreed(self, row: Row) -> bool | None:
        answer = self._word(row, "agreed", ("yes", "no"))
        return None if answer is None else answer == "yes"

    def _known(self, row: Row, field: Field, known: list[tuple[str, str, tuple[str, ...]]]) -> str:
        said = self._line(row, field)
        found = next((id for id, name, more in known if said in (id, name, *more)), "")
        if said and not found:
            raise _Wrong("roster-unknown", said)
        return found

    def _posts(self) -> list[tuple[str, str, tuple[str, ...]]]:
        kinds = self._street.readiness.kinds
        return [(post.id, post.name, (f"{post.name}岗",)) for kind in kinds for post in kind.posts]

    def _born(self, row: Row) -> int:
        said = self._line(row, "born")
        found = _BORN.fullmatch(said)
        if said and found is None:
            raise _Wrong("roster-bad-born")
        born = int(found[1] or found[2]) if found else 0
        if is_minor(born, self._now):
            raise _Wrong("roster-minor")
        return born

    def _line(self, row: Row, field: Field) -> str:
        said = folded(self._header.cell(row, field))
        return "" if said in _NOTHING else said
