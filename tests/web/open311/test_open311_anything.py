"""Whatever comes to Open311 is answered in its shape: 200, 400, 403 or 404, and never with a crash."""

import asyncio
from urllib.parse import quote, urlencode

from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.open311.peer import REPORT, V2, Http, bearer

NAMES = (
    *REPORT, "lat", "long", "address_id", "media_url", "phone", "email", "jurisdiction_id",
    "attribute[door]", "attribute[x]", "start_date", "end_date", "status", "page", "page_size",
    "service_request_id", "extensions",
)  # fmt: skip
PLAIN = st.sampled_from([
    "", "0", "1", "-1", "31.265", "121.439", "1e9", "nan", "inf", "open", "closed", "true",
    "2026-11-22T00:00:00Z", "2026-11-22T00:00:00 08:00", "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00", "2026-W47", "street_lamp", "self_harm", "yichuan-4", "宜川四村",
    "http://a", "http://[", "\x00", "\x0b]]>", "<![CDATA[", "\ufffe", "YC20261121-0001", ",,",
])  # fmt: skip
VALUES = PLAIN | st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
FORMS = st.dictionaries(st.sampled_from(NAMES) | VALUES, VALUES, max_size=8)
ENDINGS = st.sampled_from(["json", "xml"])


async def test_questions(http: Http) -> None:
    loop, seen = asyncio.get_running_loop(), set[int]()

    async def one(path: str, query: dict[str, str], ending: str) -> None:
        address = f"{V2}/{path}.{ending}"
        answer = await http.get(address, params=query, headers=bearer())
        seen.add(answer.status)
        assert answer.content_type == {"json": "application/json", "xml": "text/xml"}[ending]
        body = await answer.read()
        if ending == "xml":
            fromstring(body)  # well-formed, whatever was said back
        else:
            body.decode()

    paths = st.sampled_from(["services", "requests", "discovery"]) | st.builds(
        lambda kind, id: f"{kind}/{quote(id, safe='')}",
        st.sampled_from(["services", "requests", "tokens"]),
        VALUES.filter(lambda id: id not in ("", ".", "..")),
    )

    @settings(max_examples=100, deadline=None)
    @given(paths, FORMS, ENDINGS)
    def check(path: str, query: dict[str, str], ending: str) -> None:
        asyncio.run_coroutine_threadsafe(one(path, query, ending), loop).result(10)

    await asyncio.to_thread(check)
    assert {200, 404} <= seen <= {200, 400, 404}


async def test_reports(http: Http) -> None:
    loop, seen = asyncio.get_running_loop(), set[int]()

    async def one(form: bytes, ending: str) -> None:
        headers = bearer(**{"Content-Type": "application/x-www-form-urlencoded"})
        address = f"{V2}/requests.{ending}"
        answer = await http.post(address, data=form, headers=headers)
        seen.add(answer.status)
        if ending == "xml":
            fromstring(await answer.read())
        else:
            await answer.json()

    said = FORMS | FORMS.map(lambda more: REPORT | more)
    forms = said.map(lambda form: urlencode(form).encode()) | st.binary(max_size=60)

    @settings(max_examples=100, deadline=None)
    @given(forms, ENDINGS)
    def check(form: bytes, ending: str) -> None:
        asyncio.run_coroutine_threadsafe(one(form, ending), loop).result(10)

    await asyncio.to_thread(check)
    assert {200, 400} <= seen <= {200, 400, 404}
