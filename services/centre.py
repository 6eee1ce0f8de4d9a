"""The party-service centre's free services, found by number, name or what people call them.

Pure look-ups over the pack: what is not confirmed there stays so here, and nothing is added.
"""

import re
import unicodedata

from domain.street import Centre, Service

_DIGITS = {word: number for number, word in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_NUMBERED = re.compile(
    r"第?(\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
    r"(?:个|项|类|种|号)?(?:服务)?(?:是什么|怎么用|呢)?"
)
_CARD = re.compile(r"一卡通|办卡|办张卡|这?张卡|\bcard\b")
_WORTHLESS = re.compile(r"[\s,。!?、,.!?~「」『』]+")


def named(centre: Centre, words: str) -> Service | None:
    """The service that `words` mean: 「3」, 「第三个」, its name, or an alias inside a sentence.

    Of several names in the sentence the longest counts, so 「共享家」 wins over 「家」.
    """
    plain = _plain(words)
    numbered = _NUMBERED.fullmatch(plain)
    if numbered:
        return next((s for s in centre.services if s.number == _number(numbered[1])), None)
    best = max(
        (
            (len(name), -service.number, service)
            for service in centre.services
            for name in _names(service)
            if len(name) > 1 and name in plain
        ),
        key=lambda found: found[:2],
        default=None,
    )
    return best[2] if best else None


def asks_for_card(words: str) -> bool:
    """Whether the question is about the 一卡通 itself: what it is, who gets one."""
    return bool(_CARD.search(_plain(words)))


def listing(centre: Centre) -> tuple[tuple[Service, ...], tuple[Service, ...]]:
    """The confirmed services and those only reported, each by number."""
    services = sorted(centre.services, key=lambda service: service.number)
    return (
        tuple(service for service in services if service.confirmed),
        tuple(service for service in services if not service.confirmed),
    )


def _names(service: Service) -> tuple[str, ...]:
    """Its names as people may say them; what stands in brackets is explanation."""
    return tuple(_plain(name) for name in (service.name.split("(")[0], *service.aliases))


def _number(text: str) -> int:
    """1 to 19, written either way: 3, 三, 十, 十二."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def _plain(words: str) -> str:
    return _WORTHLESS.sub("", unicodedata.normalize("NFKC", words)).casefold()
