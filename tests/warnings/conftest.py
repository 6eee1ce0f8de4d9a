"""Warnings come to the same desk as its services stand on, at an address of its own."""

import pytest
from msgspec.structs import replace

from services.clock import FixedClock
from services.office import Office
from storage.port import Store
from tests.services.conftest import clock, store, template

__all__ = ["clock", "store", "template"]


@pytest.fixture
def office(template: Office, store: Store, clock: FixedClock) -> Office:
    """The desk over the empty store."""
    return replace(template, store=store, clock=clock, base_url="https://xinyi.example.cn")
