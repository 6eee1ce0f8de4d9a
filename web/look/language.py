"""Which of our languages a browser asks for."""

from domain.session import Language
from services.texts import LANGUAGES

TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def language_of(asked: str, accepted: str) -> Language:
    """The one asked for by name, else the best of `Accept-Language`, else simplified Chinese."""
    named = next((language for language in LANGUAGES if language == asked), None)
    if named:
        return named
    wishes = sorted((_wish(part) for part in accepted.split(",")), key=lambda wish: -wish[1])
    found = (_ours(tag) for tag, weight in wishes if weight > 0)
    return next((language for language in found if language), LANGUAGES[0])


def _wish(part: str) -> tuple[str, float]:
    """A language and how much it is wanted, 0 to 1 (RFC 9110, 12.5.4); nonsense is not wanted."""
    tag, _, weight = part.strip().lower().partition(";")
    try:
        return tag.strip(), float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        return tag, 0


def _ours(tag: str) -> Language | None:
    if tag.startswith(TRADITIONAL):
        return "zh-Hant"
    return {"zh": LANGUAGES[0], "en": LANGUAGES[2]}.get(tag.partition("-")[0])
