"""Understanding: time for one message, for a long one, and for building it all.

Budgets (design): under 0.1 ms typical, 0.3 ms at most for ordinary messages; building under
0.4 s. CPU time is measured, so that a busy machine tells the same story.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from domain.street import Street
from services.pack import load
from services.understanding import Lexicon, Understanding, load_lexicon

ROUNDS = 5
HELD_OUT = Path(__file__).resolve().parents[1] / "tests" / "understanding"


def messages() -> list[str]:
    """The held-out messages: as ordinary as we have them."""
    found: list[str] = []
    for name in ("heldout-topics", "heldout-intents", "practice-topics-2", "practice-intents-2"):
        blocks = yaml.safe_load((HELD_OUT / f"{name}.yaml").read_text(encoding="utf-8"))
        found += [line.strip() for block in blocks.values() for line in block.splitlines() if line]
    return found


def microseconds(understanding: Understanding, text: str) -> float:
    """The best of several rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.thread_time_ns()
        understanding.understand(text)
        best = min(best, (time.thread_time_ns() - start) / 1000)
    return best


def built(street: Street, lexicon: Lexicon, keep: Path) -> float:
    """Seconds of the processor that building takes."""
    before = time.thread_time()
    Understanding(street, lexicon, keep=keep)
    return time.thread_time() - before


def rows() -> Iterator[tuple[str, str, str]]:
    """What, measured, bar."""
    lexicon, street = load_lexicon(), load("yichuan")
    with tempfile.TemporaryDirectory() as folder:
        first, again = (built(street, lexicon, Path(folder)) for _ in range(2))
    understanding = Understanding(street, lexicon)
    times = sorted(microseconds(understanding, text) for text in messages())
    typical, p99 = statistics.median(times), times[int(len(times) * 0.99)]
    long = microseconds(understanding, "楼下饭店油烟很大,而且半夜卸货吵得睡不着。" * 100)
    yield "understanding one message: typical, p99", f"{typical:.0f}, {p99:.0f} µs", "100, 300 µs"
    yield "understanding 2,000 characters", f"{long:.0f} µs", "bounded"
    what = "building the understanding: first, and with what was learnt then"
    yield what, f"{first * 1000:.0f}, {again * 1000:.0f} ms", "400 ms"


if __name__ == "__main__":
    for row in rows():
        print(*row, sep=" | ")
