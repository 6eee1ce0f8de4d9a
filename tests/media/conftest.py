"""A desk with a store and files of its own on disk, and a case that a photo belongs to."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.files.disk import DiskFiles
from tests.services.conftest import clock, office, store, template

__all__ = ["clock", "office", "store", "template"]


@pytest.fixture
async def files(tmp_path: Path) -> AsyncIterator[DiskFiles]:
    """An empty folder for files."""
    files = DiskFiles(tmp_path / "files", "yichuan")
    await files.open()
    yield files
    await files.close()
