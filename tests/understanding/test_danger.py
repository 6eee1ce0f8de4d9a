"""Danger said in other words must be heard; what only sounds like it must page nobody.

heldout-danger.yaml is far from every example and was never mended from; on practice-danger.yaml
only getting worse is measured. Floors stand a little below what was found.
"""

from pathlib import Path

import pytest
import yaml

from services.understanding import Understanding, load_lexicon
from services.understanding.matcher import Matcher

HERE = Path(__file__).parent
FEWEST_EXAMPLES, FEWEST_LOOKALIKES = 60, 150


def heard(understanding: Understanding, name: str) -> tuple[float, float]:
    """(recall, precision) on a file of topic → sentences, `none` the look-alikes."""
    blocks = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    found = [
        (label != "none", understanding.understand(line.strip()).urgency == "emergency")
        for label, block in blocks.items()
        for line in block.splitlines()
    ]
    right = sum(real and alarmed for real, alarmed in found)
    return right / sum(real for real, _ in found), right / sum(alarmed for _, alarmed in found)


@pytest.mark.parametrize(
    ("name", "recall", "precision"),
    [("heldout-danger", 0.6, 0.8), ("practice-danger", 0.85, 0.85)],
)
def test_danger_said_in_other_words(
    understanding: Understanding, name: str, recall: float, precision: float
) -> None:
    found = heard(understanding, name)
    assert found[0] >= recall
    assert found[1] >= precision


@pytest.mark.parametrize(
    ("danger", "topic", "harmless"),
    [
        ("有人翻到桥栏杆外面站着", "self_harm", "桥栏杆外面有人摆摊"),
        ("老头子倒在地上叫他没反应", "medical_emergency", "打物业电话没反应"),
        ("灶头没关,一屋子臭鸡蛋味", "gas_leak", "下水道返上来臭鸡蛋味"),
        ("电池鼓起来了,烫手", "battery_abnormal", "电池鼓包该扔哪个垃圾桶"),
        ("油锅里火窜起来了", "fire_now", "油锅什么价"),
        ("后面有个男的一路跟着我", "crime_now", "电视剧里女主一路被人跟着"),
        ("奶奶出门买菜三个钟头没回来", "missing_person", "怕老人走丢想买定位手环"),
        ("有个骑车的被货车卷到轮子底下", "traffic_accident", "被车撞了误工费怎么算"),
        ("我送单摔了,腿动不了", "rider_accident", "骑手受伤平台赔吗"),
    ],
)
def test_danger_and_its_look_alike(
    understanding: Understanding, danger: str, topic: str, harmless: str
) -> None:
    found = understanding.understand(danger)
    assert (found.intent, found.topic) == ("emergency", topic)
    assert understanding.understand(harmless).urgency != "emergency"


@pytest.mark.parametrize(
    "text",
    ["电线断了掉在积水里,小孩正要踩", "涵洞里水涨到胸口了,人困在车里出不来"],
)
def test_what_is_out_there_cannot_wait_where_people_are_in_it(
    understanding: Understanding, text: str
) -> None:
    found = understanding.understand(text)
    assert (found.intent, found.urgency) == ("appeal", "emergency")


@pytest.mark.parametrize("sign", ["上个月", "听说网上传", "【演练】", "如果"])
def test_what_is_past_told_practised_or_supposed_pages_nobody(
    understanding: Understanding, sign: str
) -> None:
    assert understanding.understand(f"{sign}隔壁厨房冒烟").urgency != "emergency"


def test_company_anywhere_in_the_message() -> None:
    matcher = Matcher({}, str)
    matcher.add("far", "老人 ~ 没回来 - 去年 = 3")
    matcher.ready()
    far = "老人" + "说" * 40 + "没回来"
    assert matcher.scan(matcher.hits(far)) == {"far": 3.0}
    assert matcher.scan(matcher.hits(far + "去年")) == {}
    assert matcher.scan(matcher.hits("老人回来了")) == {}


def test_every_danger_has_many_voices(understanding: Understanding) -> None:
    lexicon = load_lexicon()
    few = {
        topic: len(sentences)
        for topic, sentences in lexicon.topic_examples.items()
        if understanding.urgency_of(topic) == "emergency" and len(sentences) < FEWEST_EXAMPLES
    }
    assert few == {}
    assert len(lexicon.lookalikes) >= FEWEST_LOOKALIKES
