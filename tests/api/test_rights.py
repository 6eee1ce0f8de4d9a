"""Who may do what to whose case: the table in rights.yaml, held against the API and against chat."""

from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.api.conftest import Http
from tests.api.scene_of_rights import RESIDENTS, SEATS, SUBJECTS, Scene
from tests.handlers.desk import Desk
from web.api.staff import ACTIONS

TABLE: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("rights.yaml").read_text("utf-8"))
EVERYBODY = ("没登录", *RESIDENTS, *SEATS)
MEANS = {200: "可", 201: "可", 409: "可", 422: "可", 401: "登录", 403: "不可", 404: "不见"}
"""What a status says of the right: not now, or not so, is still theirs to ask."""


class Row(NamedTuple):
    """An act: on a case in this state, by this request, and how it is said in chat."""

    state: str
    method: str
    path: str
    body: dict[str, object] | None = None
    chat: str = ""
    by: Collection[str] = RESIDENTS


def staff(word: str, state: str, action: str, words: str = "") -> Row:
    """One of the street's people's."""
    said = f"{word} {{number}} {words}".strip()
    return Row(state, "POST", f"cases/{{number}}/{action}", {"words": words}, said, tuple(SEATS))


CASE = "cases/{number}"
ROWS = {
    "查看": Row("handling", "GET", CASE),
    "补充": Row(
        "handling", "POST", f"{CASE}/notes", {"text": "轮椅过不去"}, "补充 {number} 轮椅过不去"
    ),
    "催办": Row("sent", "POST", f"{CASE}/urge", None, "催办 {number}"),
    "撤回": Row("sent", "POST", f"{CASE}/withdraw"),
    "评价": Row("handled", "POST", f"{CASE}/rating", {"solved": True}),
    "要求重办": Row("handled", "POST", f"{CASE}/reopen", {"words": "还在"}),
    "并到邻居的": Row("sent", "POST", f"{CASE}/follow", {"own": "YC20261123-9999"}),
    "不再关注": Row("sent", "DELETE", f"{CASE}/follow", None, "不再关注 {number}", ("关注者",)),
    "接单": staff("接单", "sent", "sign"),
    "详情": staff("详情", "handling", "detail"),
    "联系": staff("联系", "handling", "contact", "电话 说了明天上午来"),
    "问居民": staff("问", "handling", "ask", "是几号楼"),
    "记一笔": staff("补充", "handling", "add", "去看过了"),
    "办结": staff("办结", "handling", "handled", "解释说明 已经上门劝导"),
    "退单": staff("退单", "sent", "return", "不归我们管"),
    "转派": staff("转派", "sent", "transfer", "宜南"),
    "换人": staff("换人", "handling", "reassign", "同格网格长"),
    "不受理": staff("不受理", "new", "dismiss", "广告"),
    "移送": staff("移送", "new", "divert", "请打962121"),
    "吹哨": staff("吹哨", "handling", "whistle", "城管"),
    "延期": staff("延期", "handling", "extend", "12月2日 等配件"),
    "挂账": staff("挂账", "handling", "shelve", "12月20日 等街道方案"),
    "恢复": staff("恢复", "handling", "resume"),
    "通过": staff("通过", "handled", "pass"),
    "不通过": staff("不通过", "handled", "fail", "还堆着"),
    "同意重办": staff("同意重办", "closed", "order"),
    "不重办": staff("不重办", "closed", "refuse", "已经办好"),
    "复盘": staff("复盘", "closed", "review", "以后每周看"),
    "回访": staff("回访", "closed", "callback", "满意"),
    "督办": staff("督办", "handling", "supervise", "请抓紧"),
    "并案": staff("并案", "handling", "merge", "{other}"),
    "放行": staff("放行", "handling", "release"),
    "隐去": staff("隐去", "handling", "withhold"),
}
"""What can be done to a case, by the names that the table has."""

PLACES = {
    "看驿站": Row("", "GET", "stations"),
    "看中心": Row("", "GET", "centre/services"),
    "我的信息": Row("", "GET", "me"),
    "我的案件": Row("", "GET", "cases"),
    "报驿站问题": Row("", "POST", "stations/sample-01/reports", {"what": "shut"}),
    "待办": Row("", "GET", "queue"),
    "叫到我的应急": Row("", "GET", "calls/mine"),
    "应急答复": Row("", "POST", "calls/none/ack", {"said": "coming"}),
}
"""What else can be asked."""


@pytest.fixture
async def scene(request: pytest.FixtureRequest, http: Http, desk: Desk) -> Scene:
    """Everybody, and cases of one kind."""
    one = Scene(http, desk)
    await one.build(request.param)
    return one


def test_the_table_names_everybody_and_every_act() -> None:
    assert TABLE["谁"] == list(EVERYBODY)
    for kind in SUBJECTS:
        assert list(TABLE[kind]) == list(ROWS)
    assert {row.path.rpartition("/")[2] for row in ROWS.values()} >= set(ACTIONS)


@pytest.mark.parametrize("scene", SUBJECTS, indirect=True)
async def test_the_api_lets_do_what_the_table_says(
    scene: Scene, request: pytest.FixtureRequest
) -> None:
    kind = request.node.callspec.params["scene"]
    found = {name: await asked(scene, row) for name, row in ROWS.items()}
    assert found == TABLE[kind], "\n" + written(found)
    if kind == "public":
        others = {name: await asked(scene, row) for name, row in PLACES.items()}
        assert others == TABLE["其他"], "\n" + written(others)


async def asked(scene: Scene, row: Row) -> list[str]:
    """Whether each of them may, by the status of the answer."""
    said = []
    for who in EVERYBODY:
        status, _ = await scene.over_api(who, row)
        said.append(MEANS[status])
    return said


@pytest.mark.parametrize("scene", SUBJECTS, indirect=True)
async def test_chat_does_the_same_and_nothing_else(scene: Scene) -> None:
    for name, row in ROWS.items():
        for who in row.by if row.chat else ():
            status, done = await scene.over_api(who, row)
            said = await scene.in_chat(who, row)
            assert said == done, (name, who, status, scene.desk.heard.text)
            assert not done or status == 200, (name, who)


def written(found: dict[str, list[str]]) -> str:
    """The table as the file has it."""
    return "\n".join(f"  {name}: [{', '.join(cells)}]" for name, cells in found.items())
