"""Understanding: time for one message, for a long one, and for building it all.

Budgets (design): under 0.1 ms typical, 0.3 ms at most for ordinary messages; building under
0.4 s. CPU time is measured, so that a busy machine tells the same story.
"""

import statistics
import time
from pathlib import Path

import yaml

from services.pack import load
from services.understanding import Understanding, load_lexicon

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


def main() -> None:
    """Print the table."""
    start = time.thread_time()
    lexicon = load_lexicon()
    loaded = time.thread_time()
    street = load("yichuan")
    before = time.thread_time()
    understanding = Understanding(street, lexicon)
    built = time.thread_time()
    times = sorted(microseconds(understanding, text) for text in messages())
    long = microseconds(understanding, "楼下饭店油烟很大,而且半夜卸货吵得睡不着。" * 100)
    print(f"load lexicon     {(loaded - start) * 1000:7.0f} ms")
    print(f"build            {(built - before) * 1000:7.0f} ms   (budget 400)")
    print(f"message, median  {statistics.median(times):7.0f} µs   (budget 100)")
    print(f"message, p99     {times[int(len(times) * 0.99)]:7.0f} µs   (budget 300)")
    print(f"message, slowest {times[-1]:7.0f} µs   of {len(times)}")
    print(f"2,000 characters {long:7.0f} µs")


if __name__ == "__main__":
    main()
