"""Calls in conversation: who may send them, whose answers count, what everybody is told."""

import pytest

from domain.call import Recipient
from tests.emergency.crew import SAID, crewed


class TestSending:
    """From the one sentence to a call."""

    async def test_fifty_people_may_be_called_by_one_person(self) -> None:
        async with crewed(50) as crew:
            assert "第二个人" not in await crew.say("值班", SAID)
            assert "叫了50人" in await crew.say("值班", "确认")

    async def test_more_need_a_second_person_who_is_another_one(self) -> None:
        async with crewed(51) as crew:
            assert "第二个人" in await crew.say("值班", SAID)
            for _ in range(2):
                assert "要第二个人确认" in await crew.say("值班", "确认 集1")
            assert not await crew.store.find(Recipient)
            assert any("请确认" in words for words in await crew.pushes("总指导员"))
            assert not any("请确认" in words for words in await crew.pushes("值班"))
            assert "叫了51人" in await crew.say("总指导员", "确认 集1")
            assert len(await crew.store.find(Recipient, limit=100)) == 51

    async def test_a_desk_alone_says_so(self) -> None:
        async with crewed(51) as crew:
            await crew.say("值班", SAID)
            assert "已发出" in await crew.say("值班", "确认 集1 我一个人值班")
            [call] = await crew.calls()
            assert call.alone == "我一个人值班"
            assert any("一个人值班" in words for words in await crew.pushes("总指导员"))

    async def test_a_supervisor_may_not(self) -> None:
        async with crewed(51) as crew:
            await crew.say("总指导员", SAID)
            said = await crew.say("总指导员", "确认 集1 我一个人值班")
            assert "已发出" not in said
            assert not (await crew.calls())[0].alone

    async def test_who_is_only_called_cannot_confirm(self) -> None:
        async with crewed() as crew:
            await crew.say("值班", SAID)
            assert "不归您管" in await crew.say("组长", "确认 集1")
            assert "不归您管" in await crew.say("王阿姨", "确认 集1")
            assert not (await crew.calls())[0].live

    async def test_a_draft_nobody_confirms_calls_nobody(self) -> None:
        async with crewed() as crew:
            await crew.say("值班", SAID)
            await crew.wait(31)
            assert "没有叫任何人" in await crew.say("值班", "确认 集1")

    async def test_the_same_confirmation_delivered_three_times_calls_once(self) -> None:
        async with crewed() as crew:
            await crew.say("值班", SAID)
            one = crew.desk.incoming("值班", "确认 集1")
            for _ in range(3):
                await crew.desk.passive(one)
            await crew.wait(0)
            assert len(await crew.store.find(Recipient)) == 3
            assert len(await crew.pushes("组长")) == 1

    async def test_a_nod_sends_nothing(self) -> None:
        async with crewed() as crew:
            await crew.say("值班", SAID)
            await crew.say("值班", "好的")
            assert (await crew.calls())[0].state == "draft"

    async def test_no_wish_to_send_it_drops_it(self) -> None:
        async with crewed() as crew:
            await crew.say("值班", SAID)
            await crew.say("值班", "算了")
            assert (await crew.calls())[0].state == "cancelled"


