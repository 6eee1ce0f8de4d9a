"""Houses that run: one on a file for whoever needs one, two on MongoDB behind one port."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.mongod import fresh_database, replica_set
from tests.whole.callers import APPEALS, PREFIX
from tests.whole.running import SECRETS, Server, free_port


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server on a file, shared: whoever stops or kills it starts it again."""
    server = Server(tmp_path_factory.mktemp("house"))
    server.start()
    yield server
    server.stop()
    discreet(server.log)


@pytest.fixture(scope="session")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    """Two servers on one MongoDB behind one port."""
    mongo = replica_set()
    if mongo.uri is None:
        pytest.skip(mongo.reason)
    store, port = fresh_database(mongo.uri), free_port()
    folders = [tmp_path_factory.mktemp(f"worker-{n}") for n in range(2)]
    first, second = (Server(folder, port=port, STORE=store, REUSE_PORT="1") for folder in folders)
    with ThreadPoolExecutor() as threads:
        list(threads.map(Server.start, (first, second)))
    yield first, second
    for server in (first, second):
        server.stop()
        discreet(server.log)


def discreet(log: str, *more: str) -> None:
    """No person, no words and no secret in what a server wrote to its log."""
    for private in (PREFIX, *SECRETS, *APPEALS, *more):
        assert private not in log, f"{private} stands in the log"
