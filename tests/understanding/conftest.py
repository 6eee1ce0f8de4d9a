"""The real street and lexicon, built once: what is measured is what is shipped."""

import pytest

from services.pack import load
from services.understanding import Understanding, load_lexicon


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    return Understanding(load("yichuan"), load_lexicon())
