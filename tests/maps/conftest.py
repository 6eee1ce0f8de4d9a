"""Maps are drawn over the same desk as services work on."""

import pytest
from msgspec.structs import replace

from services.office import Office
from services.stations import street_index
from tests.pack.conftest import folder
from tests.services.conftest import clock, office, store, template


@pytest.fixture
def placed(office: Office) -> Office:
    """The desk with its stations."""
    return replace(office, stations=street_index(office.street))


__all__ = ["clock", "folder", "office", "store", "template"]
