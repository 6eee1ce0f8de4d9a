"""Both stores of files keep the same promises: named by content, whole or not there, swept in time."""

import asyncio
import hashlib
import io
import resource
import stat
import uuid
from collections.abc import AsyncIterator, Collection, Sequence
from pathlib import Path

import pytest

from domain.errors import NotFound, Unavailable
from storage.files.disk import DiskFiles
from storage.files.port import PIECE, Files
from storage.mongo.connection import connect
from storage.mongo.files import BEGUN, MongoFiles

PHOTO = b"a photo of a stairwell"
FILM = bytes(range(256)) * (PIECE // 256) * 3 + b"end"
NOW = 1_795_000_000_000


def name(content: bytes) -> str:
    """What a file with this content is called."""
    return hashlib.sha256(content).hexdigest()


async def put(files: Files, content: bytes, now: int = NOW) -> str:
    """Keep some bytes."""
    return await files.put(io.BytesIO(content), now)


async def whole(files: Files, name: str, start: int = 0, stop: int | None = None) -> bytes:
    """What is read of a file."""
    return b"".join([piece async for piece in files.read(name, start, stop)])


class Names:
    """The documents' part: which names they name, and which they were asked for."""

    def __init__(self, *named: str) -> None:
        self.named, self.asked = set(named), set[str]()

    async def __call__(self, names: Sequence[str]) -> Collection[str]:
        self.asked |= set(names)
        return self.named & set(names)


@pytest.fixture(params=["disk", "mongo"])
def two(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Files, Files]:
    """The files of two streets in one place, not yet open."""
    if request.param == "disk":
        return DiskFiles(tmp_path / "files", "yichuan"), DiskFiles(tmp_path / "files", "wanli")
    uri, test = request.getfixturevalue("mongo_uri"), uuid.uuid4().hex
    return MongoFiles(uri, f"yichuan-{test}"), MongoFiles(uri, f"wanli-{test}")


@pytest.fixture
async def files(two: tuple[Files, Files]) -> AsyncIterator[Files]:
    """The files of one street."""
    await two[0].open()
    yield two[0]
    await two[0].close()


class TestContract:
    """What callers may rely on, whatever is behind the port."""

    async def test_a_file_is_named_by_what_is_in_it(self, files: Files) -> None:
        assert await put(files, PHOTO) == name(PHOTO)
        assert await whole(files, name(PHOTO)) == PHOTO
        assert await files.size(name(PHOTO)) == len(PHOTO)

    async def test_all_of_the_source_is_kept_wherever_it_stood(self, files: Files) -> None:
        source = io.BytesIO(PHOTO)
        source.seek(5)
        assert await files.put(source, NOW) == name(PHOTO)

    @pytest.mark.parametrize("content", [b"", FILM])
    async def test_no_size_is_special(self, files: Files, content: bytes) -> None:
        assert await whole(files, await put(files, content)) == content

    @pytest.mark.parametrize(
        ("start", "stop"),
        [(0, 1), (7, 7), (PIECE - 1, PIECE + 1), (len(FILM) - 3, None), (5, 2 * PIECE + 9)],
    )
    async def test_a_part_can_be_read(self, files: Files, start: int, stop: int | None) -> None:
        assert await whole(files, await put(files, FILM), start, stop) == FILM[start:stop]

    @pytest.mark.parametrize("wrong", [name(b"?"), "", "../../etc/passwd", "new", "A" * 64])
    async def test_what_is_not_there_is_said_so(self, files: Files, wrong: str) -> None:
        with pytest.raises(NotFound):
            await files.size(wrong)
        with pytest.raises(NotFound):
            await whole(files, wrong)

    async def test_the_same_twice_is_one_even_at_once(self, files: Files) -> None:
        assert len(set(await asyncio.gather(*(put(files, FILM) for _ in range(4))))) == 1
        assert await whole(files, name(FILM)) == FILM
        assert await files.sweep(NOW + 1, Names()) == 1

    async def test_only_old_files_that_nothing_names_are_swept(self, files: Files) -> None:
        kept, orphan, young = [
            await put(files, content, at)
            for content, at in ((b"1", NOW), (b"2", NOW), (b"3", NOW + 10))
        ]
        documents = Names(kept)
        assert await files.sweep(NOW + 10, documents) == 1
        assert documents.asked == {kept, orphan}
        assert [await whole(files, kept), await whole(files, young)] == [b"1", b"3"]
        with pytest.raises(NotFound):
            await files.size(orphan)

    async def test_a_file_put_again_is_young_again(self, files: Files) -> None:
        await put(files, PHOTO)
        await put(files, PHOTO, NOW + 10)
        assert await files.sweep(NOW + 10, Names()) == 0
        assert await whole(files, name(PHOTO)) == PHOTO

    async def test_put_again_while_it_is_being_swept(self, files: Files) -> None:
        await put(files, PHOTO)

        async def putting(names: Sequence[str]) -> Collection[str]:
            if names:
                await put(files, PHOTO, NOW + 10)
            return ()

        assert await files.sweep(NOW + 10, putting) == 0
        assert await whole(files, name(PHOTO)) == PHOTO

    async def test_streets_do_not_see_each_others(self, two: tuple[Files, Files]) -> None:
        for files in two:
            await files.open()
        await put(two[0], PHOTO)
        with pytest.raises(NotFound):
            await two[1].size(name(PHOTO))
        assert await two[1].sweep(NOW + 1, Names()) == 0
        await put(two[1], PHOTO)
        assert await two[1].sweep(NOW + 1, Names()) == 1
        assert await whole(two[0], name(PHOTO)) == PHOTO
        for files in two:
            await files.close()

    async def test_they_are_there_after_a_restart(self, two: tuple[Files, Files]) -> None:
        for _ in range(2):
            await two[0].open()
            await two[0].ping()
            await put(two[0], PHOTO)
            assert await whole(two[0], name(PHOTO)) == PHOTO
            await two[0].close()


class TestDisk:
    """A folder's own troubles."""

    async def test_nobody_else_on_the_machine_may_look(self, tmp_path: Path) -> None:
        await DiskFiles(tmp_path / "files", "yichuan").open()
        assert stat.S_IMODE((tmp_path / "files" / "yichuan").stat().st_mode) == 0o700

    async def test_a_folder_that_cannot_be_made_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "files").write_bytes(b"a file where the folder should be")
        for folder in (tmp_path / "files", Path("/proc/nothing")):
            with pytest.raises(Unavailable, match=str(folder)):
                await DiskFiles(folder, "yichuan").open()

    async def test_a_full_disk_is_said_and_leaves_nothing(self, tmp_path: Path) -> None:
        files = DiskFiles(tmp_path, "yichuan")
        await files.open()
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (PIECE, before[1]))
        try:
            with pytest.raises(Unavailable):
                await put(files, FILM)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        assert not list((tmp_path / "yichuan" / "new").iterdir())
        assert await put(files, FILM) == name(FILM)

    async def test_a_disk_nearly_full_is_not_ready(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        files = DiskFiles(tmp_path, "yichuan")
        await files.open()
        await files.ping()
        monkeypatch.setattr("storage.files.disk.SPARE", 2**62)
        with pytest.raises(Unavailable):
            await files.ping()

    async def test_what_a_killed_server_left_half_written_is_swept(self, tmp_path: Path) -> None:
        files = DiskFiles(tmp_path, "yichuan")
        await files.open()
        half = tmp_path / "yichuan" / "new" / "half"
        half.write_bytes(b"...")
        assert await files.sweep(1, Names()) == 0
        assert await files.sweep(2**52, Names("half")) == 1
        assert not half.exists()


class Breaking(io.BytesIO):
    """Can be read once; the second time it breaks off in the middle."""

    passes = 0

    def seek(self, offset: int, whence: int = 0) -> int:
        self.passes += 1
        return super().seek(offset, whence)

    def read(self, size: int | None = -1) -> bytes:
        if self.passes > 1 and self.tell():
            raise RuntimeError("killed")
        return super().read(size)


async def test_pieces_of_a_killed_upload_are_swept_from_mongodb(mongo_uri: str) -> None:
    files = MongoFiles(mongo_uri, f"yichuan-{uuid.uuid4().hex}")
    await files.open()
    client = connect(mongo_uri)
    try:
        database = client.get_default_database()
        with pytest.raises(RuntimeError):
            await files.put(Breaking(FILM), NOW)
        begun = await database[BEGUN].find_one({"at": NOW, "street": files._street})
        assert begun is not None
        of_it = {"files_id": begun["_id"]}
        await database["files"]["chunks"].insert_one({**of_it, "n": 0, "data": b"half"})
        await files.sweep(NOW, Names())
        assert await database["files"]["chunks"].count_documents(of_it) == 1
        await files.sweep(NOW + 1, Names())
        assert await database["files"]["chunks"].count_documents(of_it) == 0
        assert await database[BEGUN].count_documents({"_id": begun["_id"]}) == 0
    finally:
        await client.close()
        await files.close()
