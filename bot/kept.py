"""The understanding as this machine keeps it from one start to the next."""

import os
from pathlib import Path

from domain.street import Street
from services.understanding import Understanding, load_lexicon


def understanding_of(street: Street) -> Understanding:
    """Read the lexicon, and what was learnt from it, if that was kept."""
    return Understanding(street, load_lexicon(), keep=_folder())


def _folder() -> Path | None:
    """Where programs keep what they can make anew; None where there is no such place."""
    if given := os.environ.get("XDG_CACHE_HOME"):
        return Path(given) / "xinyi"
    try:
        return Path.home() / ".cache" / "xinyi"
    except RuntimeError:
        return None
