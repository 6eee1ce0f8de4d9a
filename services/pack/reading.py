"""From a folder of YAML files, and the folders it inherits from, to one draft."""

import difflib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from services.pack.convert import convert
from services.pack.draft import Draft, Located
from services.pack.fault import Fault
from services.pack.files import FILES, LEAVES, SECTIONS, Head, Section
from services.pack.sheet import Sheet, Steps, read

STREETS = Path(__file__).resolve().parents[2] / "streets"
"""Where the packs that come with the program lie."""

SINGLE = {section.key for section in SECTIONS if section.form == "one"}


def drafted(name_or_path: str | Path) -> tuple[Draft, list[Fault]]:
    """The pack as far as it can be read, and everything that could not be."""
    folder = _folder(name_or_path)
    if not (folder / "street.yaml").is_file():
        return Draft(), [Fault(_shown(folder), 1, f"no street.yaml here; {_offered()}")]
    own = [_one_layer(folder)]
    inherited = [layer for found, _ in own for layer in _inherited(found)]
    draft, faults = Draft(), []
    for found, wrong in [*inherited, *own]:
        faults += wrong
        _lay_over(draft, found)
    return draft, faults


def _folder(name_or_path: str | Path) -> Path:
    """A bare name is one of ours; anything else is a path."""
    ours = STREETS / name_or_path
    return (
        ours
        if Path(name_or_path).name == str(name_or_path) and ours.is_dir()
        else Path(name_or_path)
    )


def _offered() -> str:
    return "packs that come along: " + ", ".join(
        sorted(p.parent.name for p in STREETS.glob("*/street.yaml"))
    )


def _shown(path: Path) -> str:
    """The path as people know it: short for our own packs."""
    return str(path.relative_to(STREETS.parent) if path.is_relative_to(STREETS) else path)


def _inherited(draft: Draft) -> Iterator[tuple[Draft, list[Fault]]]:
    for name in draft.inherits:
        if (STREETS / name.value).is_dir():
            yield _one_layer(STREETS / name.value)
        else:
            yield Draft(whole=False), [name.fault(f"no pack `{name.value}` to inherit from")]


def _one_layer(folder: Path) -> tuple[Draft, list[Fault]]:
    """The files of one folder."""
    draft, faults = Draft(), list(_misnamed(folder))
    for file, sections in groupby(SECTIONS, key=lambda section: section.file):
        if (folder / file).is_file():
            sheet, wrong = read(folder / file, _shown(folder / file))
            faults += wrong
            faults += _fill(draft, sheet, tuple(sections))
    return draft, faults


def _misnamed(folder: Path) -> Iterator[Fault]:
    """Files that look like a slip of the pen: `place.yaml` would otherwise be passed over in silence."""
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")]):
        near = difflib.get_close_matches(path.with_suffix(".yaml").name, FILES, 1, cutoff=0.85)
        if path.name not in FILES and near:
            yield Fault(_shown(path), 1, f"this file is not read; did you mean {near[0]}?")


def _fill(draft: Draft, sheet: Sheet, sections: tuple[Section, ...]) -> Iterator[Fault]:
    """Put the sections of one file into the draft."""
    if sheet.data is None:
        draft.whole = draft.whole and sections[0].file in LEAVES
    elif sections[0].form == "one":
        draft.inherits += tuple(_inherits(sheet, sections[0], sheet.data))
        yield from _take(draft, sheet, sections[0], sheet.data, ())
    else:
        yield from _fill_sections(draft, sheet, sections, sheet.data)


def _inherits(sheet: Sheet, section: Section, data: dict[str, object]) -> Iterator[Located[str]]:
    """Read on their own, so that a slip elsewhere in street.yaml loses nothing inherited."""
    if section.kind is not Head:
        return
    names = data.get("inherits", ["common"])
    for number, name in enumerate(names if isinstance(names, list) else ()):
        yield Located(str(name), sheet, ("inherits", number))


def _fill_sections(
    draft: Draft, sheet: Sheet, sections: tuple[Section, ...], data: dict[str, object]
) -> Iterator[Fault]:
    known = [section.key for section in sections]
    yield from (
        sheet.fault(f"unknown key `{key}`; this file has {', '.join(known)}", (key,))
        for key in data
        if key not in known
    )
    for section in sections:
        yield from _fill_section(draft, sheet, section, data.get(section.key))


def _fill_section(draft: Draft, sheet: Sheet, section: Section, data: object) -> Iterator[Fault]:
    if section.form == "many" and isinstance(data, list):
        for number, record in enumerate(data):
            yield from _take(draft, sheet, section, record, (section.key, number))
    elif section.form == "table" and isinstance(data, dict):
        for key, record in data.items():
            yield from _take(draft, sheet, section, record, (section.key, key))
    elif data is not None:
        wanted = "list" if section.form == "many" else "map"
        yield sheet.fault(f"`{section.key}` has to be a {wanted}", (section.key,))


def _take(
    draft: Draft, sheet: Sheet, section: Section, data: object, steps: Steps
) -> Iterator[Fault]:
    """Convert one record and enter it under its id."""
    value, faults = convert(sheet, data, section.kind, steps)
    yield from faults
    if value is None:
        draft.broken.setdefault(section.key, set()).add(_key_of_broken(data, steps))
        return
    records: dict[str, Located[Any]] = getattr(draft, section.key)
    located = Located(value, sheet, steps)
    key = _key(value, steps)
    if key in records:
        first = records[key]
        yield located.fault(
            f"id `{key}` twice: also {first.sheet.name}:{first.sheet.line(first.steps)}"
        )
    else:
        records[key] = located


def _key(value: object, steps: Steps) -> str:
    """What a record is known by: its id, a hotline's number, a table's key."""
    if isinstance(value, Head):
        return "head"
    return str(getattr(value, "id", "") or getattr(value, "number", "") or (steps or ("",))[-1])


def _key_of_broken(data: object, steps: Steps) -> str:
    """What a record that could not be read would have been known by."""
    name = data.get("id", "") if isinstance(data, dict) else ""
    return str(name or (steps or ("",))[-1])


def _lay_over(draft: Draft, layer: Draft) -> None:
    """The layer's records replace those of the same id; a single record replaces any other."""
    draft.whole = draft.whole and layer.whole
    for section in dict.fromkeys(section.key for section in SECTIONS):
        records: dict[str, Located[Any]] = getattr(draft, section)
        above: dict[str, Located[Any]] = getattr(layer, section)
        if above and section in SINGLE:
            records.clear()
        records.update(above)
        draft.broken.setdefault(section, set()).update(layer.broken.get(section, ()))
