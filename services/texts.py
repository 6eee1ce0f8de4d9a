"""What people read: Fluent messages by language, with facts filled in."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax import ast

from domain.session import Language

LANGUAGES: tuple[Language, ...] = ("zh-Hans", "zh-Hant", "en")
FOLDER = Path(__file__).resolve().parent.parent / "locales"


class Spoken(NamedTuple):
    """One language: all its messages, and the plain ones among them as format strings."""

    bundle: FluentBundle
    simple: dict[str, str]


class Texts:
    """Every sentence the program says, by id and language.

    A language is read when it is first spoken, a fifth of a second; `read_all` does so beforehand.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder

    def read_all(self) -> None:
        """Read every language, so that nobody waits for theirs."""
        for language in LANGUAGES:
            _spoken(self._folder, language)

    def say(self, language: Language, id: str, **facts: str | int) -> str:
        """The message `id` with its facts filled in; one line of text or several.

        Raises KeyError for an unknown id or a missing fact (a test finds those first).
        """
        bundle, plain = _spoken(self._folder, language)
        simple = plain.get(id)
        if simple is not None:
            return simple.format_map(facts)
        pattern = bundle.get_message(id).value
        if pattern is None:
            raise KeyError(id)
        said, faults = bundle.format_pattern(pattern, {k: _fact(v) for k, v in facts.items()})
        if faults:
            raise KeyError(f"{id}: {faults[0]}")
        return str(said)

    def has(self, language: Language, id: str) -> bool:
        """Whether there is such a message."""
        return bool(_spoken(self._folder, language).bundle.has_message(id))


@cache
def _spoken(folder: Path, language: Language) -> Spoken:
    """A language as it stands in its folder; read once in a process."""
    files = _read(folder, language)
    return Spoken(_bundle(language, files), _simple(files))


def _fact(value: str | int) -> object:
    """A number keeps its plural form for selectors, and is written as «12345», never «12,345»."""
    return fluent_number(value, useGrouping=False) if isinstance(value, int) else value


def _read(folder: Path, language: Language) -> list[ast.Resource]:
    files = sorted((folder / language).glob("*.ftl"))
    return [FluentResource(file.read_text("utf-8")) for file in files]


def _bundle(language: Language, files: list[ast.Resource]) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in files:
        bundle.add_resource(file)
    return bundle


def _simple(files: list[ast.Resource]) -> dict[str, str]:
    """Messages of words and plain facts as format strings.

    These are nearly all, and a reply takes a dozen: filled in this way they cost a thirtieth of
    the library's resolver, which keeps those with selectors and functions.
    """
    messages = (entry for file in files for entry in file.body if isinstance(entry, ast.Message))
    patterns = {m.id.name: _template(m.value) for m in messages if m.value is not None}
    return {id: pattern for id, pattern in patterns.items() if pattern is not None}


def _template(pattern: ast.Pattern) -> str | None:
    parts = []
    for element in pattern.elements:
        if isinstance(element, ast.TextElement):
            parts.append(element.value.replace("{", "{{").replace("}", "}}"))
        elif isinstance(element.expression, ast.VariableReference):
            parts.append(f"{{{element.expression.id.name}}}")
        else:
            return None
    return "".join(parts)
