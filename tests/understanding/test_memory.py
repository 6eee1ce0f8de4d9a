"""What was learnt is kept for the next start, and never believed where it may be wrong."""

from pathlib import Path

import msgspec
import pytest

from domain.street import Street
from services.understanding import Understanding, load_lexicon, memory
from services.understanding.learning import Learned, learn
from services.understanding.lexicon import Lexicon
from services.understanding.memory import recalled
from services.understanding.normalise import Normaliser


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """A small one, quickly learnt."""
    whole = load_lexicon()
    few = {name: told[:3] for name, told in whole.topic_examples.items()}
    return msgspec.structs.replace(whole, topic_examples=few, intent_examples={})


@pytest.fixture(scope="module")
def plain(lexicon: Lexicon) -> Normaliser:
    return Normaliser(lexicon.dialect, lexicon.emoji)


@pytest.fixture
def taught(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one with everything that is learnt anew."""
    lessons: list[str] = []

    def counted(street: Street, lexicon: Lexicon, plain: Normaliser) -> Learned:
        lessons.append(street.id)
        return learn(street, lexicon, plain)

    monkeypatch.setattr(memory, "learn", counted)
    return lessons


def test_the_second_start_learns_nothing(
    street: Street, lexicon: Lexicon, plain: Normaliser, tmp_path: Path, taught: list[str]
) -> None:
    first = recalled(street, lexicon, plain, tmp_path / "new")
    assert recalled(street, lexicon, plain, tmp_path / "new") == first
    assert len(taught) == 1
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["learned-yichuan"]


def test_other_data_are_learnt_anew(
    street: Street, lexicon: Lexicon, plain: Normaliser, tmp_path: Path, taught: list[str]
) -> None:
    recalled(street, lexicon, plain, tmp_path)
    more = msgspec.structs.replace(lexicon, lookalikes=(*lexicon.lookalikes, "气死我了"))
    assert recalled(street, more, plain, tmp_path) == learn(street, more, plain)
    other = msgspec.structs.replace(street, topics=street.topics[1:])
    recalled(other, more, plain, tmp_path)
    assert len(taught) == 3


@pytest.mark.parametrize("harm", ["empty", "short", "flipped", "no file"])
def test_a_harmed_file_is_learnt_anew_and_mended(
    street: Street,
    lexicon: Lexicon,
    plain: Normaliser,
    tmp_path: Path,
    taught: list[str],
    harm: str,
) -> None:
    whole = recalled(street, lexicon, plain, tmp_path)
    file = tmp_path / "learned-yichuan"
    data = file.read_bytes()
    middle = len(data) // 2
    flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    file.write_bytes({"empty": b"", "short": data[:-9], "flipped": flipped}.get(harm, b""))
    if harm == "no file":
        file.unlink()
    assert recalled(street, lexicon, plain, tmp_path) == whole
    assert recalled(street, lexicon, plain, tmp_path) == whole
    assert len(taught) == 2


def test_where_nothing_can_be_kept_nothing_is_lost(
    street: Street, lexicon: Lexicon, plain: Normaliser, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    told = recalled(street, lexicon, plain, tmp_path / "file" / "under it")
    assert told == learn(street, lexicon, plain)


def test_a_recalled_one_understands_the_same(street: Street, tmp_path: Path) -> None:
    lexicon = load_lexicon()
    kept = [Understanding(street, lexicon, keep=tmp_path) for _ in range(2)]
    for text in (
        "宜川四村12号3楼楼道堆物",
        "电梯里困住人了",
        "明天天气怎么样",
        "the lamp is broken",
    ):
        first, again = (each.understand(text) for each in kept)
        assert first == again
