"""A reply as WeChat text: lines with `<a>` links, cut into messages that the platform takes."""

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec.structs import replace

from domain.message import AppPage, Card, Link, Reply

LIMIT = 2048
"""UTF-8 bytes of one text message, passive or customer-service (protocols: 文本消息)."""

_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ANCHOR = re.compile(r"<(?=\s*/?\s*a\b)", re.IGNORECASE)
_HREF = {ord(mark): f"%{ord(mark):02X}" for mark in "\"'<> \t\n\\^`{|}"}
_LABEL = {ord("<"): "＜", ord(">"): "＞", ord("\n"): " "}


class Line(msgspec.Struct, frozen=True):
    """One line: words, then links."""

    words: str
    links: tuple[Link, ...] = ()

    @property
    def marked(self) -> str:
        """As WeChat shows it: taps behind labels."""
        return " ".join(filter(None, (self.words, *map(_anchor, self.links))))

    @property
    def plain(self) -> str:
        """As any channel can show it: addresses written out."""
        links = (f"›{link.label} {link.url}" for link in self.links)
        return " ".join(filter(None, (self.words, *links)))


def clean(words: str) -> str:
    """Words that cannot break out: no character XML 1.0 forbids, no link of somebody else's.

    Emoji stay; halves of them (lone surrogates) and control characters go. A resident's
    `<a href=…>` would be a tap in the street's name when it is shown to staff.
    """
    words = _ILLEGAL.sub("", words)
    return _ANCHOR.sub("＜", words) if "<" in words else words


def lines(reply: Reply) -> list[Line]:
    """The whole reply: text, cards, what follows with its links, what can be chosen."""
    return [
        *_plain(reply.text),
        *(line for card in _cards(reply) for line in card),
        *_plain(reply.after),
        *([Line("", reply.links)] if reply.links else []),
        *_extras(reply),
        *(Line(clean(choice.spelled(n))) for n, choice in enumerate(reply.choices, 1)),
    ]


def messages(reply: Reply, limit: int = LIMIT) -> list[str]:
    """The reply as texts of at most `limit` bytes each, in order."""
    return list(pages(lines(reply), limit))


def fill(rest: Sequence[Line], limit: int = LIMIT) -> tuple[str, list[Line]]:
    """One message of at most `limit` bytes, and the lines that are left for the next.

    It ends at the end of a line wherever one fits, else between two characters of the words,
    never inside a link.
    """
    whole = "\n".join(line.marked for line in rest)
    if len(whole.encode()) <= limit:
        return whole, []
    count = _fitting(rest, limit)
    if count:
        return "\n".join(line.marked for line in rest[:count]), list(rest[count:])
    head, tail = _cut(rest[0], limit)
    return head.marked, [tail, *rest[1:]]


def pages(rest: Sequence[Line], limit: int) -> Iterator[str]:
    """Lines as messages of at most `limit` bytes each, in order."""
    while rest:
        page, rest = fill(rest, limit)
        if words := page.strip("\n"):
            yield words


def _fitting(rest: Sequence[Line], limit: int) -> int:
    """How many whole lines fit, line ends included."""
    size = -1
    for count, line in enumerate(rest):
        size += len(line.marked.encode()) + 1
        if size > limit:
            return count
    return len(rest)


def _cut(line: Line, limit: int) -> tuple[Line, Line]:
    """Split a line that is too long by itself: words first, then whole links.

    A link whose address alone is too long keeps only its label: no message could carry it.
    """
    if line.words:
        head = line.words.encode()[:limit].decode("utf-8", "ignore")
        return Line(head), Line(line.words[len(head) :], line.links)
    first, later = line.links[0], Line("", line.links[1:])
    if len(_anchor(first).encode()) > limit:
        return _cut(Line(_label(first)), limit)[0], later
    return Line("", (first,)), later


def _plain(words: str) -> list[Line]:
    return [Line(line) for line in clean(words).split("\n")] if words else []


def _cards(reply: Reply) -> Iterator[list[Line]]:
    """Cards count 1, 2, …, unless the digits are needed for choices."""
    several, counted = len(reply.cards) > 1, not reply.choices
    for n, card in enumerate(reply.cards, 1):
        yield _card(card, (f"{n} " if counted else "· ") if several else "")


def _card(card: Card, mark: str) -> list[Line]:
    indent = "  " if mark else ""
    words = [f"{mark}{clean(card.title)}", *(f"{indent}{clean(line)}" for line in card.lines)]
    return [*map(Line, words[:-1]), Line(words[-1], card.links)]


def _extras(reply: Reply) -> Iterator[Line]:
    """Picture and place: a passive text can only point at them."""
    if reply.picture.startswith(("https://", "http://")):
        yield Line("", (Link("图片", reply.picture),))
    if reply.place:
        yield Line(clean(reply.place.label) or f"{reply.place.lat:.5f},{reply.place.lng:.5f}")


def web_only(reply: Reply) -> Reply:
    """The reply for where no mini-program opens from a text: its links lead to our own pages."""
    cards = tuple(
        replace(card, links=tuple(replace(link, page=None) for link in card.links))
        for card in reply.cards
    )
    return replace(reply, cards=cards)


def first_page(reply: Reply) -> AppPage | None:
    """Where in the mini-program the reply leads first, if anywhere."""
    return next((link.page for card in reply.cards for link in card.links if link.page), None)


def _anchor(link: Link) -> str:
    return f'<a href="{_quoted(link.url)}"{_target(link)}>›{_label(link)}</a>'


def _target(link: Link) -> str:
    """What opens the mini-program; phones that cannot take the `href` before it (文字链)."""
    if link.page is None:
        return ""
    app, path = _quoted(link.page.app), _quoted(link.page.path)
    return f' data-miniprogram-appid="{app}" data-miniprogram-path="{path}"'


def _quoted(address: str) -> str:
    return _ILLEGAL.sub("", address).translate(_HREF)


def _label(link: Link) -> str:
    return _ILLEGAL.sub("", link.label).translate(_LABEL)
