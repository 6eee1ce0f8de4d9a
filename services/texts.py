"""What people read: Fluent messages by language, with facts filled in."""

from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number
from fluent.syntax import ast

from domain.session import Language

LANGUAGES: tuple[Language, ...] = ("zh-Hans", "zh-Hant", "en")
FOLDER = Path(__file__).resolve().parent.parent / "locales"


class Texts:
    """Every sentence the program says, by id and language."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._files = {language: _read(folder, language) for language in LANGUAGES}
        self._bundles = {
            language: _bundle(language, self._files[language]) for language in LANGUAGES
        }
        self._simple = {language: _simple(self._files[language]) for language in LANGUAGES}

    def say(self, language: Language, id: str, **facts: str | int) -> str:
        """The message `id` with its facts filled in; one line of text or several.

        Raises KeyError for an unknown id or a missing fact (a test finds those first).
        """
        simple = self._simple[language].get(id)
        if simple is not None:
            return simple.format_map(facts)
        bundle = self._bundles[language]
        pattern = bundle.get_message(id).value
        if pattern is None:
            raise KeyError(id)
        said, faults = bundle.format_pattern(pattern, {k: _fact(v) for k, v in facts.items()})
        if faults:
            raise KeyError(f"{id}: {faults[0]}")
        return str(said)

    def has(self, language: Language, id: str) -> bool:
        """Whether there is such a message."""
        return self._bundles[language].has_message(id)


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
