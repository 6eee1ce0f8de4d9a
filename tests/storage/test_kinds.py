"""Which classes a store takes: an index needs fields that have one order."""

from typing import ClassVar, Literal

import pytest

from domain.document import Document, Index
from storage.kinds import Kinds, describe
from tests.storage.documents import KINDS, Card


class Wrong(Document, frozen=True, kw_only=True):
    """Fields that cannot be indexed, each for its own reason."""

    collection: ClassVar[str] = "wrong"

    maybe: str | None
    number: float
    many: tuple[str, ...]
    both: Literal["a", 1]


def test_a_class_and_its_fields() -> None:
    kind = describe(Card)
    assert kind.collection == "cards"
    assert kind.shape == 1
    assert dict(kind.fields) == {
        "id": str,
        "box": str,
        "rank": int,
        "open": bool,
        "urgency": int,
        "state": str,
        "code": str,
    }


@pytest.mark.parametrize("field", ["maybe", "number", "many", "both", "nothing"])
@pytest.mark.parametrize("unique", [True, False])
def test_fields_without_one_order(field: str, unique: bool) -> None:
    class Indexed(Wrong, frozen=True, kw_only=True):
        indexes: ClassVar[tuple[Index, ...]] = (Index((field,), unique),)

    with pytest.raises(ValueError, match=field):
        describe(Indexed)


@pytest.mark.parametrize("field", ["id", "street", "shape", "version"])
def test_fields_that_the_stores_keep(field: str) -> None:
    class Indexed(Document, frozen=True, kw_only=True):
        collection: ClassVar[str] = "indexed"
        indexes: ClassVar[tuple[Index, ...]] = (Index((field,)),)

    with pytest.raises(ValueError, match=field):
        describe(Indexed)


@pytest.mark.parametrize("name", ["cards", "meta", "series"])
def test_names_that_are_taken(name: str) -> None:
    class Other(Document, frozen=True, kw_only=True):
        collection: ClassVar[str] = name

    with pytest.raises(ValueError, match=name):
        Kinds([*KINDS, Other])
