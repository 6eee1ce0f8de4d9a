"""Ports for servers that are started as processes, and so cannot be handed a socket."""

import itertools
import os
import socket

FIRST, SHARE = 20_000, 1_500
"""Below the ports that Linux gives to callers (32768 and up), so that no outgoing connection takes
one between the asking and the listening; each worker of pytest has a share of its own."""

_worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 8
_share = FIRST + _worker * SHARE
_start = os.getpid() % SHARE  # two runs on one machine do not walk side by side
_offered = itertools.cycle(
    [*range(_share + _start, _share + SHARE), *range(_share, _share + _start)]
)


def free_port() -> int:
    """A port that nobody listens on now, and that is not offered again soon."""
    for port in itertools.islice(_offered, SHARE):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError(f"no port is free from {_share} on")
