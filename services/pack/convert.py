"""From plain YAML values to structs; when that fails, every reason at once."""

import difflib
import re
import types
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TypeVar, Union, get_args, get_origin

import msgspec

from services.pack.fault import Fault
from services.pack.sheet import Sheet, Steps

T = TypeVar("T")
Reason = tuple[Steps, str]

_WHERE = re.compile(r" - at `\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\[(\d+)\]|\.([^.\[]+)")


def convert(
    sheet: Sheet, data: object, kind: type[T], steps: Steps
) -> tuple[T | None, list[Fault]]:
    """`data` (found at `steps`) as a `kind`, or None and what hinders it.

    msgspec stops at the first fault and lets unknown keys pass; people want the whole list.
    """
    reasons = list(_unknown(data, kind, steps))
    try:
        value = msgspec.convert(data, kind)
    except msgspec.ValidationError:
        return None, _faults(sheet, _reasons(data, kind, steps))
    return value, _faults(sheet, reasons)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint to append to «unknown …», or nothing."""
    return "".join(f"; did you mean `{near}`?" for near in _near(word, known))


def _near(word: str, known: Iterable[str]) -> list[str]:
    """The one known word that `word` looks like, or none."""
    return difflib.get_close_matches(word, list(known), 1)


def _faults(sheet: Sheet, reasons: Iterable[Reason]) -> list[Fault]:
    return [sheet.fault(message, steps) for steps, message in reasons]


def _reasons(data: object, kind: object, steps: Steps) -> Iterator[Reason]:
    """Every reason why `data` is no `kind`, from the inside out."""
    struct, item = _struct(kind), _item(kind)
    if struct and isinstance(data, dict):
        yield from _in_record(data, struct, steps)
    elif item and isinstance(data, list):
        for number, part in enumerate(data):
            yield from _reasons(part, item, (*steps, number))
    else:
        yield from _refusal(data, kind, steps)


def _in_record(
    data: dict[str, object], struct: type[msgspec.Struct], steps: Steps
) -> Iterator[Reason]:
    yield from _unknown(data, struct, steps, deep=False)
    names = [field.name for field in _fields(struct)]
    meant = {near for key in data if key not in names for near in _near(str(key), names)}
    for field in _fields(struct):
        if field.name in data:
            yield from _reasons(data[field.name], field.type, (*steps, field.name))
        elif field.required and field.name not in meant:
            yield steps, f"`{field.name}` is missing"


def _refusal(data: object, kind: object, steps: Steps) -> Iterator[Reason]:
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        text = str(error)
        where = _WHERE.search(text)
        if where:
            found = _STEP.findall(where["path"])
            steps = (*steps, *(int(number) if number else name for number, name in found))
            text = text[: where.start()]
        yield steps, text + _hint(data, text)


def _hint(data: object, text: str) -> str:
    """The one mistake that everybody makes: a number that is a name, without quotes."""
    return f'; write "{data}" in quotes' if "Expected `str`, got" in text and data else ""


def _unknown(data: object, kind: object, steps: Steps, *, deep: bool = True) -> Iterator[Reason]:
    """Keys that no field answers to, here and (`deep`) in every record inside."""
    struct, item = _struct(kind), _item(kind)
    if struct and isinstance(data, dict):
        fields = {field.name: field.type for field in _fields(struct)}
        for key, value in data.items():
            if key not in fields:
                yield (*steps, key), f"unknown key `{key}`" + did_you_mean(str(key), fields)
            elif deep and isinstance(value, (dict, list)):
                yield from _unknown(value, fields[key], (*steps, key))
    elif item and isinstance(data, list):
        for number, part in enumerate(data):
            yield from _unknown(part, item, (*steps, number))


@cache
def _fields(struct: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """Kept: resolving annotations costs more than all the rest of a record."""
    return msgspec.structs.fields(struct)


def _struct(kind: object) -> type[msgspec.Struct] | None:
    """The record type behind `kind` (also behind `kind | None`), if records are written as maps."""
    if get_origin(kind) in {Union, types.UnionType}:
        kind = next((part for part in get_args(kind) if part is not type(None)), None)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return None if kind.__struct_config__.array_like else kind
    return None


def _item(kind: object) -> type[msgspec.Struct] | None:
    """The record type of a list of records."""
    return _struct(get_args(kind)[0]) if get_origin(kind) is tuple else None
