"""One YAML file of a pack, whose every value still knows its line."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, NamedTuple

import yaml

from services.pack.fault import Fault

Steps = tuple[str | int, ...]
"""The way to a value inside a file: keys and positions, from the top."""

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class PackLoader(Loader):  # type: ignore[misc,valid-type]  # C where libyaml is there, else Python
    """YAML 1.2's few plain types only.

    YAML 1.1 reads NO as false, 9:00 as 540 and 2026-11-21 as a date: none of it meant by people
    who write street data.
    """

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("float", r"^[-+]?[0-9]+\.[0-9]+$", "-+0123456789"),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", "-+0123456789"),
):
    PackLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first)
    )


class Sheet(NamedTuple):
    """A file read: the map at its top, and the tree of nodes that remembers where each began.

    `data` is None where the file could not be read.
    """

    name: str
    data: dict[str, object] | None
    node: yaml.Node | None

    def line(self, steps: Steps = ()) -> int:
        """The line (from 1) of the value at `steps`, or of the nearest thing above it."""
        if self.node is None:
            return 1
        node, mark = self.node, self.node.start_mark
        for step in steps:
            found = _member(node, step)
            if found is None:
                break
            node, mark = found
        return int(mark.line) + 1

    def fault(self, message: str, steps: Steps = ()) -> Fault:
        """A fault at `steps`."""
        return Fault(self.name, self.line(steps), message)


def read(path: Path, name: str) -> tuple[Sheet, list[Fault]]:
    """Read the file at `path`, known to people as `name`; a broken one leaves a sheet without data."""
    try:
        return _parsed(path, name)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return Sheet(name, None, None), [Fault(name, line, f"not YAML: {error.problem}")]
    except RecursionError:
        return Sheet(name, None, None), [Fault(name, 1, "something in this file contains itself")]
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return Sheet(name, None, None), [Fault(name, 1, f"not YAML in UTF-8: {error}")]


def _parsed(path: Path, name: str) -> tuple[Sheet, list[Fault]]:
    loader = PackLoader(path.read_text(encoding="utf-8-sig"))
    try:
        node = loader.get_single_node()
        data = {} if node is None else loader.construct_document(node)
    finally:
        loader.dispose()
    if not isinstance(data, dict):
        return Sheet(name, None, None), [
            Fault(name, 1, "a map is expected at the top of this file")
        ]
    sheet = Sheet(name, data, node)
    return sheet, [Fault(name, line, f"`{key}` twice in one record") for key, line in _twice(node)]


def _member(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Mark] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark
    return None


def _twice(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """Keys that one mapping has twice: YAML would silently keep the last."""
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.value, key.start_mark.line + 1
            seen.add(key.value)
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _twice(item)