class TestAnswering:
    """收到, 在路上, 到岗, 来不了."""

    @pytest.mark.parametrize(
        ("words", "answer"),
        [
            ("收到", "received"),
            ("好的", "received"),
            ("还有十分钟到", "coming"),
            ("我到了", "arrived"),
            ("到了,没看到其他人", "arrived"),
            ("去不了,孩子病了", "cannot"),
            ("收到 集1", "received"),
        ],
    )
    async def test_words_count_as_they_are_meant(self, words: str, answer: str) -> None:
        async with crewed() as crew:
            call = await crew.called()
            await crew.say("队员1", words)
            assert (await crew.answers(call))["队员1"] == answer

    async def test_the_reason_is_kept_and_asked_of_nobody(self) -> None:
        async with crewed() as crew:
            call = await crew.called()
            assert "？" not in await crew.say("队员1", "来不了")
            await crew.say("队员2", "来不了 孩子病了")
            assert (await crew.recipient(call, "队员1")).reason == ""
            assert (await crew.recipient(call, "队员2")).reason == "孩子病了"

    async def test_a_button_pressed_long_ago_takes_nobody_back(self) -> None:
        async with crewed() as crew:
            call = await crew.called()
            await crew.say("队员1", "到岗 集1", kind="button")
            assert "已经到岗" in await crew.say("队员1", "收到 集1", kind="button")
            found = await crew.recipient(call, "队员1")
            assert (found.answer, found.how) == ("arrived", "button")

    async def test_who_could_not_may_come_after_all(self) -> None:
        async with crewed() as crew:
            call = await crew.called()
            await crew.say("队员1", "来不了")
            await crew.say("队员1", "在路上了")
            assert (await crew.answers(call))["队员1"] == "coming"

    async def test_an_answer_from_another_channel_counts_once(self) -> None:
        async with crewed() as crew:
            call = await crew.called()
            await crew.also_at("队员1", "telegram", "tg-1")
            await crew.say("队员1", "收到")
            await crew.say("tg-1", "到岗", channel="telegram")
            assert (await crew.answers(call))["队员1"] == "arrived"
            assert len(await crew.store.find(Recipient)) == 3

    async def test_whoever_sits_there_now_answers(self) -> None:
        async with crewed() as crew:
            call = await crew.called()
            await crew.say("小钱", "你好")
            await crew.moves_to("队员1", "小钱")
            await crew.say("小钱", "收到")
            await crew.say("队员1", "到岗")
            assert (await crew.answers(call))["队员1"] == "received"

    async def test_strangers_change_nothing_and_are_told_kindly(self) -> None:
        async with crewed() as crew:
            call = await crew.called()
            before = await crew.answers(call)
            assert "没有叫到您" in await crew.say("王阿姨", "收到 集1", kind="button")
            assert "集1" not in await crew.say("王阿姨", "到了")
            assert await crew.answers(call) == before

    async def test_late_answers_change_nothing(self) -> None:
        async with crewed() as crew:
            call = await crew.called()
            await crew.say("值班", "取消 集1 雨停了")
            assert "已经取消" in await crew.say("队员1", "收到 集1")
            assert "没有要您回复" in await crew.say("队员1", "收到")
            assert (await crew.answers(call))["队员1"] == "none"

    async def test_a_nod_to_another_question_is_no_answer(self) -> None:
        async with crewed() as crew:
            call = await crew.called()
            await crew.say("队员1", "路灯不亮")
            await crew.say("队员1", "好的")
            assert (await crew.answers(call))["队员1"] == "none"

    async def test_danger_is_danger_also_to_who_is_called(self) -> None:
        async with crewed() as crew:
            call = await crew.called()
            assert "119" in await crew.say("队员1", "宜川四村12号着火了")
            assert (await crew.answers(call))["队员1"] == "none"

    async def test_danger_in_a_reason_comes_first(self) -> None:
        async with crewed() as crew:
            call = await crew.called()
            said = await crew.say("队员1", "来不了,家里着火了")
            assert "119" in said.splitlines()[0]
            assert len(await crew.desk.cases()) == 1
            assert (await crew.answers(call))["队员1"] == "cannot"

    async def test_what_a_report_of_theirs_says_stays_one(self) -> None:
        async with crewed() as crew:
            call = await crew.called()
            assert "记下了" in await crew.say("队员1", "宜川四村12号楼道堆物,轮椅过不来")
            assert (await crew.answers(call))["队员1"] == "none"


async def test_another_number_is_needed_from_now_on() -> None:
    async with crewed() as crew:
        await crew.called()
        assert "改为需2人" in await crew.say("值班", "更新 集1 需2人")
        for who in ("组长", "队员1"):
            await crew.say(who, "收到")
        [call] = await crew.calls()
        assert (call.needed, bool(call.full_at), call.updates) == (2, True, ())


class TestSeeing:
    """Numbers for all who are in it, names for those who lead."""

    async def test_members_see_numbers_and_no_names(self) -> None:
        async with crewed() as crew:
            await crew.called()
            await crew.say("队员2", "来不了 孩子病了")
            said = await crew.say("队员1", "人数")
            assert "应到3" in said
            assert not any(private in said for private in ("队员2", "组长", "孩子病了"))

    async def test_leaders_and_the_desk_see_who(self) -> None:
        async with crewed() as crew:
            await crew.called()
            await crew.say("队员2", "来不了 孩子病了")
            for who in ("组长", "值班"):
                said = await crew.say(who, "人数")
                assert "队员2（孩子病了）" in said
                assert "还没回：" in said

    async def test_others_see_nothing(self) -> None:
        async with crewed() as crew:
            await crew.called()
            assert "应到" not in await crew.say("王阿姨", "人数 集1")

    async def test_the_telephone_number_is_for_the_desk_only(self) -> None:
        async with crewed() as crew:
            await crew.called()
            for who in ("组长", "王阿姨"):
                assert "请打" not in await crew.say(who, "叫应 集1")
            assert "请打" in await crew.say("值班", "叫应 集1")


@pytest.mark.parametrize("language", ["简体", "繁体", "english"])
async def test_my_post_is_five_lines(language: str) -> None:
    async with crewed() as crew:
        await crew.called()
        for who in ("组长", "队员1", "队员2"):
            await crew.say(who, language)
            assert len((await crew.say(who, "我的岗位")).splitlines()) == 5
        await crew.say("队员1", "收到")
        assert len((await crew.say("队员2", "我的岗位 集1")).splitlines()) == 5


async def test_every_word_of_an_exercise_begins_with_drill() -> None:
    async with crewed() as crew:
        heard = [await crew.say("值班", "演练 集结 宜南 防汛 15:00 中潭路口")]
        heard.append(await crew.say("值班", "预告 集1"))
        heard.append(await crew.say("值班", "确认 集1"))
        heard += [
            await crew.say("队员1", words) for words in ("收到", "在路上", "到岗", "我的岗位")
        ]
        heard.append(await crew.say("队员2", "来不了"))
        heard += [
            await crew.say("值班", words) for words in ("人数", "更新 集1 改到北门", "解除 集1")
        ]
        assert [words for words in heard if not words.startswith("【演练】")] == []
        for seat in ("组长", "队员1", "队员2"):
            pushed = await crew.pushes(seat)
            assert pushed
            assert [words for words in pushed if not words.startswith("【演练】")] == []
