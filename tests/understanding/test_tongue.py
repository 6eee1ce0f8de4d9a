"""Which language people write: told only where there is no doubt."""

import pytest

from services.understanding.normalise import simplify_table
from services.understanding.tongue import Tongue

TONGUE = Tongue(simplify_table())


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Where can I get drinking water", "en"),
        ("the lamp at 中潭路 is out", "en"),
        ("My neighbour's bike blocks the stairs!!", "en"),
        ("我想預約理髮", "zh-Hant"),
        ("後面有個老人", "zh-Hant"),
        ("路灯不亮了怎么办", "zh-Hans"),
        ("面条台风后里只有两个", "zh-Hans"),
    ],
)
def test_they_write_it_plainly(words: str, language: str) -> None:
    assert TONGUE.of(words) == language


@pytest.mark.parametrize(
    "words",
    [
        "", "？", "7", "ok", "English", "the lamp", "YC20261123-0001", "wo yao bao xiu",
        "绑定 NO-IT-IS-A-7", "绑定 A7-I-AM-IT", "宜川四村12号", "收到", "皇后", "🔥🔥🔥", "KFC WiFi APP",
    ],
)  # fmt: skip
def test_little_is_said_or_it_would_do_in_either(words: str) -> None:
    assert TONGUE.of(words) is None
