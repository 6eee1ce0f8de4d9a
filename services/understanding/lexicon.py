"""The words and examples of a street pack, read once at start.

`streets/common/lexicon` holds words, rules and command words, `streets/common/examples` the
sentences the classifier is fitted on. Everything is YAML that a street officer can extend.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import yaml

from services.understanding.commands import Word

COMMON = Path(__file__).resolve().parents[2] / "streets" / "common"

_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All language data.

    `groups` are named term lists, `rules` the rule lines of each label (`topic.street_lamp`,
    `intent.faq`, `cue.past`, `facility.water`), `masks` words inside which nothing is found
    and `not_places` those inside which no place is.
    `hints` are single words that only point to a topic. `danger_examples` are sentences of
    danger whatever their topic, `lookalikes` those that sound of danger and are none. `sounds` gives the characters of each syllable, `short` and `slips` what typos.yaml lists.
    """

    groups: Mapping[str, tuple[str, ...]]
    rules: Mapping[str, tuple[str, ...]]
    hints: Mapping[str, tuple[str, ...]]
    masks: tuple[str, ...]
    not_places: tuple[str, ...]
    dialect: Mapping[str, str]
    emoji: Mapping[str, str]
    sounds: Mapping[str, str]
    short: tuple[str, ...]
    slips: Mapping[str, str]
    commands: Mapping[str, Word]
    topic_examples: Mapping[str, tuple[str, ...]]
    danger_examples: tuple[str, ...]
    lookalikes: tuple[str, ...]
    intent_examples: Mapping[str, tuple[str, ...]]


def load_lexicon(folder: Path = COMMON) -> Lexicon:
    """Read the lexicon and example files of a pack; the only file I/O of this package."""
    words = folder / "lexicon"
    dialect = _read(words / "dialect.yaml")
    typos = _read(words / "typos.yaml")
    masks = _read(words / "masks.yaml")
    danger = _examples(folder / "examples", "danger*.yaml")
    harmless = danger.pop("harmless", ())
    return Lexicon(
        groups={
            name: tuple(line.split())
            for path in sorted(words.glob("groups*.yaml"))
            for name, line in _read(path).items()
        },
        rules=_rules(words),
        hints=_hints(words),
        masks=tuple(masks["masks"].split()),
        not_places=tuple(masks["not_places"].split()),
        dialect=dialect["words"],
        emoji=dialect["emoji"],
        sounds=_read(words / "pinyin.yaml"),
        short=tuple(typos["short"].split()),
        slips=typos["slips"],
        commands=msgspec.convert(_read(words / "commands.yaml"), dict[str, Word]),
        topic_examples=_joined(_examples(folder / "examples", "topics*.yaml"), danger),
        danger_examples=tuple(s for sentences in danger.values() for s in sentences),
        lookalikes=harmless,
        intent_examples=_examples(folder / "examples", "intents*.yaml"),
    )


def _read(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        found = yaml.load(file, Loader=_Loader)  # noqa: S506 - a safe loader, in C where there is one
    return found if isinstance(found, dict) else {}


def _rules(folder: Path) -> dict[str, tuple[str, ...]]:
    """Rule files are named rules-<kind>*.yaml: label → words (one line) or a list of rules."""
    rules: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("rules-*.yaml")):
        kind = path.stem.split("-")[1]
        for label, lines in _read(path).items():
            name = f"{kind}.{label}"
            rules[name] = rules.get(name, ()) + tuple(_lines(lines))
    return rules


def _hints(folder: Path) -> dict[str, tuple[str, ...]]:
    """Hint files are named hints-<kind>*.yaml: label → a row of words."""
    hints: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob("hints-*.yaml")):
        kind = path.stem.split("-")[1]
        for name, words in _read(path).items():
            label = f"{kind}.{name}"
            hints[label] = hints.get(label, ()) + tuple(str(words).split())
    return hints


def _lines(value: object) -> Iterator[str]:
    """A block of rule lines; a line without a sign is a row of single words."""
    for line in str(value).splitlines():
        text = line.strip()
        if any(sign in text for sign in (" + ", " > ", " ~ ", " - ")):
            yield text
        elif text:
            given = text.partition(" = ")
            yield "|".join(given[0].split()) + "".join(given[1:])


def _examples(folder: Path, pattern: str) -> dict[str, tuple[str, ...]]:
    examples: dict[str, tuple[str, ...]] = {}
    for path in sorted(folder.glob(pattern)):
        for label, block in _read(path).items():
            sentences = tuple(s for line in str(block).splitlines() if (s := line.strip()))
            examples[label] = examples.get(label, ()) + sentences
    return examples


def _joined(
    one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    return {label: one.get(label, ()) + other.get(label, ()) for label in {**one, **other}}
