"""`make bench`: the budgets of the design beside what this machine just did, as ratios in one run."""

import argparse
import platform
import sys
from collections.abc import Iterable

from benchmarks import appeal, calls, cases, clocks, delivery, stations, store, understanding
from benchmarks.pages import measuring as pages

Row = tuple[str, str, str]


def main() -> None:
    """Print the table; `--quick` takes a sixth of the time and a hundredth of the cases."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("--quick", action="store_true")
    own = parser.parse_args()
    print(f"Python {platform.python_version()} on {platform.machine()}, one worker, embedded store")
    _show("what", "measured", "bar")
    for row in _rows(own.quick):
        _show(*row)


def _rows(quick: bool) -> Iterable[Row]:
    yield from _throughput()
    yield from _waiting(10 if quick else 60)
    yield from _start()
    yield from understanding.rows()
    yield from stations.rows()
    yield from delivery.rows()
    yield from calls.rows()
    yield from clocks.rows()
    yield from store.rows()
    yield from cases.rows((10_000,) if quick else (10_000, 1_000_000))
    yield from pages.rows(10_000 if quick else 100_000)
    if not quick:
        yield from cases.rows_of_mongo()
        yield from calls.rows_of_mongo()
        yield from pages.rows_of_mongo()


def _throughput() -> Iterable[Row]:
    rates = appeal.throughput()
    for peer, bar in (("wechatpy", 0.25), ("werobot", 0.5)):
        ratio = rates["xinyi"] / rates[peer]
        said = f"{ratio:.2f} ({rates['xinyi']:.0f}/s against {rates[peer]:.0f}/s)"
        yield f"whole appeal, safe mode, against a {peer} echo", said, f"at least {bar}"


def _waiting(seconds: int) -> Iterable[Row]:
    load = appeal.waiting(200, seconds)
    p50, p99, most = load.percentile(0.5), load.percentile(0.99), max(load.latencies)
    what = f"appeals at 200/s for {seconds} s: median, p99, longest"
    yield what, f"{p50 * 1e3:.0f}, {p99 * 1e3:.0f}, {most * 1e3:.0f} ms", "p99 50 ms, none over 1 s"


def _start() -> Iterable[Row]:
    seconds, mib = appeal.start()
    yield "start to first answer, every time but the first", f"{seconds:.2f} s", "under 1.5 s"
    yield "memory after the first answer", f"{mib:.0f} MiB", "under 120 MiB"


def _show(what: str, measured: str, bar: str) -> None:
    print(f"{what:58}  {measured:40}  {bar}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
