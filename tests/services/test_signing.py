"""A link opens one thing for one person for a while, and nobody else can make or change one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.errors import NotGenuine
from domain.links import Claim
from services.signing import Expired, Signer, made, opened, void
from services.unit import Unit
from storage.port import Store

SIGNER = Signer("a key of this test")
CLAIM = Claim("file", "w-1.0", "p-1", expires_at=2_000)
WORD = SIGNER.token(CLAIM)


class TestSigner:
    """Pure: no store, no clock."""

    def test_what_was_signed_is_read(self) -> None:
        assert SIGNER.read(WORD, "file", 1_999) == CLAIM

    def test_a_link_ends(self) -> None:
        with pytest.raises(Expired):
            SIGNER.read(WORD, "file", 2_000)

    def test_one_purpose_is_not_another(self) -> None:
        with pytest.raises(NotGenuine):
            SIGNER.read(WORD, "case", 1)

    def test_another_key_opens_nothing(self) -> None:
        with pytest.raises(NotGenuine):
            Signer("another").read(WORD, "file", 1)

    def test_the_key_before_still_opens_and_no_longer_signs(self) -> None:
        changed = Signer("new", before="a key of this test")
        assert changed.read(WORD, "file", 1) == CLAIM
        assert Signer("new").read(changed.token(CLAIM), "file", 1) == CLAIM

    @pytest.mark.parametrize("at", range(len(WORD)))
    def test_no_character_can_be_changed(self, at: int) -> None:
        other = "A" if WORD[at] != "A" else "B"
        with pytest.raises(NotGenuine):
            SIGNER.read(WORD[:at] + other + WORD[at + 1 :], "file", 1)

    @given(st.text(max_size=200))
    def test_any_word_is_refused_politely(self, word: str) -> None:
        with pytest.raises(NotGenuine):
            SIGNER.read(word, "file", 1)

    @pytest.mark.parametrize("more", ["=", "A", "\n", ".", WORD])
    def test_a_link_has_one_spelling(self, more: str) -> None:
        with pytest.raises(NotGenuine):
            SIGNER.read(WORD + more, "file", 1)

    def test_it_is_short_and_shows_no_key(self) -> None:
        long = replace(CLAIM, object="0" * 26, person="0" * 24, expires_at=2_000_000_000_000)
        assert len(SIGNER.token(long)) < 130
        assert "key" not in repr(SIGNER)

    def test_without_a_key_links_end_with_the_process(self) -> None:
        with pytest.raises(NotGenuine):
            Signer.passing().read(Signer.passing().token(CLAIM), "file", 1)
        with pytest.raises(ValueError, match="key"):
            Signer("")


async def test_all_of_a_persons_links_can_be_made_void(store: Store) -> None:
    word = await made(store, SIGNER, "case", "c-1", "p-1", 2_000)
    others = await made(store, SIGNER, "case", "c-1", "p-2", 2_000)
    assert (await opened(store, SIGNER, "case", word, 1)).object == "c-1"
    for _ in range(2):
        unit = Unit(store)
        await void(unit, "p-1")
        await unit.commit()
        with pytest.raises(Expired):
            await opened(store, SIGNER, "case", word, 1)
        assert (await opened(store, SIGNER, "case", others, 1)).person == "p-2"
        word = await made(store, SIGNER, "case", "c-1", "p-1", 2_000)
        assert (await opened(store, SIGNER, "case", word, 1)).person == "p-1"
