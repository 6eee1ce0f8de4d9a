"""The pack that tests spoil."""

from pathlib import Path

import pytest

from tests.pack.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A sound pack of two grids, two places and a station."""
    return Folder(tmp_path)
