"""Where the map's page is, for what somebody asked in chat; a position never stands in it."""

from collections.abc import Sequence
from urllib.parse import urlencode

from domain.session import Language
from services.office import Office


def page(
    office: Office,
    language: Language,
    facilities: Sequence[str] = (),
    *,
    open_now: bool = False,
    near: str = "",
) -> str:
    """The whole address; `near` is the id of a place."""
    pairs = [("f", one) for one in facilities]
    pairs += [("open", "1")] if open_now else []
    pairs += [("near", near)] if near else []
    return f"{office.base_url}/map?{urlencode([*pairs, ('lang', language)])}"
