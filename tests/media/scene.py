"""A case with something sent for it, and platforms that hand it out, or do not."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence

from msgspec.structs import replace

from domain.case import Case, Event, Words
from domain.errors import Unavailable
from domain.fetch import Fetch, FileUse
from domain.message import Media
from domain.work import Notice
from services.cases.intake import Report
from services.media.loop import Fetching
from services.media.port import Fetcher, Unfetched
from services.media.wanted import ask_for
from services.office import Office
from services.unit import Unit
from storage.files.port import Files
from storage.port import Change, Guard, Order, Store, eq
from tests.services.desk import CLUTTER, reported

PHOTO, VOICE, VIDEO = Media("photo", "m-1"), Media("voice", "m-2"), Media("video", "m-3")


class Platform:
    """A `Fetcher` that hands out what lies there, after the refusals that were put before it."""

    def __init__(self, *refusals: Exception, **lies: bytes) -> None:
        self.refusals, self.asked = list(refusals), list[str]()
        self.lies = {name.replace("_", "-"): content for name, content in lies.items()}

    async def fetch(self, media: Media, account: str) -> AsyncGenerator[bytes, None]:
        """In three pieces."""
        self.asked.append(f"{account}/{media.ref}")
        await asyncio.sleep(0)
        if self.refusals:
            raise self.refusals.pop(0)
        content = self.lies.get(media.ref)
        if content is None:
            raise Unfetched("errcode 40007", again=False)
        third = len(content) // 3 + 1
        for start in range(0, len(content), third):
            yield content[start : start + third]


class Killed(BaseException):
    """Where a process ends: nothing after it runs, and nobody is told."""


class Falling:
    """A store or files in whose `at`-th writing call the process ends, before or after it."""

    def __init__(self, inner: object, at: int, *, after: bool) -> None:
        self._inner, self._left, self._after = inner, at, after

    def __getattr__(self, name: str) -> object:
        found = getattr(self._inner, name)
        return self._falling(found) if name in ("commit", "claim", "put") else found

    def _falling(self, call: Callable[..., object]) -> Callable[..., object]:
        async def falling(*arguments: object, **named: object) -> object:
            self._left -= 1
            if self._left == 0 and not self._after:
                raise Killed
            result = await call(*arguments, **named)  # type: ignore[misc]
            if self._left == 0:
                raise Killed
            return result

        return falling


class Stubborn:
    """Files on a full disk, or a store that cannot write, until `room` is set."""

    def __init__(self, files: Files) -> None:
        self._files, self.room = files, False

    def __getattr__(self, name: str) -> object:
        return getattr(self._files, name)

    async def put(self, *arguments: object) -> str:
        """There is no room."""
        if not self.room:
            raise Unavailable("files: No space left on device")
        return await self._files.put(*arguments)  # type: ignore[arg-type]


async def sent(office: Office, *media: Media, report: Report = CLUTTER) -> Case:
    """A case whose report carries these, asked for as a conversation would."""
    case = await reported(office, replace(report, media=media))
    unit, said = Unit(office.store), await words_of(office, case)
    for fetch in _asked(office, said[0]):
        unit.insert(fetch)
    await unit.commit()
    return case


def _asked(office: Office, words: Words) -> Sequence[Fetch]:
    unit = Unit(office.store)
    unit.insert(words)
    ask_for(unit, "wechat", "wx-desk")
    return unit.made(Fetch)


def fetching(office: Office, files: Files, platform: Fetcher, **more: object) -> Fetching:
    """The loop with this platform behind WeChat, no chance in it."""
    return Fetching(office, files, {"wechat": platform}, chance=lambda: 1.0, **more)  # type: ignore[arg-type]


async def words_of(office: Office, case: Case) -> list[Words]:
    """What was said for a case."""
    return await office.store.find(Words, [eq("case", case.id)], order=Order(("at",)))


async def media_of(office: Office, case: Case) -> tuple[Media, ...]:
    """What its report carries now."""
    return (await words_of(office, case))[0].media


async def fetches(office: Office) -> list[Fetch]:
    """All the work there is or was."""
    return await office.store.find(Fetch)


async def names(office: Office) -> set[str]:
    """The files that words name."""
    return {use.file for use in await office.store.find(FileUse)}


async def history(office: Office, case: Case) -> list[Event]:
    """What its history says."""
    return await office.store.find(Event, [eq("case", case.id)], order=Order(("at",)))


async def told(office: Office) -> list[Notice]:
    """Every notice, in the order they were made."""
    return await office.store.find(Notice, [eq("fate", "waiting")], order=Order(("made_at",)))


class Conflicted:
    """A store whose first commits lose against somebody who did `meanwhile`."""

    def __init__(self, store: Store, meanwhile: Callable[[], object]) -> None:
        self._store, self._meanwhile, self._done = store, meanwhile, False

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    async def commit(self, changes: Sequence[Change], guards: Sequence[Guard] = ()) -> None:
        """Somebody is quicker, once."""
        if not self._done:
            self._done = True
            await self._meanwhile()  # type: ignore[misc]
        await self._store.commit(changes, guards)
