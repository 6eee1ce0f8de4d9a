"""Other systems report: form-encoded in, a case with its words and its people told, a number out."""

import asyncio
from typing import Any

import pytest
from aiohttp import web
from pytest_aiohttp.plugin import AiohttpClient

from domain.case import Case, Event, Words
from domain.errors import Unavailable
from domain.idempotency import KeyUsed
from domain.work import Notice
from services.office import Office
from storage.port import Order
from tests.services.desk import seated
from tests.web.open311.peer import KEY, OTHER, REPORT, V2, Http, bearer, got, number_of, posted
from web import open311

IDEMPOTENCY = "Idempotency-Key"


async def only(office: Office) -> Case:
    (case,) = await office.store.find(Case)
    return case


async def said(office: Office) -> dict[str, Words]:
    return {words.part: words for words in await office.store.find(Words)}


class TestReport:
    async def test_as_in_the_example_of_the_specification(self, http: Http, office: Office) -> None:
        form = (
            f"api_key={KEY}&jurisdiction_id={office.street.id}&service_code=road_damage"
            "&lat=31.26501&long=121.43902&address_string=1234+5th+street&email=smit333%40sfgov.edu"
            "&device_id=tt222111&account_id=123456&first_name=john&last_name=smith&phone=13812345678"
            "&description=A+large+sinkhole+is+destroying+the+street"
            "&media_url=http%3A%2F%2Ffarm3.static.flickr.com%2F2002%2F2212426634_5ed477a060.jpg"
            "&attribute[door]=12%E5%8F%B7"
        )
        headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
        answer = await http.post(f"{V2}/requests.xml", data=form, headers=headers)
        assert (answer.status, answer.content_type) == (200, "text/xml")
        case, words = await only(office), await said(office)
        expected = f"<service_requests><request><service_request_id>{case.number}<"
        assert expected in (await answer.text())
        assert (case.topic, case.grid, case.door) == ("road_damage", "yibei", "12号")
        assert words["report"].text == "A large sinkhole is destroying the street"
        assert words["report"].phone == "13812345678"
        note = words["note"].text
        assert all(part in note for part in ("district", "1234 5th street", "2212426634"))
        stored = str([words, case, await office.store.find(Event)])
        assert not any(
            part in stored for part in ("john", "smith", "smit333", "tt222111", "123456'")
        )

    async def test_json(self, http: Http, office: Office) -> None:
        (answer,) = await posted(http)
        assert [*answer] == ["service_request_id", "service_notice", "account_id"]
        assert answer["service_request_id"] == (await only(office)).number
        assert answer["service_notice"].startswith("Noted. You get an answer by ")

    async def test_goes_to_its_grid_and_the_chiefs_are_told(
        self, http: Http, office: Office
    ) -> None:
        chief = await seated(office, "grid_chief", "yibei", "p-chief")
        await number_of(http)
        case = await only(office)
        assert (case.state, case.queue) == ("dispatched", "yibei")
        told = await office.store.find(Notice)
        assert [notice.staff for notice in told] == [chief.id]

    async def test_by_the_id_of_a_place(self, http: Http, office: Office) -> None:
        await number_of(http, address_string="", address_id="yichuan-4")
        assert (await only(office)).place == "宜川四村"

    async def test_a_place_nobody_knows_is_the_desks(self, http: Http, office: Office) -> None:
        await number_of(http, address_string="某处", description="")
        case = await only(office)
        assert (case.state, case.queue, case.topic) == ("submitted", "desk", "street_lamp")

    async def test_words_of_danger_are_heard(self, http: Http, office: Office) -> None:
        (answer,) = await posted(http, description="楼里着火了,快来人")
        assert (await only(office)).urgency == "emergency"
        assert (await only(office)).topic == "fire_now"
        assert "119" in answer["service_notice"].splitlines()[0]
        number = answer["service_request_id"]
        assert (await got(http, f"requests/{number}"))[0]["service_code"] == "fire_now"
        await got(http, f"requests/{number}", OTHER, expect=404)

    async def test_who_reports_twice_is_one_person(self, http: Http, office: Office) -> None:
        await number_of(http)
        await number_of(http)
        await number_of(http, account_id="u-18")
        await number_of(http, account_id="")
        await number_of(http, account_id="")
        await number_of(http, key=OTHER)
        cases = await office.store.find(Case, order=Order(("number",)))
        people = [case.reporter for case in cases]
        assert people[0] == people[1]
        assert len(set(people)) == 5
        assert all(p.startswith(("open311:district:", "open311:other:")) for p in people)
        assert "u-17" not in str(people)

    async def test_is_kept_before_the_answer(
        self, http: Http, office: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def full(*_: object) -> None:
            raise Unavailable("disk full")

        with monkeypatch.context() as broken:
            broken.setattr(type(office.store), "commit", full)
            (error,) = await posted(http, status=503)
        assert error["code"] == 503
        assert await office.store.find(Case) == []
        await number_of(http)

    async def test_the_delivery_is_woken(self, woken: list[bool], http: Http) -> None:
        await number_of(http)
        assert woken == [True]


class TestRefused:
    @pytest.mark.parametrize(
        ("given", "status", "word"),
        [
            ({"service_code": ""}, 400, "service_code"),
            ({"service_code": "nothing"}, 404, "nothing"),
            ({"service_code": "fire_now"}, 404, "119"),
            ({"service_code": "self_harm"}, 404, "self_harm"),
            ({"jurisdiction_id": "sfgov.org"}, 404, "jurisdiction_id"),
            ({"address_string": ""}, 400, "lat"),
            ({"lat": "31.2"}, 400, "lat"),
            ({"lat": "nan", "long": "121"}, 400, "lat"),
            ({"lat": "91", "long": "121"}, 400, "lat"),
            ({"lat": "31.2", "long": "1e400"}, 400, "long"),
            ({"address_id": "nowhere"}, 400, "nowhere"),
            ({"address_string": "石泉路街道"}, 400, "石泉路街道"),
            ({"address_string": "", "lat": "40.7", "long": "-74"}, 400, "not in our street"),
            ({"description": "长" * 4001}, 400, "4000"),
            ({"media_url": "file:///etc/passwd"}, 400, "media_url"),
            ({"media_url": "http://[x"}, 400, "media_url"),
            ({"attribute[WHISPAWN]": "1"}, 400, "WHISPAWN"),
            ({"attribute": "1"}, 400, "attribute"),
            ({"api_key": "guess"}, 403, "key"),
            ({"api_key": ""}, 403, "key"),
        ],
    )
    async def test_and_nothing_is_stored(
        self, http: Http, office: Office, given: dict[str, Any], status: int, word: str
    ) -> None:
        (error,) = await posted(http, status=status, **given)
        assert error["code"] == status
        assert word in error["description"]
        assert await office.store.find(Case) == []
        assert await office.store.find(Words) == []

    @pytest.mark.parametrize("body", [b"\xff\xfe=1", b"description=%FF", b"a=1&" * 500])
    async def test_a_form_nobody_can_read(self, http: Http, body: bytes) -> None:
        headers = bearer(**{"Content-Type": "application/x-www-form-urlencoded"})
        answer = await http.post(f"{V2}/requests.json", data=body, headers=headers)
        assert (answer.status, (await answer.json())[0]["code"]) == (400, 400)

    async def test_another_kind_of_body(self, http: Http) -> None:
        answer = await http.post(f"{V2}/requests.json", json=REPORT, headers=bearer())
        assert (answer.status, (await answer.json())[0]["code"]) == (400, 400)

    async def test_too_long(self, http: Http) -> None:
        form = {**REPORT, "description": "x" * 70_000}
        answer = await http.post(f"{V2}/requests.xml", data=form, headers=bearer())
        assert (answer.status, answer.content_type) == (400, "text/xml")


class TestAgain:
    async def test_the_same_key_is_the_same_request(self, http: Http, office: Office) -> None:
        numbers = [
            (await posted(http, headers={IDEMPOTENCY: "k1"}))[0]["service_request_id"]
            for _ in range(2)
        ]
        assert numbers == [(await only(office)).number] * 2
        assert len(await office.store.find(KeyUsed)) == 1

    async def test_at_the_same_moment_too(self, http: Http, office: Office) -> None:
        sent = (posted(http, headers={IDEMPOTENCY: "k1"}) for _ in range(5))
        answers = await asyncio.gather(*sent)
        assert {a[0]["service_request_id"] for a in answers} == {(await only(office)).number}

    async def test_in_either_format(self, http: Http, office: Office) -> None:
        number = (await posted(http, headers={IDEMPOTENCY: "k1"}))[0]["service_request_id"]
        form = {**REPORT, "api_key": KEY}
        answer = await http.post(
            f"{V2}/requests.xml", data=form, headers={IDEMPOTENCY: "k1", "Accept-Language": "en"}
        )
        assert f"<service_request_id>{number}<" in await answer.text()
        await only(office)

    async def test_another_body_under_it_is_refused(self, http: Http, office: Office) -> None:
        await posted(http, headers={IDEMPOTENCY: "k1"})
        (error,) = await posted(http, status=400, headers={IDEMPOTENCY: "k1"}, description="别的")
        assert "Idempotency-Key" in error["description"]
        await only(office)

    async def test_another_systems_key_is_another(self, http: Http, office: Office) -> None:
        await posted(http, headers={IDEMPOTENCY: "k1"})
        await posted(http, headers={IDEMPOTENCY: "k1"}, key=OTHER)
        assert len(await office.store.find(Case)) == 2

    async def test_without_one_each_is_its_own(self, http: Http, office: Office) -> None:
        await number_of(http)
        await number_of(http)
        assert len(await office.store.find(Case)) == 2
        assert await office.store.find(KeyUsed) == []


class TestDoor:
    @pytest.mark.parametrize("path", ["services", "services/street_lamp", "requests", "requests/1",
                                      "tokens/1"])  # fmt: skip
    @pytest.mark.parametrize("given", ["", "Bearer nobody", f"Basic {KEY}", "Bearer \xff"])
    async def test_reading_is_keyed_too(self, http: Http, path: str, given: str) -> None:
        headers = {"Authorization": given, "Accept-Language": "en"}
        answer = await http.get(f"{V2}/{path}.json", headers=headers)
        assert answer.status == 403
        (error,) = await answer.json()
        assert (error["code"], error["description"][:11]) == (403, "A valid key")

    async def test_who_only_reads_and_who_only_reports(
        self, office: Office, aiohttp_client: AiohttpClient
    ) -> None:
        app, readers, writers = web.Application(), {"district": KEY}, {"other": OTHER}
        app.add_routes(open311.routes(office, readers, writers, lambda: None, production=False))
        http = await aiohttp_client(app)
        await posted(http, KEY, status=403)
        number = await number_of(http, OTHER)
        assert len(await got(http, "requests", KEY)) == 1
        for path in ("requests", f"requests/{number}"):
            await got(http, path, OTHER, expect=403)
        for key in (KEY, OTHER):
            assert await got(http, "services/street_lamp", key)

    async def test_the_key_as_the_specification_has_it(self, http: Http) -> None:
        answer = await http.get(f"{V2}/services.json", params={"api_key": KEY})
        assert answer.status == 200

    @pytest.mark.parametrize(
        ("method", "path", "kind"),
        [
            ("GET", "services.yaml", "text/xml"),
            ("GET", "services", "text/xml"),
            ("GET", "nothing.json", "application/json"),
            ("GET", "", "text/xml"),
            ("POST", "services.json", "application/json"),
            ("DELETE", "requests/1.json", "application/json"),
        ],
    )
    async def test_no_such_address(self, http: Http, method: str, path: str, kind: str) -> None:
        answer = await http.request(method, f"{V2}/{path}", headers=bearer())
        assert (answer.status, answer.content_type) == (404, kind)

    async def test_in_the_callers_language(self, http: Http) -> None:
        said = {}
        for language in ("zh-CN", "zh-TW", "en-GB"):
            answer = await http.get(f"{V2}/services.json", headers={"Accept-Language": language})
            said[language] = (await answer.json())[0]["description"]
        assert len(set(said.values())) == 3
        assert "密钥" in said["zh-CN"]

    def test_nothing_without_keys(self, office: Office) -> None:
        assert open311.routes(office, {}, {}, lambda: None, production=True) == []
