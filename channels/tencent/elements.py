"""The platform's flat XML, read without trusting it."""

from xml.parsers.expat import ExpatError, ParserCreate

from domain.errors import NotUnderstood

_CONTROL = bytes(set(range(32)) - {9, 10, 13})
_DEEPEST = 8


def elements(body: bytes) -> dict[str, str]:
    """The text of each element directly under `<xml>`, and of those inside by their path.

    `List/Id` holds the texts of all `<Id>` in a `<List>`, one a line; an element that has
    children has no text of its own.
    UTF-8 only, whatever the declaration says. Control characters are dropped before parsing:
    XML 1.0 forbids them, yet WeChat passes on what residents paste (WeRoBot issue 420).
    Raises `NotUnderstood` for anything that is no such document, for DOCTYPE (and with it
    every entity trick), for an element that comes twice and for needless depth.
    """
    reader = _Reader()
    try:
        reader.parse(body.translate(None, _CONTROL))
    except (ExpatError, UnicodeDecodeError) as fault:
        raise NotUnderstood("正文不是 XML。The body is not well-formed UTF-8 XML.") from fault
    return reader.found


class _Reader:
    """Expat's callbacks for one document."""

    __slots__ = ("_children", "_path", "_words", "found")

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self._words: list[str] = []
        self._children = False
        self._path: list[str] = []

    def parse(self, body: bytes) -> None:
        parser = ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.Parse(body, True)

    def _doctype(self, *_: object) -> None:
        raise NotUnderstood("正文不许带 DOCTYPE。DOCTYPE and entities are not accepted.")

    def _start(self, name: str, _: object) -> None:
        if (not self._path and name != "xml") or len(self._path) >= _DEEPEST:
            raise NotUnderstood("正文不是微信的格式。The body is not WeChat's <xml>.")
        self._path.append(name)
        self._words, self._children = [], False

    def _end(self, _: str) -> None:
        path, leaf = "/".join(self._path[1:]), not self._children
        self._path.pop()
        self._children = True
        if not (leaf and path):
            return
        words = "".join(self._words).strip()
        if path in self.found:
            if "/" not in path:
                raise NotUnderstood("正文里有重复的元素。An element comes twice.")
            words = f"{self.found[path]}\n{words}"
        self.found[path] = words

    def _data(self, words: str) -> None:
        self._words.append(words)
