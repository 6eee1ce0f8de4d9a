"""What is said to people in danger: in every language, with confirmed numbers only.

The first line carries the number to call (product.md, Conversation); a wrong number there costs
more than none.
"""

import re
from collections.abc import Iterator

from domain.street import LANGUAGES, Guidance
from services.pack.draft import Draft, Located
from services.pack.fault import Fault

_NUMBER = re.compile(r"\d[\d-]{2,}")
"""Three digits or more: a number to dial. «15 minutes» and «24 hours» are shorter."""


def faults(draft: Draft) -> Iterator[Fault]:
    """Missing languages, first lines without a number, numbers that nobody confirmed."""
    dialled = confirmed_numbers(draft)
    for guidance in draft.guidance.values():
        yield from _languages(guidance)
        yield from _numbers(guidance, dialled)
    yield from _said_alike(draft)


def confirmed_numbers(draft: Draft) -> set[str]:
    """The numbers that people in danger may be given."""
    return {number for number, line in draft.hotlines.items() if line.value.confirmed}


def _languages(guidance: Located[Guidance]) -> Iterator[Fault]:
    for field, texts in (("first", guidance.value.first), ("steps", guidance.value.steps)):
        for language in LANGUAGES:
            if not texts.get(language):
                yield guidance.fault(f"{field}: no text in {language}", field)
        for language in texts:
            if language not in LANGUAGES:
                yield guidance.fault(f"{field}: unknown language `{language}`", field, language)


def _numbers(guidance: Located[Guidance], dialled: set[str]) -> Iterator[Fault]:
    for language, text in guidance.value.first.items():
        if text and not _NUMBER.search(text):
            yield guidance.fault("the first line names no number to call", "first", language)
        yield from unconfirmed(guidance, text, dialled, "first", language)
    for language, steps in guidance.value.steps.items():
        for place, text in enumerate(steps):
            yield from unconfirmed(guidance, text, dialled, "steps", language, place)


def unconfirmed(
    record: Located[object], text: str, dialled: set[str], *steps: str | int
) -> Iterator[Fault]:
    """Numbers in a text that nobody confirmed."""
    for number in _NUMBER.findall(text):
        if number not in dialled:
            yield record.fault(
                f"{number} is not confirmed: give it `confirmed: true` in hotlines.yaml, "
                "or leave it out",
                *steps,
            )


def _said_alike(draft: Draft) -> Iterator[Fault]:
    """Nobody may get fewer numbers for reading another language."""
    for guidance in draft.guidance.values():
        said = {lang: set(_NUMBER.findall(text)) for lang, text in guidance.value.first.items()}
        model = said.get(LANGUAGES[0], set())
        for language, numbers in said.items():
            if numbers != model:
                yield guidance.fault(
                    f"other numbers than in {LANGUAGES[0]}: {', '.join(sorted(numbers ^ model))}",
                    "first",
                    language,
                )
