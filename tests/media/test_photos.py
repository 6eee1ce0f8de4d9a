"""What is kept of a photo is what can be seen on it."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from domain.message import Media
from services.media.examining import examined
from services.media.photos import LONGEST, PREVIEW
from services.media.port import Unfit
from tests.media.pictures import (
    BLUE,
    PHONE,
    RED,
    archive,
    body,
    bomb,
    from_a_phone,
    jpeg,
    png,
    turned,
    two_halves,
)

PHOTO = Media("photo", "m-1")
HINTS = [b"Exif", b"GPS", PHONE.encode(), b"at home", b"xmpmeta", b"http://ns.adobe.com", b"ICC"]


def kept(content: bytes) -> tuple[bytes, bytes]:
    """The photo and its preview as they would be kept."""
    with body(content) as file:
        fit = examined(PHOTO, file)
        assert fit.mime == "image/jpeg"
        assert fit.preview is not None
        fit.file.seek(0)
        fit.preview.seek(0)
        return fit.file.read(), fit.preview.read()


def refused(content: bytes) -> str:
    """Why it is not kept, "" for what is."""
    with body(content) as file:
        try:
            examined(PHOTO, file)
        except Unfit as unfit:
            return unfit.why
    return ""


def colour(content: bytes, x: float, y: float) -> str:
    """«red» or «blue» at a place, given in parts of width and height."""
    image = Image.open(BytesIO(content)).convert("RGB")
    found = image.getpixel((int(image.width * x), int(image.height * y)))
    assert isinstance(found, tuple)
    return "red" if abs(found[0] - RED[0]) < 40 else "blue" if abs(found[2] - BLUE[2]) < 40 else "?"


class TestKept:
    """Photos of people who mean well."""

    def test_where_it_was_taken_stays_behind(self) -> None:
        sent = from_a_phone()
        assert sum(hint in sent for hint in HINTS) >= 5
        for content in kept(sent):
            assert not [hint for hint in HINTS if hint in content]
            assert not Image.open(BytesIO(content)).getexif()

    @pytest.mark.parametrize(
        ("orientation", "red"),
        [(1, (0.2, 0.5)), (2, (0.8, 0.5)), (3, (0.8, 0.5)), (6, (0.5, 0.2)), (8, (0.5, 0.8))],
    )
    def test_it_stands_upright(self, orientation: int, red: tuple[float, float]) -> None:
        for content in kept(from_a_phone(orientation)):
            assert colour(content, *red) == "red"
            assert colour(content, 1 - red[0], 1 - red[1]) == "blue"

    @pytest.mark.parametrize(
        ("kind", "mode"),
        [("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB")],
    )
    def test_it_stands_upright_in_any_format(self, kind: str, mode: str) -> None:
        for content in kept(turned(kind, mode)):
            image = Image.open(BytesIO(content))
            assert image.height == 2 * image.width

    def test_it_is_large_enough_to_read_and_no_larger(self) -> None:
        photo, preview = kept(jpeg(two_halves(5_000, 2_500)))
        assert Image.open(BytesIO(photo)).size == (LONGEST, LONGEST // 2)
        assert Image.open(BytesIO(preview)).size == (PREVIEW, PREVIEW // 2)
        assert Image.open(BytesIO(kept(jpeg())[0])).size == (400, 200)

    def test_a_long_one_of_the_whole_street_is_kept(self) -> None:
        photo, _ = kept(jpeg(two_halves(20_000, 2_000)))
        assert Image.open(BytesIO(photo)).size == (LONGEST, LONGEST // 10)

    @pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
    def test_every_sort_of_png_is_drawn(self, mode: str) -> None:
        photo, _ = kept(png(two_halves(mode="RGB" if mode == "I;16" else mode)))
        assert not [hint for hint in HINTS if hint in photo]

    def test_every_sort_of_jpeg_is_drawn(self) -> None:
        for mode in ("L", "CMYK"):
            assert kept(jpeg(two_halves(mode=mode)))
        assert colour(kept(jpeg(progressive=True))[0], 0.2, 0.5) == "red"

    @pytest.mark.parametrize("kind", ["GIF", "WEBP"])
    def test_of_what_moves_the_first_picture_is_kept(self, kind: str) -> None:
        out = BytesIO()
        two_halves().save(
            out, kind, save_all=True, append_images=[Image.new("RGB", (400, 200), BLUE)]
        )
        assert colour(kept(out.getvalue())[0], 0.2, 0.5) == "red"

    def test_what_was_see_through_lies_on_white(self) -> None:
        clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
        assert Image.open(BytesIO(kept(png(clear))[0])).getpixel((20, 20)) == (255, 255, 255)

    def test_what_hung_behind_it_is_gone(self) -> None:
        photo, preview = kept(jpeg() + archive())
        assert b"run.html" not in photo + preview
        assert b"PK\3\4" not in photo + preview


class TestRefused:
    """Files that are no photos, and photos that are no use."""

    @pytest.mark.parametrize("side", [4_100, 7_000, 12_000, 60_000])
    def test_one_that_would_fill_all_memory(self, side: int) -> None:
        assert refused(bomb(side)) == "large"

    @pytest.mark.parametrize("keep", [0.1, 0.5, 0.9])
    def test_one_that_was_cut_off(self, keep: float) -> None:
        for content in (jpeg(two_halves(900, 900)), png(Image.effect_noise((300, 300), 80))):
            assert refused(content[: int(len(content) * keep)]) == "broken"

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            b"<!doctype html><script>alert(1)</script>",
            b'{"errcode":40007,"errmsg":"invalid media_id"}',
            b"%PDF-1.7\n",
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
            b"P6 4 4 255 " + bytes(48),
            archive(),
        ],
    )
    def test_what_is_no_photo_whatever_it_is_called(self, content: bytes) -> None:
        assert refused(content) == "kind"

    def test_a_tiff_or_bmp_is_not_what_phones_send(self) -> None:
        for kind in ("TIFF", "BMP", "ICO"):
            out = BytesIO()
            two_halves(64, 64).save(out, kind)
            assert refused(out.getvalue()) == "kind"

    @given(st.integers(0, 4_000), st.binary(min_size=1, max_size=40))
    def test_a_damaged_one_is_drawn_or_refused_and_nothing_else(self, at: int, by: bytes) -> None:
        whole = from_a_phone()
        at %= len(whole)
        damaged = whole[:at] + by + whole[at + len(by) :]
        assert refused(damaged) in ("", "broken", "kind", "large")
