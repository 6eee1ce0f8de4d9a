"""Pages stand on the same desk as its services."""

from tests.services.conftest import clock, office, store, template

__all__ = ["clock", "office", "store", "template"]
