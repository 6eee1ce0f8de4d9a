"""A photo sent in WeChat is looked at by the grid's chief, without where it was taken."""

import re
from io import BytesIO

from PIL import Image

from tests.media.pictures import from_a_phone
from tests.whole.callers import appeal, line_to, person, said
from tests.whole.platform import Platform
from tests.whole.running import Server, run

SENT = "media-of-the-whole"
_LINK = re.compile(r'href="http://[^/]+(/files/[^"]+)">›照片1')


async def test_from_the_phone_to_the_chief(running: Server, wechat: Platform) -> None:
    wechat.media[SENT] = from_a_phone(6)
    code = re.search(
        r"绑定 ([A-Z2-9]{8})",
        run(running.folder, running.settings, "staff", "add", "值班", "--role", "desk").stdout,
    )
    assert code
    async with line_to(running) as line:
        aunt, desk = person(line, "photo-aunt"), person(line, "photo-desk")
        await said(desk, f"绑定 {code[1]}")
        await said(aunt, aunt.photo(SENT))
        number = re.search(r"YC\d{8}-\d{4,}", (await said(aunt, appeal(77))).text)
        assert number
        while not (found := _LINK.search((await said(desk, f"详情 {number[0]}")).text)):
            pass  # it is fetched and cleaned meanwhile
        async with line.get(found[1]) as answer:
            assert (answer.status, answer.content_type) == (200, "image/jpeg")
            photo = await answer.read()
    assert Image.open(BytesIO(photo)).size == (200, 400)
    assert b"Exif" not in photo
    assert found[1] not in running.log
