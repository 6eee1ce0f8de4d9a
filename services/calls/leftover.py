"""What is left of a call's sentence when everything known was taken from it: what to bring, where, what for."""

import re
from collections.abc import Iterator

from domain.street import Street
from services.calls.names import Names, Spell

TAKEN = "\0"
"""A letter that was understood already."""

FOLLOWS = 4
"""A scrap so short directly after a place belongs to it: 「中远两湾城 会所」, letters."""

_BRING = re.compile(
    r"(?:(?<![一地热绿寒纽海])(?:请|要|各|自|随身|务必|都)*(?:带好|带上|带齐|带着|自带|携带|备好|带)"
    r"(?!队|领|班|头|路|动|来人|人)|(?<![a-z])(?:please )?(?:bring|carry)(?:ing)?(?![a-z]))[:：\s]*"
)
_GAPS = re.compile(
    r"(?:[\0,，、。.;；!！:：|/\n]|(?<![a-z0-9])\s|\s(?![a-z0-9])|\s(?=(?:at|near|to|in)\s))+"
)
"""Spaces part Chinese words; English ones only before «at …»."""
_ENOUGH = re.compile(r"[\0。;；!！\n]")
_ITEM_END = re.compile(r"(?:来|过来|等|即可|就行|集合)$")
_GO = re.compile(
    r"(?:赶到|赶往|赶赴|前往|到|在|去|往|于|(?<![a-z])(?:at|in|to|near)(?![a-z])|"
    r"(?:集合|集结)?(?:地点|点)(?:在|是|为)?[:：]?)\s*"
)
_MEET = re.compile(r"\s*(?:集合|集结|集中|报到|待命|碰头|碰面|会合)$")
_LEAD = re.compile(
    r"(?:和|与|及|跟|以及|的|请|速来|速到|速|快来|快|各位|大家|全体|全员|所有人?|人员|队员|成员|组员|同志们?|志愿者|党员|"
    r"来|了|改|换|成|就位|时间|截止|在岗|要求|队|组|网格|通知|让|叫|麻烦|务必|紧急|应急|响应|"
    r"(?<![a-z])(?:the|and|for|please|people|with|meet|gather|team|of|grid|on)(?![a-z]))\s*"
)
_TAIL = re.compile(
    r"\s*(?:前|之前|到位|到岗|的|人员|一起|和|与|及|请|并|全体|全员|,|需?要|需|"
    r"(?<![a-z])(?:and|by|at|the|please|team|for))$"
)
_PLACE_END = re.compile(
    r"(?:路口|[街弄村门巷道楼东西南北出入]口|门前|门外|居委会?|居民区|社区|小区|广场|站点?|号|弄|桥[下上头]?|中心|大厅|"
    r"办公室|大楼|学校|小学|中学|公园|车库|新村|[一二三四五六七八]村|苑|坊|河边|岸边|泵站|仓库|活动室|会议室|"
    r"食堂|大门|北门|南门|东门|西门|岗亭|指挥部|街道办|现场|点位|岗位|原地|片区|路|"
    r"(?:gate|station|road|crossing|square|park|office|centre|center|bridge|hall|entrance))$"
)


class Spots:
    """What counts as a place: what the street's gazetteer names, and what ends like one."""

    def __init__(self, street: Street, spell: Spell) -> None:
        names = {spell(n) for place in street.places for n in (place.name, *place.aliases)}
        longest_first = sorted(names, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")

    def __contains__(self, piece: str) -> bool:
        return bool(self._known.search(piece) or _PLACE_END.search(piece))

    def begins(self, piece: str) -> bool:
        """Whether a place of the gazetteer stands at its beginning: no letter of it is a filler."""
        return bool(self._known.match(piece))


def brought(words: str, text: str, names: Names, spots: Spots) -> tuple[str, str]:
    """What to bring, as the person wrote it, and the text without it; "" where nothing is said."""
    match = _BRING.search(text)
    if match is None:
        return "", text
    items: list[str] = []
    last = match.end()
    for since, until in _pieces(text, match.end()):
        if items and (
            _ENOUGH.search(text[last:since]) or _no_item(text[since:until], names, spots)
        ):
            break
        items.append(_ITEM_END.sub("", words[since:until]))
        last = until
    left = text[: match.start()] + TAKEN * (last - match.start()) + text[last:]
    return "、".join(item for item in items if item), left


def where_and_what(words: str, text: str, spots: Spots) -> tuple[str, str]:
    """Where to gather, and the words that belong nowhere else.

    A place is what is called one («到…», «…集合») or looks like one, with what follows it
    directly; a single scrap that is neither is taken for one, since it is read back.
    """
    where: list[str] = []
    what: list[str] = []
    end = -2
    for since, until in _pieces(text, 0):
        first, last, marked = _trimmed(text, since, until, spots)
        if first == last:
            continue
        follows = bool(where) and text[end:since] == " " and last - first <= FOLLOWS
        place = marked or text[first:last] in spots or follows
        (where if place else what).append(words[first:last])
        end = until if place else end
    if not where and len(what) == 1:
        return what[0], ""
    return " ".join(where), " ".join(what)


def _pieces(text: str, at: int) -> Iterator[tuple[int, int]]:
    """From where to where each scrap between gaps reaches, from `at` on."""
    for gap in _GAPS.finditer(text, at):
        if gap.start() > at:
            yield at, gap.start()
        at = gap.end()
    if at < len(text):
        yield at, len(text)


def _trimmed(text: str, since: int, until: int, spots: Spots) -> tuple[int, int, bool]:
    """The scrap without fillers, and whether its words say that it is a place."""
    marked = False
    while since < until and not spots.begins(text[since:until]):
        go = _GO.match(text, since, until)
        filler = go or _LEAD.match(text, since, until)
        if filler is None:
            break
        marked, since = marked or bool(go), filler.end()
    while since < until:
        meet = _MEET.search(text, since, until)
        filler = meet or _TAIL.search(text, since, until)
        if filler is None:
            break
        marked, until = marked or bool(meet), filler.start()
    return since, until, marked and since < until


def _no_item(piece: str, names: Names, spots: Spots) -> bool:
    return names.known(piece) or piece in spots or bool(_GO.match(piece) or _MEET.search(piece))
