"""Chat words: `接单 7`, `办结 7 已清理`, `催办 7`, `绑定 ABC123`, in Chinese and English.

The words stand in lexicon/commands.yaml. Only the command form counts: 「退单怎么退」 is a
question, 「退单 7 不归我」 a command. Source: design, «Chat words».
"""

import re
from collections.abc import Mapping
from typing import Literal

import msgspec

from services.understanding.numerals import number_of

Form = Literal["bare", "case", "case?", "call", "call?", "rest", "rest?", "glued"]
_CASE = (
    r"(?:#|no\.?\s?|第)?(?P<case>[a-z]{2}\s?\d{8}-\d{1,6}|\d{1,2}-\d{1,6}|\d{1,6}"
    r"|[一二三四五六七八九十]{1,3}(?=号))\s?(?:号(?![楼线口门])(?:工单|案件|单)?)?(?![\d弄楼室])"
)
_CALL = re.compile(
    r"[\s::,，、]*(?:集结?|call|c)\s?(?P<call>\d{1,6})(?:号|(?!\d))[\s::,，、]*(?P<rest>.*)$",
    re.DOTALL,
)
"""«集3», «call 3»: how people name an emergency call."""
_GAP = r"[\s::,，、]*"
_END = re.compile(r"[\s.。!！~～]+$")
_OPENING = re.compile(r"^[\s:,]+")
_BARE_TAIL = r"[\s.。!！~～了啦啊呀哦吧]*"


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """A verb of commands.yaml: what it means, what follows it, how people write it."""

    intent: str
    form: Form
    words: tuple[str, ...]


class Command(msgspec.Struct, frozen=True, kw_only=True):
    """A command taken apart: `verb` is its id in commands.yaml, `case` as written, `rest` the words.

    `call` is the number of an emergency call, 0 where none was named.
    """

    verb: str
    intent: str
    case: str | None = None
    rest: str = ""
    call: int = 0


class Commands:
    """All command words, ready to parse."""

    def __init__(self, words: Mapping[str, Word]) -> None:
        self._words = words
        forms = sorted(
            ((spelling, verb) for verb, word in words.items() for spelling in word.words),
            key=lambda pair: -len(pair[0]),
        )
        self._verbs = {said: [v for spelling, v in forms if spelling == said] for said, _ in forms}
        either = "|".join(re.escape(spelling) for spelling, _ in forms)
        self._forward = re.compile(rf"(?P<verb>{either})(?P<tail>.*)", re.DOTALL)
        self._backward = re.compile(
            rf"{_CASE}{_GAP}(?:已经|已)?(?P<verb>{either})(?:{_BARE_TAIL}$|[\s,:,:]+(?P<rest>.*)$)",
            re.DOTALL,
        )
        self._case = re.compile(rf"{_GAP}{_CASE}{_GAP}(?P<rest>.*)$", re.DOTALL)

    def parse(self, written: str, spelled: str, *, loose: bool = False) -> Command | None:
        """Read a text, as written and in one script (`Normaliser.spell`); None: no command.

        The rest of a command keeps the person's own writing. `loose`: staff write 「上报骊山路…」
        without a space.
        """
        command = self._parse(spelled.strip().lstrip("/#【[ ").strip(), loose)
        if command is None or not command.rest or len(written) != len(spelled):
            return command
        at = spelled.rfind(command.rest)
        return msgspec.structs.replace(command, rest=written[at : at + len(command.rest)])

    def _parse(self, text: str, loose: bool) -> Command | None:
        match = self._forward.match(text)
        for verb in self._verbs[match["verb"]] if match else ():
            found = self._shape(verb, match["tail"], loose) if match else None
            if found:
                return found
        back = self._backward.match(text)
        for verb in self._verbs[back["verb"]] if back else ():
            if back and self._words[verb].form in ("case", "case?"):
                return self._made(verb, _case(back["case"]), back["rest"] or "")
        return None

    def _shape(self, verb: str, tail: str, loose: bool) -> Command | None:
        form = self._words[verb].form
        if re.fullmatch(_BARE_TAIL, tail):
            return self._made(verb, None, "") if form not in ("rest", "call") else None
        if form in ("call", "call?", "rest?") and (match := _CALL.match(tail)):
            return self._made(verb, None, match["rest"], int(match["call"]))
        if form in ("case", "case?"):
            match = self._case.match(tail)
            return self._made(verb, _case(match["case"]), match["rest"]) if match else None
        if form == "glued" or (form in ("rest", "rest?") and (loose or _OPENING.match(tail))):
            return self._made(verb, None, _OPENING.sub("", tail))
        return None

    def _made(self, verb: str, case: str | None, rest: str, call: int = 0) -> Command:
        rest = _END.sub("", rest.strip())
        return Command(verb=verb, intent=self._words[verb].intent, case=case, rest=rest, call=call)


def _case(written: str) -> str:
    plain = written.replace(" ", "").upper()
    if "-" in plain:
        return plain
    return str(number_of(plain))
