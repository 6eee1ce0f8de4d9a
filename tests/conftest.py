"""What holds for all tests."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from pymongo import MongoClient

from domain.street import Street
from services import fonts
from services.fonts import Font
from services.understanding import Understanding
from tests import scratch
from tests import street as sample
from tests.mongod import fresh_database, replica_set

scratch.choose()
settings.register_profile("xinyi", deadline=None)  # a busy machine is nobody's fault
settings.load_profile("xinyi")


@pytest.fixture(scope="session")
def street() -> Street:
    """The sample street, read once."""
    return sample.street()


@pytest.fixture(scope="session")
def understanding() -> Understanding:
    """What is understood there."""
    return sample.understanding()


@pytest.fixture(scope="session")
def font() -> Font:
    """The Chinese font of this machine, for whatever draws words.

    With ``XINYI_REQUIRE_FONTS=1`` (CI) "none" is an error: a skipped picture is an untested one.
    """
    found = fonts.chinese()
    if found is None and os.environ.get("XINYI_REQUIRE_FONTS", "") not in {"", "0"}:
        raise FileNotFoundError("no Chinese font on this machine (XINYI_REQUIRE_FONTS is set)")
    return found or pytest.skip("no Chinese font on this machine")


@pytest.fixture(scope="session")
def mongo_uri() -> Iterator[str]:
    """One database for all tests, for its indexes take a second to make; streets keep them apart."""
    mongo = replica_set()
    if mongo.uri is None:
        pytest.skip(mongo.reason)
    uri = fresh_database(mongo.uri)
    yield uri
    with MongoClient[dict[str, object]](uri) as client:
        client.drop_database(client.get_default_database())


@pytest.fixture(params=["sqlite", "mongo"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a store is, once of each kind: a file of the test's own, or the database of all."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    return str(request.getfixturevalue("mongo_uri"))
