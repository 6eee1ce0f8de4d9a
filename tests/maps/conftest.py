"""Maps are drawn over the same desk as services work on."""

import pytest
from msgspec.structs import replace

from services.office import Office
from services.stations import street_index
from tests.services.conftest import clock, office, store, street, template


@pytest.fixture
def placed(office: Office) -> Office:
    """The desk with its stations."""
    return replace(office, stations=street_index(office.street))


__all__ = ["clock", "office", "store", "street", "template"]
