"""A reply in Telegram's form: lines of text, and buttons under the last message.

Limits are the Bot API's: 4,096 characters a message (counted here in UTF-16 units with the marks,
the strictest way to read it), 64 bytes of `callback_data`, 100 buttons.
"""

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlsplit

import msgspec

from domain.message import Card, Choice, Incoming, Link, Pin, Rendered, Reply

LIMIT = 4096
DATA_BYTES = 64
MOST_BUTTONS = 100
SHORT = 8
"""Labels up to so many characters stand three in a row."""

_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")
_CRS = {"wgs84": "wgs84", "gcj02": "gaode"}


class Line(msgspec.Struct, frozen=True):
    """One line of words; titles are bold."""

    words: str
    bold: bool = False

    @property
    def html(self) -> str:
        """With Telegram's HTML marks; nobody's words can become marks."""
        safe = html.escape(self.words, quote=False)
        return f"<b>{safe}</b>" if self.bold and safe else safe


class Button(msgspec.Struct, frozen=True):
    """A tap that opens `url`, or sends `say` back."""

    label: str
    say: str = ""
    url: str = ""


Rows = tuple[tuple[Button, ...], ...]


class Part(msgspec.Struct, frozen=True):
    """One message. `picture` is shown large above the words."""

    lines: tuple[Line, ...]
    rows: Rows = ()
    picture: str = ""

    @property
    def html(self) -> str:
        """The words with marks, for `parse_mode` HTML."""
        return "\n".join(line.html for line in self.lines)

    @property
    def plain(self) -> str:
        """The words without marks."""
        return "\n".join(line.words for line in self.lines)


def render(_: Incoming, reply: Reply) -> Rendered:
    """Telegram's webhook is answered with an empty body; the whole reply goes out as a notice."""
    return Rendered(follow=None if reply.silent else reply)


def compose(reply: Reply, *, buttons: bool = True) -> tuple[Part, ...]:
    """The reply as messages in order; without `buttons` everything is said in words.

    Choices become buttons only where all of them fit; otherwise they are numbered, and a digit
    answers. A link that Telegram takes for no button (no dot in its host, tel:) is written out.
    """
    spelled = not (buttons and all(_fits(choice) for choice in reply.choices))
    rows = () if spelled else _rows(reply.choices)
    links = [(f"{mark}{link.label}", link) for mark, link in _links(reply)]
    room = MOST_BUTTONS - len(reply.choices)
    tapped = {link for _, link in links[:room] if buttons and _opens(link.url)}
    lines = list(_lines(reply, tapped, spelled))
    rows = (*_link_rows([pair for pair in links if pair[1] in tapped]), *rows)
    pages = list(_pages(lines or [Line(reply.picture)]))
    picture = reply.picture if _is_web(reply.picture) else ""
    last = len(pages) - 1
    return tuple(
        Part(page, rows if n == last else (), picture if n == 0 else "")
        for n, page in enumerate(pages)
    )


def place_link(pin: Pin) -> Link | None:
    """A tap that shows the place in Amap (uri.amap.com/marker), which knows both systems."""
    if pin.crs not in _CRS:
        return None
    name = quote(pin.label or _point(pin), safe="")
    where = f"position={pin.lng:.6f},{pin.lat:.6f}&name={name}&coordinate={_CRS[pin.crs]}"
    return Link(f"📍 {pin.label or _point(pin)}", f"https://uri.amap.com/marker?{where}")


def _links(reply: Reply) -> Iterator[tuple[str, Link]]:
    """Every link, with what tells it from those of the other cards."""
    for mark, card in _marked(reply):
        name = "" if not mark else f"{card.title} " if mark == "· " else mark
        yield from ((name, link) for link in card.links)
    yield from (("", link) for link in reply.links)
    if reply.place and (link := place_link(reply.place)):
        yield "", link


def _lines(reply: Reply, tapped: set[Link], spelled: bool) -> Iterator[Line]:
    yield from _split(reply.text)
    for mark, card in _marked(reply):
        yield from _card(mark, card, tapped)
    yield from _split(reply.after)
    yield from _untapped(reply.links, tapped)
    if reply.place and not (reply.text or reply.cards or reply.after):
        yield from _split(reply.place.label or _point(reply.place))
    elif reply.place and place_link(reply.place) not in tapped:
        yield from _split(f"{reply.place.label} {_point(reply.place)}".strip())
    if spelled:
        for n, choice in enumerate(reply.choices, 1):
            yield from _split(choice.spelled(n))


def _marked(reply: Reply) -> Iterator[tuple[str, Card]]:
    """Several cards count 1, 2, …, unless the digits are needed for choices."""
    for n, card in enumerate(reply.cards, 1):
        yield "" if len(reply.cards) == 1 else "· " if reply.choices else f"{n} ", card


def _card(mark: str, card: Card, tapped: set[Link]) -> Iterator[Line]:
    yield Line(_clean(f"{mark}{card.title}"), bold=True)
    for line in card.lines:
        yield from _split(line)
    yield from _untapped(card.links, tapped)


def _untapped(links: Sequence[Link], tapped: set[Link]) -> Iterator[Line]:
    for link in links:
        if link not in tapped:
            yield from _split(f"›{link.label} {link.url}")


def _split(words: str) -> Iterator[Line]:
    if words:
        yield from (Line(line) for line in _clean(words).split("\n"))


def _rows(choices: Sequence[Choice]) -> Rows:
    taps = [Button(_clean(c.label), say=c.say) for c in choices]
    wide = 1 if any(len(tap.label) > SHORT for tap in taps) else 3
    return tuple(tuple(taps[n : n + wide]) for n in range(0, len(taps), wide))


def _link_rows(links: Sequence[tuple[str, Link]]) -> Rows:
    """A row each; a link whose label cannot be shown is named by its address."""
    return tuple(
        (Button(_clean(label).strip() or link.url, url=link.url),) for label, link in links
    )


def _fits(choice: Choice) -> bool:
    clean = choice.say == _clean(choice.say)
    return (
        bool(_clean(choice.label).strip()) and clean and 0 < len(choice.say.encode()) <= DATA_BYTES
    )


def _is_web(url: str) -> bool:
    return url.startswith(("https://", "http://")) and url == _clean(url) and " " not in url


def _opens(url: str) -> bool:
    """Whether Telegram takes the address for a button: http(s), and a dot in its host."""
    try:
        return _is_web(url) and "." in (urlsplit(url).hostname or "")
    except ValueError:
        return False


def _clean(words: str) -> str:
    """Without control characters and halves of emoji, which no message can carry."""
    return _CONTROL.sub("", words)


def _point(pin: Pin) -> str:
    return f"{pin.lat:.5f}, {pin.lng:.5f}"


def _pages(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Lines by the message, cut at line ends wherever they fit."""
    page: list[Line] = []
    size = 0
    for line in (piece for whole in lines for piece in _pieces(whole)):
        length = _units(line.html) + 1
        if page and size + length > LIMIT:
            yield tuple(page)
            page, size = [], 0
        page.append(line)
        size += length
    yield tuple(page)


def _pieces(line: Line) -> Iterator[Line]:
    """A line that is too long by itself, cut between two characters."""
    start = size = 0
    for at, char in enumerate(line.words):
        length = _units(html.escape(char, quote=False))
        if size + length > LIMIT - 8:  # room for the marks and the line's end
            yield Line(line.words[start:at], line.bold)
            start, size = at, 0
        size += length
    yield Line(line.words[start:], line.bold)


def _units(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2
