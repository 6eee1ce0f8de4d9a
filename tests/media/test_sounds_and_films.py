"""Voices and films are taken for what is in them to the end; where a film was taken stays behind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.simulator.media import FOLDER
from domain.message import Media
from services.media.examining import examined
from services.media.port import Unfit
from tests.media.films import BEGIN, END, PICTURES, PLACE, POSITIONS, amr, box, film, ogg, page
from tests.media.pictures import archive, body, jpeg

VOICE, VIDEO = Media("voice", "m-1"), Media("video", "m-2")


def looked_at(media: Media, content: bytes) -> tuple[str, bytes]:
    """Its media type with what would be kept, or why it is refused with nothing."""
    with body(content) as file:
        try:
            fit = examined(media, file)
        except Unfit as unfit:
            return unfit.why, b""
        assert fit.preview is None
        fit.file.seek(0)
        return fit.mime, fit.file.read()


def verdict(media: Media, content: bytes) -> str:
    """Its media type, or why it is refused."""
    return looked_at(media, content)[0]


class TestVoices:
    """AMR and Ogg, kept as they came."""

    @pytest.mark.parametrize(
        ("content", "mime"),
        [
            (amr(), "audio/amr"),
            (amr(wide=True), "audio/amr-wb"),
            (amr()[:-8], "audio/amr"),
            (ogg(), "audio/ogg"),
            (ogg(b"\x01vorbis"), "audio/ogg"),
            (film(seen=b"soun"), "audio/mp4"),
        ],
    )
    def test_what_platforms_send_is_known(self, content: bytes, mime: str) -> None:
        assert verdict(VOICE, content) == mime

    @pytest.mark.parametrize(("name", "mime"), [("amr", "audio/amr"), ("ogg", "audio/ogg")])
    def test_the_simulators_voices_are_sound(self, name: str, mime: str) -> None:
        content = (FOLDER / f"voice.{name}").read_bytes()
        assert looked_at(VOICE, content) == (mime, content)

    @pytest.mark.parametrize(
        "content",
        [
            b"#!AMR\n",
            amr(more=archive()),
            amr(more=b"<script>alert(1)</script>" * 3),
            ogg(more=archive()),
            ogg(more=b"<script>alert(1)</script>"),
            ogg()[:-3],
            b"OggS\0",
        ],
    )
    def test_something_behind_it_or_missing_is_refused(self, content: bytes) -> None:
        assert verdict(VOICE, content) == "broken"

    @pytest.mark.parametrize(
        "content",
        [b"", b"<html>", b"ID3\4", jpeg(), archive(), film(), page(b"theora" * 9, first=True)],
    )
    def test_what_is_no_voice_is_refused(self, content: bytes) -> None:
        assert verdict(VOICE, content) == "kind"


class TestFilms:
    """MP4 and its family."""

    @pytest.mark.parametrize("wide", [False, True])
    def test_every_place_is_blanked_and_nothing_moves(self, *, wide: bool) -> None:
        sent = film(wide=wide)
        mime, kept = looked_at(VIDEO, sent)
        assert mime == "video/mp4"
        assert PLACE in sent
        assert POSITIONS in sent
        for told in (PLACE, b"31.2468", b"121.4345", b"ISO6709", b"xyz", b"XMP"):
            assert told not in kept
        assert len(kept) == len(sent)
        seen = sent.index(BEGIN), sent.index(END)
        assert kept[seen[0] : seen[1]] == sent[seen[0] : seen[1]].replace(
            POSITIONS, bytes(len(POSITIONS))
        )
        assert kept.count(PICTURES) == 2
        assert kept.count(b"trak") == 1

    def test_a_clean_one_is_kept_as_it_is(self) -> None:
        once = looked_at(VIDEO, film())[1]
        assert looked_at(VIDEO, once) == ("video/mp4", once)

    @pytest.mark.parametrize(
        ("brand", "mime"),
        [(b"qt  ", "video/quicktime"), (b"3gp4", "video/mp4"), (b"mp42", "video/mp4")],
    )
    def test_its_brand_says_which(self, brand: bytes, mime: str) -> None:
        assert verdict(VIDEO, film(brand)) == mime

    def test_a_sound_sent_as_a_film_is_one_to_listen_to(self) -> None:
        assert verdict(VIDEO, film(seen=b"soun")) == "audio/mp4"

    @pytest.mark.parametrize(
        "content",
        [
            film(more=archive()),
            film(more=b"<script>alert(1)</script>"),
            film()[:-5],
            film()[:900],
            box(b"ftyp", b"isom"),
            film() + film(),
            film(more=b"\0\0\0\1free" + b"\xff" * 8),
        ],
    )
    def test_something_behind_it_or_missing_is_refused(self, content: bytes) -> None:
        assert verdict(VIDEO, content) == "broken"

    @pytest.mark.parametrize(
        "content", [b"", b"<html>", jpeg(), archive(), amr(), b"\x1aE\xdf\xa3"]
    )
    def test_what_is_no_film_is_refused(self, content: bytes) -> None:
        assert verdict(VIDEO, content) == "kind"

    def test_a_film_of_nothing_to_see_or_hear_is_refused(self) -> None:
        assert verdict(VIDEO, film(seen=b"text")) == "kind"

    def test_tables_that_lie_cost_no_time_and_blank_no_index(self) -> None:
        sent = film()
        positions = sent.index(b"stsz", sent.rindex(b"stsz") - 1)
        alike = sent[: positions + 8] + b"\0\0\xff\xff\xff\xff\xff\xff" + sent[positions + 16 :]
        assert verdict(VIDEO, alike) == "broken"

    @given(st.integers(0, 5_000), st.binary(min_size=1, max_size=12))
    def test_a_damaged_one_is_kept_or_refused_and_nothing_else(self, at: int, by: bytes) -> None:
        whole = film()
        at %= len(whole)
        why = verdict(VIDEO, whole[:at] + by + whole[at + len(by) :])
        assert why in ("video/mp4", "video/quicktime", "audio/mp4", "broken", "kind")


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"OggS\0", b"#!AMR\n", b"\0\0\0\x10ftypisom"])
)
def test_any_bytes_are_looked_at_calmly(content: bytes, mark: bytes) -> None:
    for media in (VOICE, VIDEO):
        assert verdict(media, mark + content)
