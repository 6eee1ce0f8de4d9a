"""Small Chinese numerals, as people say house and case numbers."""

_ONES = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}


def number_of(words: str) -> int:
    """`7`, `七`, `十二`, `二十一`, `一百二`, `两百零五` as a number; 0 where it is none."""
    if words.isdigit():
        return int(words)
    hundreds, hundred, rest = words.rpartition("百")
    if hundred:
        short = len(rest) == 1 and rest != "十"
        return number_of(hundreds or "一") * 100 + number_of(rest) * (10 if short else 1)
    tens, ten, ones = words.rpartition("十")
    if ten:
        return (_ONES.get(tens, 1) if tens else 1) * 10 + _ONES.get(ones, 0)
    return int("".join(str(_ONES.get(character, 0)) for character in words) or "0")
