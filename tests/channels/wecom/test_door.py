"""Who gets in: cipher, signature, freshness; and what is answered when the house cannot."""

import asyncio
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channels.wecom import door
from domain.errors import Conflict, Unavailable
from domain.message import Reply
from tests.channels.wecom.account import wecom_account
from tests.wecom_peer import to_xml

# -- the address is set up --------------------------------------------------------------------


async def test_the_echo_comes_back_decrypted(peer):
    assert await peer.verify(peer.question("5837592348576")) == (200, "5837592348576")


async def test_a_plus_in_the_echo_survives_an_address_that_was_not_quoted(peer):
    """Protocols, WeCom: a proxy that passes `+` on as it is makes a space of it."""
    query = next(q for q in (peer.question(str(n)) for n in range(200)) if "+" in q["echostr"])
    assert (await peer.verify(query, safe="+"))[0] == 200


@pytest.mark.parametrize("name", ["msg_signature", "timestamp", "nonce", "echostr"])
async def test_the_question_needs_every_part(peer, name):
    query = peer.question()
    del query[name]
    status, said = await peer.verify(query)
    assert (status, name in said) == (400, True)


@pytest.mark.parametrize("name", ["msg_signature", "timestamp", "nonce", "echostr"])
async def test_every_part_of_the_question_is_proven(peer, name):
    query = peer.question()
    query[name] = "1" + query[name][1:] if query[name][0] != "1" else "2" + query[name][1:]
    assert (await peer.verify(query))[0] == 403


async def test_an_echo_is_never_a_page(peer):
    async with peer.http.get("/wecom", params=peer.question("<script>")) as response:
        assert await response.text() == "<script>"
        assert response.content_type == "text/plain"


async def test_an_old_question_is_refused(peer, clock):
    query = peer.question()
    clock.move(601_000)
    assert (await peer.verify(query))[0] == 403


# -- what comes in ------------------------------------------------------------------------------


async def test_words_come_in_and_the_reply_goes_out_sealed(peer, house):
    answer = await peer.post(peer.seal(peer.text("待办")))
    assert (answer.text, "<Encrypt>" in answer.body) == ("1号归您了。", True)
    assert (house.last.text, house.last.sender) == ("待办", "WangChief")


async def test_the_reply_is_from_the_corp_to_the_member(peer):
    xml = (await peer.post(peer.seal(peer.text("待办")))).xml
    assert "<ToUserName><![CDATA[WangChief]]>" in xml
    assert f"<FromUserName><![CDATA[{peer.account.corp_id}]]>" in xml


async def test_a_reply_cannot_break_out_of_its_xml(peer, house):
    """Trap 8."""
    house.reply = Reply(text="]]></Content><Content><![CDATA[假的")
    assert await peer.say("待办") == house.reply.text


async def test_a_long_reply_is_cut_and_the_rest_follows(peer, house):
    """Trap 9: 2,048 bytes, not characters."""
    house.reply = Reply(text="宜" * 1000)
    said = await peer.say("待办")
    assert len(said.encode()) <= 2048
    assert said + house.rendered[-1].follow.text == "宜" * 1000


async def test_a_plain_body_is_refused(peer, house):
    """Trap 5: WeCom has no plain mode, whoever signs."""
    sealed = peer.seal(peer.text("待办"))
    plain = b"<xml><FromUserName>WangChief</FromUserName><MsgType>text</MsgType></xml>"
    assert (await peer.post(sealed._replace(body=plain))).status == 400
    assert house.heard == []


@pytest.mark.parametrize("name", ["msg_signature", "timestamp", "nonce"])
async def test_a_changed_part_is_refused(peer, house, name):
    """Trap 6."""
    sealed = peer.seal(peer.text("待办"))
    changed = sealed.query[name][:-1] + ("1" if sealed.query[name][-1] != "1" else "2")
    forged = sealed._replace(query=sealed.query | {name: changed})
    assert (await peer.post(forged)).status == 403
    assert house.heard == []


async def test_what_was_encrypted_for_another_corp_is_refused(peer, open_door, house):
    """Protocols, WeCom: the receive-id is the corp id."""
    other = await open_door(wecom_account(corp_id="ww-somebody-else"))
    sealed = other.seal(other.text("待办"))
    assert (await peer.post(sealed)).status == 403
    assert house.heard == []


@pytest.mark.parametrize(("away", "status"), [(-601, 403), (-599, 200), (599, 200), (601, 403)])
async def test_the_replay_window_is_ten_minutes_either_way(peer, clock, away, status):
    """Trap 6."""
    sealed = peer.seal(peer.text("待办"))
    clock.move(away * 1000)
    assert (await peer.post(sealed)).status == status


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "路灯",
        "<xml>",
        "<html><MsgType>text</MsgType></html>",
        "<xml><MsgType>text</MsgType></xml>",
        "<xml><FromUserName>W</FromUserName><MsgType>text</MsgType><MsgId>0</MsgId></xml>",
        "<xml><FromUserName>W</FromUserName><MsgType>text</MsgType><MsgId>1</MsgId></xml>",
        "<xml><FromUserName>W</FromUserName><MsgType>event</MsgType></xml>",
        "<xml><FromUserName>W</FromUserName><MsgType>image</MsgType><MsgId>1</MsgId></xml>",
        "<xml><FromUserName>W</FromUserName><MsgType>location</MsgType><MsgId>1</MsgId>"
        "<Location_X>nan</Location_X><Location_Y>1</Location_Y></xml>",
        '<!DOCTYPE xml [<!ENTITY a "b">]><xml><MsgType>&a;</MsgType></xml>',
        "<xml><FromUserName>W</FromUserName><FromUserName>V</FromUserName></xml>",
    ],
)
async def test_a_malformed_body_is_refused_with_one_sentence(peer, house, xml):
    """Trap 7."""
    answer = await peer.post(peer.seal_xml(xml))
    assert 400 <= answer.status < 500, answer
    assert answer.body.count("。") == 1
    assert house.heard == []


