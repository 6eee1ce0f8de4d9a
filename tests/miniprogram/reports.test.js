const assert = require("node:assert");
const { test } = require("node:test");
const { Phone } = require("./phone");

/** A point in the street, as wx.chooseLocation would tell it. */
async function place(phone) {
  const { rows } = await phone.house.stations.found();
  const { name, at } = rows.find((row) => row.at);
  return { name, ...at };
}

async function written(phone, text, photos = []) {
  const { drafts, outbox } = phone.house;
  drafts.write(text);
  await drafts.add(photos.map((name) => phone.photo(name)));
  const key = outbox.put(drafts.now);
  drafts.clear();
  return key;
}

async function cases(phone) {
  return (await phone.house.cases.page()).cases;
}

test("words, photos and a place become one case, and nothing of it stays on the phone", async () => {
  const phone = new Phone("oReport1");
  const { drafts, outbox, settings } = phone.house;
  drafts.write("12号3楼楼道堆物");
  const pin = await place(phone);
  drafts.put(pin);
  await drafts.add([phone.photo("a"), phone.photo("b")]);
  const key = outbox.put(drafts.now, { phone: "13800138000" });
  const told = await outbox.send(key);
  assert.match(told.said, /编号/);
  assert.equal(told.case.photos, 2);
  const whole = await phone.house.cases.whole(told.case.number);
  assert.ok(whole.sent.length === 2 || whole.withheld, "shown, or said to be looked at first");
  assert.ok(!JSON.stringify(whole).includes("13800138000"), "a number is never shown whole");
  assert.deepEqual(outbox.waiting, []);
  assert.equal(phone.files.size, 0);
  const { body } = phone.of("POST", "/cases")[0];
  assert.deepEqual(JSON.parse(body).at, { lat: pin.lat, lng: pin.lng, crs: "gcj02" });
  assert.ok(
    JSON.parse(body).text.endsWith(settings.say("report.phone_line", { phone: "13800138000" })),
  );
});

test("without a network it is kept and said so; with one it goes out by itself", async () => {
  const phone = new Phone("oReport2");
  const key = await written(phone, "宜川四村12号路灯不亮", ["a"]);
  phone.offline = true;
  await assert.rejects(phone.house.outbox.send(key), { later: true });
  assert.deepEqual(
    phone.house.outbox.waiting.map((one) => [one.text, one.refused]),
    [["宜川四村12号路灯不亮", ""]],
  );
  assert.equal(phone.files.size, 1, "its photo is kept");
  assert.deepEqual(await phone.house.outbox.flush(), []);
  phone.offline = false;
  const [told] = await phone.house.outbox.flush();
  assert.equal(told.case.photos, 1);
  assert.equal((await cases(phone)).length, 1);
});

test("the answer gets lost, the app is closed, and it is still one case", async () => {
  const phone = new Phone("oReport3");
  const key = await written(phone, "宜川四村13号垃圾桶满出来了", ["a"]);
  await phone.house.me.known();
  await phone.house.outbox._api.upload("kept/tmp/a");
  phone.lose = 99;
  await assert.rejects(phone.house.outbox.send(key), { later: true });
  phone.lose = 0;
  const later = new Phone("oReport3");
  later.stored = phone.stored;
  later.files = phone.files;
  await later.house.outbox.flush();
  assert.equal((await cases(later)).length, 1);
});

test("a report whose answer got lost goes out again letter by letter, under its one key", async () => {
  const phone = new Phone("oReport4");
  const key = await written(phone, "宜川四村14号楼上漏水");
  await phone.house.me.known();
  phone.lose = 3;
  await assert.rejects(phone.house.outbox.send(key), { later: true });
  const told = await phone.house.outbox.send(key);
  const sent = phone.of("POST", "/cases");
  assert.equal(sent.length, 4);
  assert.equal(new Set(sent.map((one) => one.body)).size, 1);
  assert.deepEqual(new Set(sent.map((one) => one.header["Idempotency-Key"])), new Set([key]));
  assert.deepEqual(
    (await cases(phone)).map((one) => one.number),
    [told.case.number],
  );
});

test("two taps and a network that comes back send it once", async () => {
  const phone = new Phone("oReport5");
  const key = await written(phone, "宜川四村15号门禁坏了", ["a"]);
  const { outbox } = phone.house;
  const told = await Promise.all([outbox.send(key), outbox.flush(), outbox.send(key)]);
  assert.equal(told.flat().filter(Boolean).length, 1);
  assert.equal(phone.of("POST", "/media").length, 1);
  assert.equal((await cases(phone)).length, 1);
});

test("what was refused says why and can be changed; what waits behind it goes on", async () => {
  const phone = new Phone("oReport6");
  const wrong = await written(phone, "宜川四村16号飞线充电", ["a"]);
  phone.files.set("kept/tmp/a", Buffer.from("no photo"));
  await written(phone, "宜川四村17号路灯不亮");
  const told = await phone.house.outbox.flush();
  assert.equal(told.length, 1);
  const [left] = phone.house.outbox.waiting;
  assert.equal(left.key, wrong);
  assert.ok(left.refused);
  assert.ok(phone.house.drafts.take(left));
  phone.house.outbox.takeBack(wrong);
  assert.equal(phone.house.drafts.now.text, "宜川四村16号飞线充电");
});

test("photos that the server has forgotten by then are sent once more", async () => {
  const phone = new Phone("oReport7");
  const key = await written(phone, "宜川四村18号楼道堆物", ["a"]);
  const gone = { "kept/tmp/a": { id: "long-gone", expires_at: "2020-01-01T00:00:00+08:00" } };
  phone.house.outbox._change(key, { sent: gone });
  const told = await phone.house.outbox.send(key);
  assert.equal(told.case.photos, 1);
});

test("danger is answered with the number to call, first", async () => {
  const phone = new Phone("oReport8");
  const told = await phone.house.outbox.send(await written(phone, "宜川四村12号着火了"));
  assert.match(told.said.split("\n")[0], /119/);
});

test("a draft outlives the app, and gives way to nothing that was refused", async () => {
  const phone = new Phone("oReport9");
  phone.house.drafts.write("写到一半");
  const { Drafts } = require("../../miniprogram/lib/drafts");
  const later = new Drafts(phone.port);
  assert.equal(later.now.text, "写到一半");
  assert.equal(later.take({ text: "别的", photos: [], place: null }), false);
  later.clear();
  assert.deepEqual(later.now, { text: "", photos: [], place: null });
});

test("nine photos and no more", async () => {
  const phone = new Phone("oReport10");
  const names = Array.from({ length: 12 }, (_, n) => phone.photo(`n${n}`));
  await phone.house.drafts.add(names);
  assert.equal(phone.house.drafts.now.photos.length, 9);
  phone.house.drafts.remove(phone.house.drafts.now.photos[0]);
  assert.equal(phone.house.drafts.now.photos.length, 8);
});

test("two problems in one text: the second becomes a case of its own by one tap", async () => {
  const phone = new Phone("oReport11");
  const told = await phone.house.outbox.send(
    await written(phone, "宜川四村19号楼上漏水，还有楼下路灯不亮"),
  );
  assert.ok(told.second.words);
  const { outbox } = phone.house;
  await outbox.send(outbox.put({ text: told.second.words }, { beside: told.case.number }));
  assert.equal((await cases(phone)).length, 2);
});
