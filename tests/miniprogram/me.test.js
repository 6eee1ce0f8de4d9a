const assert = require("node:assert");
const { test } = require("node:test");
const { Phone } = require("./phone");

const TEMPLATE = "progress-template";

test("notices that were allowed are counted, a refusal takes them back", async () => {
  const phone = new Phone("oMe1");
  const { me } = phone.house;
  assert.equal(await me.allow([TEMPLATE], { [TEMPLATE]: "accept" }), 1);
  assert.equal(await me.allow([TEMPLATE], { [TEMPLATE]: "accept" }), 2);
  assert.equal((await me.known()).notices, 2);
  assert.equal(await me.allow([TEMPLATE], { [TEMPLATE]: "reject" }), 0);
});

test("the number behind a tap stays on this phone", async () => {
  const phone = new Phone("oMe2");
  assert.equal(await phone.house.me.phone("phone-13800138000"), "13800138000");
});

test("being forgotten leaves nothing at the server or on the phone", async () => {
  const phone = new Phone("oMe3");
  const { settings, drafts, outbox, me, cases } = phone.house;
  settings.phone = "13800138000";
  drafts.write("写到一半");
  const report = outbox.put({ text: "宜川四村41号楼道堆物", photos: [], place: null });
  const { number } = (await outbox.send(report)).case;
  await cases.withdraw(number);
  assert.ok(await me.forget());
  assert.equal(settings.phone, "");
  assert.equal(drafts.now.text, "");
  for (const name of ["settings", "draft", "outbox", "session"])
    assert.ok(!phone.stored.has(name), name);
  assert.equal((await cases.whole(number)).words, "");
});