@pytest.mark.parametrize("body", [b"", b"\xff\xfe", b"{}", b"<xml><Encrypt></Encrypt></xml>"])
async def test_a_malformed_wrapper_is_refused(peer, house, body):
    sealed = peer.seal(peer.text("待办"))
    assert (await peer.post(sealed._replace(body=body))).status == 400
    assert house.heard == []


async def test_a_huge_body_is_refused_before_it_is_read_whole(peer, house):
    sealed = peer.seal(peer.text("待办"))
    answer = await peer.post(sealed._replace(body=b"<xml>" + b" " * 900_000))
    assert (answer.status, house.heard) == (413, [])


async def test_a_body_that_never_ends_is_given_up(peer, house, monkeypatch):
    monkeypatch.setattr(door, "PATIENCE_S", 0.02)
    server = peer.http.server
    reader, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(b"POST /wecom HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n<xml")
    assert b" 408 " in await reader.readline()
    writer.close()
    assert house.heard == []


# -- what cannot be answered --------------------------------------------------------------------


@pytest.mark.parametrize("fault", [Unavailable(), Conflict()])
async def test_what_could_not_be_stored_is_asked_for_again(peer, house, caplog, fault):
    """Trap 4."""
    house.fault = fault
    assert (await peer.post(peer.seal(peer.text("待办")))).status == 503
    assert f"not stored, the platform will send again ({fault.id})" in caplog.text


async def test_a_failure_of_ours_asks_again_and_logs_no_words(peer, house, caplog):
    """Trap 17."""
    house.fault = KeyError("张阿姨 13800000000")
    with caplog.at_level(logging.DEBUG, logger="channels"):
        assert (await peer.post(peer.seal(peer.text("李叔叔的事")))).status == 503
    assert "KeyError at" in caplog.text
    assert not any(word in caplog.text for word in ("张阿姨", "1380", "李叔叔", "WangChief"))


async def test_nobody_waits_for_an_answer_to_a_page(peer, house):
    answer = await peer.post(peer.seal(peer.view("https://a.cn")))
    assert (answer.status, answer.body, house.heard) == (200, "success", [])


async def test_a_silent_house_is_a_plain_success(peer, house):
    house.reply = Reply()
    answer = await peer.post(peer.seal(peer.position(31.2, 121.4)))
    assert (answer.status, answer.body) == (200, "success")


# -- presses -------------------------------------------------------------------------------------


async def test_the_answer_to_a_press_is_pushed(peer, house):
    answer = await peer.post(peer.seal(peer.press("接单 7")))
    assert answer.body == "success"
    assert house.rendered[-1].follow == house.reply


async def test_a_press_that_settles_its_card_names_it(peer, house):
    house.reply = Reply(text="7号归您了。", stamp="已由宜北网格长签收")
    await peer.post(peer.seal(peer.press("接单 7", code="RC-7")))
    assert house.rendered[-1].settled == "card:RC-7"


@pytest.mark.parametrize("stamp", ["", "已由宜北网格长签收"])
async def test_only_a_press_has_a_card(peer, house, stamp):
    house.reply = Reply(text="7号归您了。", stamp=stamp)
    await peer.post(peer.seal(peer.text("接单 7")))
    await peer.post(peer.seal(peer.menu("待办")))
    assert [rendered.settled for rendered in house.rendered] == ["", ""]


async def test_a_press_that_settles_nothing_leaves_its_card(peer, house):
    await peer.post(peer.seal(peer.press("详情 7")))
    assert house.rendered[-1].settled == ""


# -- anything at all ----------------------------------------------------------------------------

NAMES = ["FromUserName", "CreateTime", "MsgType", "MsgId", "Content", "Event", "EventKey", "MediaId",
         "TaskId", "ResponseCode", "AgentID", "Location_X", "Location_Y"]  # fmt: skip
KINDS = ["text", "image", "voice", "video", "location", "link", "event", "", "TEXT"]
WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from([*KINDS, "1", "0", "nan", "31.2", "template_card_event", "enter_agent", "]]>"]),
)
WHOLE = {"FromUserName": "W", "CreateTime": "1", "MsgType": "text", "MsgId": "1", "Content": "x"}
FIELDS = st.dictionaries(st.sampled_from(NAMES), WORDS, max_size=len(NAMES))


async def test_no_signed_body_breaks_the_door(peer, house):
    """Trap 7, on the inside of the cipher."""
    loop, statuses = asyncio.get_running_loop(), set()

    async def one(fields: dict[str, str]) -> None:
        answer = await peer.post(peer.seal_xml(to_xml(fields).encode("utf-8", "replace")))
        assert answer.status < 500
        statuses.add(answer.status)

    @settings(
        deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(st.one_of(FIELDS, FIELDS.map(lambda drawn: WHOLE | drawn)))
    def check(fields: dict[str, str]) -> None:
        asyncio.run_coroutine_threadsafe(one(fields), loop).result(10)

    await asyncio.to_thread(check)
    assert statuses >= {200, 400}
