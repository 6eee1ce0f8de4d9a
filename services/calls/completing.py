"""A call's sentence and what was said after it: the answer to «where?», «修改 20:45»."""

import re

from msgspec.structs import replace

from services.calls.sentence import Asked, Sentence
from services.understanding.numerals import number_of

_NUMBER = re.compile(
    r"(?:需要?|要)?\s*(\d{1,4}|[一二三四五六七八九十百两]{1,5})\s*(?:个|位|名)?人?"
)
_EVERYBODY = re.compile(r"(?:不限|都来|全部|全来|所有人|不用|everybody|everyone|all)")
_ANY = re.compile(
    r"(?:随便|隨便|都行|都可以|你定|您定|不知道|不晓得|不清楚|再说|any(?:where)?|whatever|i don.?t know)[吧啦了。.]*",
    re.IGNORECASE,
)
"""Words that name no place."""
_ABOUT: dict[str, tuple[Asked, ...]] = {
    "grids": ("scope",),
    "groups": ("scope",),
    "whole": ("scope",),
    "kinds": ("kind",),
    "gather_by": ("when",),
    "needed": ("needed",),
    "where": ("where",),
}
_SCOPE = ("whole", "grids", "groups", "teams", "level")


def changed(old: Sentence, new: Sentence) -> Sentence:
    """The call with whatever a later sentence says differently; another scope replaces all of it."""
    said = _said(new)
    if set(said) & {"whole", "grids", "groups"}:
        said |= {field: getattr(new, field) for field in _SCOPE if field not in said}
        if not new.teams:
            said["teams"] = old.teams
    settled = {asked for field in said for asked in _ABOUT.get(field, ())}
    unclear = tuple(a for a in old.unclear if a not in settled)
    return replace(old, **said, unclear=(*unclear, *(a for a in new.unclear if a not in unclear)))


def answered(old: Sentence, asked: Asked, words: str, new: Sentence) -> Sentence | None:
    """The call with the answer to what was asked; `new` is how the words read by themselves.

    None where they are no answer to it.
    """
    if asked == "where" and _ANY.fullmatch(words.strip()):
        return None
    if asked == "where":
        return changed(old, replace(_without_place(new), where=words.strip()[:100]))
    if asked == "needed":
        return _counted(old, words)
    given = changed(old, _without_place(new))
    return None if asked == given.missing else given


def _counted(old: Sentence, words: str) -> Sentence | None:
    unclear = tuple(a for a in old.unclear if a != "needed")
    if _EVERYBODY.fullmatch(words.strip()):
        return replace(old, needed=0, unclear=unclear)
    number = _NUMBER.fullmatch(words.strip(" 。.!！"))
    if number is None or not number_of(number[1]):
        return None
    return replace(old, needed=number_of(number[1]), unclear=unclear)


def _without_place(new: Sentence) -> Sentence:
    return replace(new, where="", what="")


def _said(new: Sentence) -> dict[str, object]:
    """The fields that a sentence gives, unless what it says of them is unclear."""
    given = {field: getattr(new, field) for field in new.__struct_fields__ if field != "unclear"}
    empty = Sentence()
    said = {field: value for field, value in given.items() if value != getattr(empty, field)}
    unclear = {f for f, about in _ABOUT.items() if set(about) & set(new.unclear)}
    return {field: value for field, value in said.items() if field not in unclear}
