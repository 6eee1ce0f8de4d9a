const assert = require("node:assert");
const { test } = require("node:test");
const { Phone, handled } = require("./phone");
const { made, opened, optionsOf, tap, typed, use } = require("./screens");

const calls = (phone, name) =>
  phone.called.filter(([one]) => one === name).map(([, options]) => options);

test("danger: the number to call is shown before anything is sent", async () => {
  const phone = new Phone("oPage1");
  const page = await opened(phone, "report");
  page.write(typed("宜川四村12号着火了"));
  assert.deepEqual(page.data.numbers, ["119"]);
  await page.send();
  assert.equal(page.data.warned, true);
  assert.equal(phone.of("POST", "/cases").length, 0);
  page.call(tap({ number: "119" }));
  assert.equal(calls(phone, "makePhoneCall")[0].phoneNumber, "119");
  await page.sendNow();
  assert.equal(page.data.warned, false);
  assert.match(page.data.told.said.split("\n")[0], /119/);
});

test("a report with photo and place, and the way to its case", async () => {
  const phone = new Phone("oPage2");
  const { rows } = await phone.house.stations.found();
  const { at } = rows.find((row) => row.at);
  phone.answers = {
    chooseMedia: { tempFiles: [{ tempFilePath: phone.photo("heap") }] },
    chooseLocation: { name: "宜川四村", address: "", latitude: at.lat, longitude: at.lng },
  };
  const page = await opened(phone, "report");
  page.write(typed("楼道堆物"));
  await page.photo();
  await page.where();
  assert.deepEqual([page.data.draft.photos.length, page.data.draft.place.name], [1, "宜川四村"]);
  await page.send();
  assert.equal(page.data.told.case.photos, 1);
  assert.deepEqual(page.data.draft, { text: "", photos: [], place: null });
  page.open();
  assert.equal(
    calls(phone, "navigateTo")[0].url,
    `/pages/case/case?number=${page.data.told.case.number}`,
  );
});

test("without a network it is kept and said so; the app sends it when there is one", async () => {
  const phone = new Phone("oPage3");
  const page = await opened(phone, "report");
  page.write(typed("宜川四村42号路灯不亮"));
  phone.offline = true;
  await page.send();
  assert.match(page.data.trouble, /有网就自动发/);
  assert.equal(page.data.waiting.length, 1);
  phone.offline = false;
  const app = optionsOf("app.js");
  app.house = phone.house;
  await app.send();
  assert.match(page.data.told.said, /编号/);
  assert.deepEqual(page.data.waiting, []);
});

test("what was refused comes back into the form with its reason", async () => {
  const phone = new Phone("oPage4");
  phone.answers.chooseLocation = { name: "", address: "外地", latitude: 39.9, longitude: 116.4 };
  const page = await opened(phone, "report");
  page.write(typed("路灯不亮"));
  await page.where();
  await page.send();
  assert.match(page.data.trouble, /不在我们街道/);
  assert.deepEqual([page.data.draft.text, page.data.draft.place.name], ["路灯不亮", "外地"]);
  assert.deepEqual(page.data.waiting, []);
});

test("what is lacking is asked for, a second thing is a case of its own, neighbours' is joined", async () => {
  const neighbour = await opened(new Phone("oPage12a"), "report");
  neighbour.write(typed("宜川一村8号垃圾桶满出来了"));
  await neighbour.send();
  const phone = new Phone("oPage12b");
  const page = await opened(phone, "report");
  page.write(typed("路灯不亮"));
  await page.send();
  assert.equal(page.data.told.lacks, "place");
  page.name(typed("宜川二村3号"));
  await page.placed();
  assert.match(page.data.told.case.what, /宜川二村/);
  page.write(typed("宜川一村8号垃圾桶满出来了"));
  await page.send();
  assert.ok(page.data.told.neighbours);
  await page.join();
  assert.equal(page.data.told.case.number, neighbour.data.told.case.number);
  page.write(typed("宜川五村9号楼上漏水，还有楼下路灯不亮"));
  await page.send();
  const { case: first, second } = page.data.told;
  assert.ok(second);
  await page.second();
  assert.notEqual(page.data.told.case.number, first.number);
  assert.equal(page.data.trouble, "");
});

test("stations: wishes, the phone's place, a no to it, and the way there", async () => {
  const phone = new Phone("oPage5");
  const page = await opened(phone, "map");
  const all = page.data.rows.length;
  await page.wish(tap({ id: "water" }));
  assert.ok(page.data.rows.length < all && page.data.rows.every((row) => row.facilities.water));
  await page.near();
  assert.match(page.data.trouble, /位置/);
  const { lat, lng } = page.data.rows.find((row) => row.at).at;
  phone.answers.getLocation = { latitude: lat, longitude: lng };
  await page.near();
  assert.equal(page.data.rows[0].way.length > 0, true);
  page.lead(tap({ index: 0 }));
  assert.equal(calls(phone, "openLocation")[0].name, page.data.rows[0].name);
  page.pick({ detail: { markerId: 1 } });
  assert.equal(page.data.chosen, 1);
});

test("what is wrong at a station is told", async () => {
  const phone = new Phone("oPage6");
  const page = await opened(phone, "map");
  page.wrong(tap({ index: 3 }));
  page.choose(tap({ kind: "broken" }));
  page.write(typed("饮水机没水"));
  await page.tell();
  assert.ok(page.data.said);
  assert.equal(page.data.about, null);
});

test("a booking: its times, a place, a line where it is full, and given back", async () => {
  const phones = ["a", "b", "c"].map((name) => new Phone(`oPage7${name}`));
  const pages = [];
  for (const phone of phones) {
    phone.answers.showModal = { confirm: true };
    const page = await opened(phone, "services");
    const index = page.data.services.findIndex((one) => one.id === "haircut");
    await page.open(tap({ index }));
    const { slot } = page.data.days[1].slots[0];
    await page.book(tap({ slot, free: 1 }));
    assert.equal(page.data.mine.length, 1, page.data.trouble);
    pages.push(page);
  }
  assert.deepEqual(
    pages.map((page) => page.data.mine[0].in_line),
    [0, 0, 1],
  );
  use(phones[0]);
  await pages[0].cancel(tap({ number: pages[0].data.mine[0].number }));
  assert.deepEqual(pages[0].data.mine, []);
});

test("a service for the card asks for its code", async () => {
  const phone = new Phone("oPage8");
  const page = await opened(phone, "services");
  await page.open(tap({ index: page.data.services.findIndex((one) => one.id === "spine") }));
  await page.book(tap({ slot: page.data.days[0].slots[0].slot, free: 6 }));
  assert.equal(page.data.card, true);
  page.write(typed("NOSUCHCODE"));
  await page.bind();
  assert.ok(page.data.trouble);
});

test("my cases, one of them, and what can be done to it", async () => {
  const phone = new Phone("oPage9");
  phone.answers.showModal = { confirm: true };
  const report = await opened(phone, "report");
  report.write(typed("宜川四村43号楼道堆物"));
  await report.send();
  const list = await opened(phone, "cases");
  const { number } = list.data.cases[0];
  const page = await opened(phone, "case", { number });
  assert.deepEqual(page.data.may, { note: true, urge: true, withdraw: true });
  page.write(typed("轮椅过不去", { field: "note" }));
  await page.add();
  assert.equal(page.data.note, "");
  await page.urge();
  await handled(number);
  await page.fresh();
  page.star(tap({ star: 2 }));
  page.write(typed("还在那儿", { field: "words" }));
  await page.notFine();
  assert.equal(page.data.found.case.state, "handling", page.data.trouble);
  await handled(number);
  await page.fresh();
  page.star(tap({ star: 5 }));
  await page.fine();
  assert.equal(page.data.found.case.opened, false);
});

test("me: language, size, notices, a number, and being forgotten", async () => {
  const template = "progress-template";
  const phone = new Phone("oPage10", { config: { templates: [template] } });
  phone.answers = {
    requestSubscribeMessage: { [template]: "accept" },
    showModal: { confirm: true },
  };
  const page = await opened(phone, "me");
  await page.tongue(tap({ language: "en" }));
  await phone.house.me.known();
  assert.equal(phone.of("POST", "/login").pop().header["Accept-Language"], "en");
  assert.equal(page.data.w.me.title, "Me");
  assert.ok(calls(phone, "setTabBarItem").some(({ text }) => text === "Report"));
  page.size();
  assert.equal(page.data.size, "20px");
  await page.notify();
  assert.equal(page.data.notices, 1);
  await page.number({ detail: { code: "phone-13800138000" } });
  assert.equal(page.data.phone, "13800138000");
  await page.forget();
  assert.ok(page.data.said);
  assert.deepEqual([page.data.phone, page.data.size, page.data.language], ["", "16px", "zh-Hans"]);
});

test("WeChat's privacy question is shown by the page that is seen", () => {
  const phone = new Phone("oPage11");
  use(phone);
  const options = optionsOf("parts/privacy/privacy.js");
  const sheet = made(options);
  options.pageLifetimes.show.call(sheet);
  const heard = [];
  phone.house.privacy.needed((event) => heard.push(event));
  assert.equal(sheet.data.shown, true);
  sheet.agree(tap({ id: "agree" }));
  phone.house.privacy.needed((event) => heard.push(event));
  sheet.refuse();
  assert.deepEqual(
    heard.map(({ event }) => event),
    ["agree", "disagree"],
  );
  assert.equal(sheet.data.shown, false);
});
