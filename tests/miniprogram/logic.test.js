const assert = require("node:assert");
const { test } = require("node:test");
const { numbersFor } = require("../../miniprogram/lib/danger");
const { Privacy } = require("../../miniprogram/lib/privacy");
const { Settings } = require("../../miniprogram/lib/settings");
const { day, moment } = require("../../miniprogram/lib/times");
const { Phone } = require("./phone");

const DANGER = [
  [
    "119",
    "隔壁着火了",
    "廚房失火",
    "一股煤气味",
    "有人跳楼",
    "there is a fire on the stairs",
    "I smell gas",
  ],
  [
    "120",
    "我爸晕倒了",
    "老人叫不醒",
    "流了很多血",
    "突然暈倒",
    "she is not breathing",
    "heart attack",
  ],
  [
    "110",
    "楼下有人打架",
    "有人撬我家门",
    "老公在打我，救命",
    "someone is breaking in",
    "he has a knife",
  ],
];
const ORDINARY = [
  "宜川四村12号3楼楼道堆物",
  "路灯不亮",
  "楼上漏水",
  "垃圾桶满出来了",
  "火车太吵",
  "电梯坏了",
  "想约理发",
  "门禁坏了进不去",
  "the street light is broken",
  "too much rubbish",
];

test("danger in plain words shows the number to call", () => {
  for (const [number, ...sentences] of DANGER) {
    for (const one of sentences) assert.equal(numbersFor(one).includes(number), true, one);
  }
});

test("ordinary things ask nobody to call", () => {
  for (const one of ORDINARY) assert.deepEqual(numbersFor(one), [], one);
});

test("the phone's language is ours where we have it, until they choose", () => {
  const of = (phones) => new Settings(new Phone("x").port, phones);
  const expected = {
    zh_CN: "zh-Hans",
    zh_TW: "zh-Hant",
    zh_HK: "zh-Hant",
    en: "en",
    en_US: "en",
    ja: "zh-Hans",
    "": "zh-Hans",
  };
  for (const [phones, language] of Object.entries(expected))
    assert.equal(of(phones).language, language, phones);
  const settings = of("en");
  settings.language = "zh-Hant";
  settings.big = true;
  assert.deepEqual([settings.language, settings.big, settings.phone], ["zh-Hant", true, ""]);
});

test("a day is the street's, wherever the phone is", () => {
  const iso = "2026-11-24T00:30+08:00";
  assert.equal(day(iso, "zh-Hans"), "11月24日 周二");
  assert.equal(day(iso, "en"), "Tue 24 Nov");
  assert.equal(moment(iso, "zh-Hant"), "11月24日 週二 00:30");
});

test("WeChat's privacy question waits for the person, and without a page that could ask it is a no", () => {
  const privacy = new Privacy();
  const heard = [];
  privacy.needed((event) => heard.push(event));
  assert.deepEqual(heard, [{ event: "disagree" }]);
  let shown = 0;
  privacy.shownBy(() => (shown += 1));
  privacy.needed((event) => heard.push(event));
  privacy.needed((event) => heard.push(event));
  privacy.agree("agree");
  assert.equal(shown, 2);
  assert.deepEqual(heard.slice(1), Array(2).fill({ event: "agree", buttonId: "agree" }));
});
