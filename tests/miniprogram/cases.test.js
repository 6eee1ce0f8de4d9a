const assert = require("node:assert");
const { test } = require("node:test");
const { Cases } = require("../../miniprogram/lib/cases");
const { BASE, Phone, handled } = require("./phone");

async function reported(phone, text) {
  const { drafts, outbox } = phone.house;
  drafts.write(text);
  const key = outbox.put(drafts.now);
  drafts.clear();
  return (await outbox.send(key)).case.number;
}

test("a case is added to, hurried and taken back", async () => {
  const phone = new Phone("oCase1");
  const { cases } = phone.house;
  const number = await reported(phone, "宜川四村21号楼道堆物");
  const whole = await cases.whole(number);
  assert.deepEqual(whole.offers, ["note", "urge", "withdraw"]);
  assert.match(whole.case.called, /^\d+号$/);
  assert.match(whole.steps[0].at_said, /^\d+月\d+日 周. \d\d:\d\d$/);
  assert.ok((await cases.note(number, "轮椅过不去")).said);
  assert.ok((await cases.urge(number)).said);
  assert.equal((await cases.withdraw(number)).case.opened, false);
  assert.deepEqual((await cases.whole(number)).offers, []);
  await assert.rejects(cases.urge(number), { status: 409 });
});

test("what was done is opened again, and then rated with stars", async () => {
  const phone = new Phone("oCase2");
  const { cases } = phone.house;
  const number = await reported(phone, "宜川四村22号楼道堆物");
  await handled(number);
  assert.ok((await cases.whole(number)).offers.includes("rating"));
  assert.equal((await cases.reopen(number, "还在那儿")).case.state, "handling");
  await handled(number);
  const done = await cases.rate(number, { solved: true, stars: 5, words: "谢谢" });
  assert.equal(done.case.opened, false);
});

test("a note whose answer got lost is one note", async () => {
  const phone = new Phone("oCase3");
  const number = await reported(phone, "宜川四村23号路灯不亮");
  phone.lose = 3;
  await assert.rejects(phone.house.cases.note(number, "还是不亮"), { later: true });
  await phone.house.cases.note(number, "还是不亮");
  const keys = phone.of("POST", "/notes").map((one) => one.header["Idempotency-Key"]);
  assert.equal(keys.length, 4);
  assert.equal(new Set(keys).size, 1);
  await phone.house.cases.note(number, "还是不亮");
  assert.notEqual(
    phone.of("POST", "/notes").pop().header["Idempotency-Key"],
    keys[0],
    "a wish of its own",
  );
});

test("a photo goes along with a note, once though the answer got lost", async () => {
  const phone = new Phone("oCase7");
  const number = await reported(phone, "宜川四村25号楼道堆物");
  const photos = [phone.photo("still-there")];
  const lost = phone.house.cases.note(number, "还在", photos);
  phone.loseFrom = "/notes";
  await assert.rejects(lost, { later: true });
  phone.loseFrom = "";
  assert.ok((await phone.house.cases.note(number, "还在", photos)).said);
  assert.equal(phone.of("POST", "/media").length, 1);
  assert.equal((await phone.house.cases.whole(number)).case.photos, 1);
});

test("what neighbours told already is joined", async () => {
  const place = "宜川六村26号门口路灯不亮";
  const first = await reported(new Phone("oCase8"), place);
  const phone = new Phone("oCase9");
  const { outbox, cases } = phone.house;
  const told = await outbox.send(outbox.put({ text: place }));
  assert.equal(told.neighbours.number, first);
  assert.equal((await cases.follow(first, told.case.number)).case.number, first);
  assert.equal((await cases.whole(first)).follower, true);
});

test("pictures are found at the server", async () => {
  const { _api, _settings } = new Phone("oCase10").house.cases;
  const done = [{ label: "照片1", url: "/files/a", small: "" }];
  const found = { case: { serial: 7, opened_at: "2026-11-23T10:30" }, steps: [], sent: [], done };
  const api = Object.assign(Object.create(_api), { get: async () => found });
  const whole = await new Cases(api, null, _settings).whole("YC20261123-0007");
  const url = `${BASE}/files/a`;
  assert.deepEqual(whole.done, [{ label: "照片1", url, small: url }]);
});

test("the list goes on where it ended", async () => {
  const phone = new Phone("oCase4");
  const numbers = [];
  for (let n = 0; n < 21; n += 1)
    numbers.unshift(await reported(phone, `宜川四村${n + 30}号楼道堆物`));
  const first = await phone.house.cases.page();
  const second = await phone.house.cases.page(first.next);
  const seen = [...first.cases, ...second.cases].map((one) => one.number);
  assert.equal(first.cases.length, 20);
  assert.deepEqual([...seen].sort(), [...numbers].sort());
  assert.equal(second.next, "");
});

test("somebody else's case is not there", async () => {
  const number = await reported(new Phone("oCase5"), "宜川四村24号楼上漏水");
  await assert.rejects(new Phone("oCase6").house.cases.whole(number), { status: 404 });
});
