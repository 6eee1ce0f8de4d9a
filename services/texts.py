"""What people read: Fluent messages by language, with the street's own name for things."""

from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

from domain.session import Language

LANGUAGES: tuple[Language, ...] = ("zh-Hans", "zh-Hant", "en")
FOLDER = Path(__file__).resolve().parent.parent / "locales"


class Texts:
    """Every sentence the program says, by id and language."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._bundles = {language: _bundle(folder, language) for language in LANGUAGES}

    def say(self, language: Language, id: str, **facts: str | int) -> str:
        """The message `id` with its facts filled in; one line of text or several.

        Raises KeyError for an unknown id (a test finds those before a resident does).
        """
        bundle = self._bundles[language]
        pattern = bundle.get_message(id).value
        if pattern is None:
            raise KeyError(id)
        said, faults = bundle.format_pattern(pattern, {k: str(v) for k, v in facts.items()})
        if faults:
            raise KeyError(f"{id}: {faults[0]}")
        return str(said)

    def has(self, language: Language, id: str) -> bool:
        """Whether there is such a message."""
        return self._bundles[language].has_message(id)


def _bundle(folder: Path, language: Language) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in sorted((folder / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle
