"""Whole dialogues clicked through in a browser, against the real server and the real doors."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import PHONE, Opened, Server
from tests.e2e.phones import Phone


def test_the_round_from_the_first_word_to_the_rating_is_five_presses(opened: Opened) -> None:
    page = opened()
    resident, chief = Phone(page, "resident"), Phone(page, "chief")
    step = page.locator("#tour button").last

    expect(step).to_have_text("下一步：网格长绑定")
    step.click()
    chief.hears("宜北网格")
    expect(step).to_have_text("下一步：居民报一件事")
    step.click()
    resident.hears("记下了")
    chief.hears("【待签收】1号")
    step.click()
    chief.hears("1号归您了")
    resident.hears("签收")
    step.click()
    resident.hears("1号办了")
    step.click()
    resident.hears("谢谢")
    expect(step).to_have_text("再走一遍")


def test_on_a_phone_the_push_waits_under_the_other_tab(opened: Opened) -> None:
    page = opened(PHONE)
    tab = page.get_by_role("navigation", name="手机").get_by_role("button")
    resident, chief = Phone(page, "resident"), Phone(page, "chief")

    tab.nth(2).click()
    chief.bind()
    tab.nth(0).click()
    expect(chief.node).to_be_hidden()
    resident.follow()
    resident.say("宜川四村12号3楼楼道堆物")
    resident.hears("记下了")
    expect(tab.nth(2)).to_have_text("网格长1")
    expect(page).to_have_title(re.compile(r"^\(1\)"))

    tab.nth(2).click()
    chief.hears("待签收").get_by_role("button", name="接单 1").click()
    chief.hears("1号归您了")
    expect(tab.nth(2)).to_have_text("网格长")


def test_a_chief_on_telegram_signs_by_a_button(opened: Opened) -> None:
    page = opened()
    resident, chief = Phone(page, "resident"), Phone(page, "chief")
    chief.press("Telegram")
    chief.bind()
    resident.follow()
    resident.say("宜川四村12号3楼楼道堆物")
    chief.hears("待签收").get_by_role("button", name="接单").click()
    chief.hears("1号归您了")
    resident.hears("签收")


def test_a_chief_in_wecom_signs_on_a_card_that_goes_grey(opened: Opened) -> None:
    page = opened()
    resident, chief = Phone(page, "resident"), Phone(page, "chief")
    expect(resident.node.get_by_role("button", name="企业微信")).to_have_count(0)
    chief.press("企业微信")
    chief.bind()
    resident.follow()
    resident.say("宜川四村12号3楼楼道堆物")
    card = chief.hears("待签收")
    card.get_by_role("button", name="接单").click()
    chief.hears("1号归您了")
    expect(card.locator(".stamp")).to_contain_text("签收")
    expect(card.get_by_role("button", name="接单")).to_have_count(0)
    resident.hears("签收")


def test_choices_are_tapped_instead_of_typed(opened: Opened) -> None:
    resident = Phone(opened(), "resident")
    resident.follow()
    resident.say("路灯不亮")
    resident.hears("在哪里").get_by_role("button", name="铁路南边").click()
    expect(resident.log.locator(".row.me").last).to_contain_text("2")
    resident.hears("宜南网格")


def test_a_dragged_pin_finds_stations(opened: Opened) -> None:
    page = opened()
    rider = Phone(page, "rider")
    rider.follow()
    rider.press("发定位")
    where = rider.node.locator(".where")
    chart = rider.node.locator(".chart").bounding_box()
    assert chart
    before = where.inner_text()
    page.mouse.move(chart["x"] + chart["width"] / 2, chart["y"] + chart["height"] / 2)
    page.mouse.down()
    page.mouse.move(chart["x"] + chart["width"] / 2, chart["y"] + chart["height"] * 0.65, steps=4)
    page.mouse.up()
    expect(where).not_to_have_text(before)
    expect(where).to_contain_text("宜南网格")
    rider.press("发送位置")
    expect(rider.log.locator(".row.me .pin")).to_contain_text("宜南网格")
    rider.hears("导航")


def test_three_copies_are_one_case(opened: Opened) -> None:
    page = opened()
    resident, chief = Phone(page, "resident"), Phone(page, "chief")
    chief.bind()
    resident.follow()
    resident.node.get_by_role("textbox", name="说一句").fill("宜川四村12号楼道堆物")
    resident.node.get_by_role("textbox", name="说一句").press("Shift+Enter")
    resident.say("宜川四村12号楼道堆物")
    resident.hears("记下了")
    resident.tool("连发三遍")
    expect(resident.log.locator(".row.me .meta").last).to_contain_text("同一条 3 次，回答一样")
    # The very same words again are recognised, too: still one case, one alert.
    expect(chief.log.locator(".row.bot", has_text="【待签收】")).to_have_count(1)


def test_photo_voice_and_code_are_taken(opened: Opened) -> None:
    resident = Phone(opened(), "resident")
    resident.node.get_by_role("button", name="扫电梯的码").click()
    resident.hears("12号电梯")
    resident.tool("照片")
    resident.press("楼道堆物")
    expect(resident.log.locator(".row.me img")).to_be_visible()
    expect(resident.log.locator(".row.me .meta").last).to_contain_text("送达")
    resident.tool("语音")
    resident.press("发语音，没有识别文字")
    resident.hears("值班")


def test_the_menu_speaks(opened: Opened) -> None:
    resident = Phone(opened(), "resident")
    resident.follow()
    resident.press("菜单")
    answers = resident.log.locator(".row.bot")
    count = answers.count()
    resident.press("说件事")
    expect(answers).to_have_count(count + 1)
    expect(resident.log.locator(".row.me").last).to_contain_text("说件事")


def test_who_leaves_gets_no_more_and_may_come_back(opened: Opened) -> None:
    resident = Phone(opened(), "resident")
    resident.follow()
    resident.tool("取消关注")
    expect(resident.node.get_by_role("textbox", name="说一句")).to_be_hidden()
    resident.press("关注公众号")
    expect(resident.log.locator(".row.bot", has_text="侬好")).to_have_count(2)


def test_an_edited_message_changes_on_the_phone(opened: Opened) -> None:
    resident = Phone(opened(), "resident")
    resident.press("Telegram")
    resident.press("开始 Start")
    resident.hears("侬好")
    resident.say("宜川四村12号楼道堆物")
    resident.hears("记下了")
    resident.tool("改上一条")
    resident.node.get_by_role("textbox", name="改成").fill("宜川四村13号楼道堆物")
    resident.press("改好")
    mine = resident.log.locator(".row.me").last
    expect(mine).to_contain_text("13号")
    expect(mine).to_contain_text("改过")


def test_the_line_can_be_looked_at(opened: Opened) -> None:
    page = opened()
    resident = Phone(page, "resident")
    resident.follow()
    resident.say("路灯不亮")
    resident.hears("在哪里")
    resident.log.locator(".row.me .meta").last.click()
    sheet = page.get_by_role("dialog", name="报文")
    expect(sheet).to_contain_text("msg_signature=")
    expect(sheet).to_contain_text("<Content><![CDATA[路灯不亮]]></Content>")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_somebody_elses_words_stay_words(opened: Opened) -> None:
    page = opened()
    resident, chief = Phone(page, "resident"), Phone(page, "chief")
    chief.bind()
    resident.follow()
    evil = (
        '<img src=x onerror="alert(1)"><script>alert(2)</script>'
        '<a href="javascript:alert(3)">点我</a>宜川四村12号楼道堆物'
    )
    resident.say(evil)
    chief.hears("待签收")
    expect(resident.log.locator(".row.me .bubble").last).to_contain_text("<img src=x")
    for phone in (resident, chief):
        expect(phone.log.locator("script, img, [onerror], a[href^='javascript']")).to_have_count(0)


def test_another_person_takes_the_phone(opened: Opened) -> None:
    page = opened()
    resident = Phone(page, "resident")
    resident.follow()
    resident.press("换一位")
    expect(resident.node.locator(".bar")).to_contain_text("2号用户")
    expect(resident.log.locator(".row")).to_have_count(0)
    page.reload()
    expect(resident.node.locator(".bar")).to_contain_text("2号用户")


def test_after_a_restart_the_page_comes_back_by_itself(opened: Opened, server: Server) -> None:
    page = opened()
    resident = Phone(page, "resident")
    resident.follow()
    resident.say("宜川四村12号楼道堆物")
    resident.hears("记下了")
    server.stop()
    expect(page.locator("#line")).to_have_text("断了，正在重连")
    server.start()
    expect(page.locator("#line")).to_have_text("已连上")
    resident.follow()
    resident.say("1号怎么样了")
    resident.hears("1号")
