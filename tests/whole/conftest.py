"""Houses that run: one on a file for whoever needs one, two on MongoDB behind one port."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.mongod import fresh_database, replica_set
from tests.ports import free_port
from tests.whole.callers import PREFIX, VILLAGES
from tests.whole.platform import Platform
from tests.whole.running import SECRETS, Server


@pytest.fixture(scope="session")
def wechat() -> Iterator[Platform]:
    """The platform that all servers here speak to."""
    with Platform() as platform:
        yield platform


@pytest.fixture
def platform() -> Iterator[Platform]:
    """A platform of the test's own."""
    with Platform() as own:
        yield own


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, wechat: Platform) -> Iterator[Server]:
    """A server on a file, shared: whoever stops or kills it starts it again."""
    server = Server(tmp_path_factory.mktemp("house"), wechat)
    server.start()
    yield server
    server.stop()
    discreet(server.log)


@pytest.fixture
def own(tmp_path: Path, wechat: Platform) -> Iterator[Callable[..., Server]]:
    """A server of the test's own, not started; it is gone when the test is over."""
    made: list[Server] = []

    def server(**settings: str) -> Server:
        made.append(Server(tmp_path, wechat, **settings))
        return made[-1]

    yield server
    for each in made:
        each.stop()
        discreet(each.log)


@pytest.fixture(scope="session")
def workers(
    tmp_path_factory: pytest.TempPathFactory, wechat: Platform
) -> Iterator[tuple[Server, Server]]:
    """Two servers on one MongoDB behind one port."""
    mongo = replica_set()
    if mongo.uri is None:
        pytest.skip(mongo.reason)
    yield from _two(fresh_database(mongo.uri), tmp_path_factory, wechat)


def _two(
    store: str, tmp_path_factory: pytest.TempPathFactory, wechat: Platform
) -> Iterator[tuple[Server, Server]]:
    port = free_port()
    folders = [tmp_path_factory.mktemp(f"worker-{n}") for n in range(2)]
    first, second = (
        Server(folder, wechat, port=port, STORE=store, REUSE_PORT="1", SECRET_KEY="k" * 32)
        for folder in folders
    )
    with ThreadPoolExecutor() as threads:
        list(threads.map(Server.start, (first, second)))
    yield first, second
    for server in (first, second):
        server.stop()
        discreet(server.log)


@pytest.fixture(params=["one server on a file", "two workers on MongoDB"])
def running(request: pytest.FixtureRequest) -> Server:
    """Both ways to run a house."""
    if request.param.startswith("one"):
        server: Server = request.getfixturevalue("house")
        return server
    first: Server = request.getfixturevalue("workers")[0]
    return first


def discreet(log: str, *more: str) -> None:
    """No person, no words and no secret in what a server wrote to its log."""
    for private in (PREFIX, *SECRETS, *VILLAGES, *more):
        assert private not in log, f"{private} stands in the log"
