"""`python -m bot understand`: a message a line in, a JSON object a line out (design, labels)."""

from collections.abc import Iterable, Iterator

import msgspec

from services.understanding.understanding import Understanding

KEYS = (
    "text",
    "intent",
    "topic",
    "urgency",
    "grid",
    "place",
    "facilities",
    "case",
    "confidence",
)


def understand_lines(understanding: Understanding, lines: Iterable[str]) -> Iterator[str]:
    """One JSON object (without a line end) for each line given; a blank line is answered too."""
    for line in lines:
        understood = understanding.understand(line.rstrip("\r\n"))
        row = {key: getattr(understood, key) for key in KEYS}
        row["text"] = understood.text.encode("utf-8", "replace").decode()
        yield msgspec.json.encode(row).decode()
