const assert = require("node:assert");
const { test } = require("node:test");
const { BASE, Phone } = require("./phone");

test("signs in once, however many ask at the same moment", async () => {
  const phone = new Phone("oApi1");
  await Promise.all([
    phone.house.me.known(),
    phone.house.cases.page(),
    phone.house.bookings.mine(),
  ]);
  assert.equal(phone.of("POST", "/login").length, 1);
  assert.equal(phone.codes, 1);
});

test("a session that was ended elsewhere is begun anew, unseen", async () => {
  const phone = new Phone("oApi2");
  await phone.house.me.known();
  const headers = { Authorization: `Bearer ${phone.port.read("session")}` };
  assert.equal((await fetch(`${BASE}/api/v1/login`, { method: "DELETE", headers })).status, 204);
  const known = await phone.house.me.known();
  assert.deepEqual(known.seats, []);
  assert.equal(phone.of("POST", "/login").length, 2);
});

test("what everybody may see asks nobody to sign in", async () => {
  const phone = new Phone("oApi3");
  const { rows } = await phone.house.stations.found();
  assert.ok(rows.length);
  assert.equal(phone.codes, 0);
});

test("no network: tried again, then said in words, and nothing is thrown away", async () => {
  const phone = new Phone("oApi4");
  phone.offline = true;
  await assert.rejects(
    phone.house.me.known(),
    (trouble) => trouble.later && /没连上网/.test(trouble.said),
  );
  phone.house.settings.language = "en";
  await assert.rejects(phone.house.cases.page(), {
    said: "No connection. Please try again later.",
  });
  phone.offline = false;
  assert.ok(await phone.house.me.known());
});

test("an answer that got lost is asked for again after a while", async () => {
  const phone = new Phone("oApi5");
  await phone.house.me.known();
  phone.lose = 2;
  assert.ok(await phone.house.me.known());
  assert.deepEqual(phone.waits, [600, 2000]);
});

test("a busy server is waited for as long as it says, and no longer than a person waits", async () => {
  const answers = [
    { statusCode: 503, data: "", header: { "Retry-After": "3" } },
    { statusCode: 429, data: '{"detail":"太快了"}', header: { "Retry-After": "60" } },
  ];
  const phone = new Phone("oApi6");
  phone.wx.request = null;
  const busy = new Proxy(phone.wx, {
    get: (wx, name) => (name === "request" ? ({ success }) => success(answers.shift()) : wx[name]),
  });
  const { portOf } = require("../../miniprogram/lib/port");
  const { Api } = require("../../miniprogram/lib/api");
  const api = new Api(
    portOf(busy, async (ms) => phone.waits.push(ms)),
    { base: BASE },
    phone.house.settings,
  );
  await assert.rejects(api.look("stations"), { said: "太快了", later: true, status: 429 });
  assert.deepEqual(phone.waits, [3000]);
});

test("a refusal speaks the person's language", async () => {
  const number = "YC20200101-0001";
  const said = {};
  for (const language of ["zh-Hans", "zh-Hant", "en"]) {
    const phone = new Phone(`oApi7${language}`);
    phone.house.settings.language = language;
    await assert.rejects(phone.house.cases.whole(number), (trouble) => {
      said[language] = trouble.said;
      return trouble.status === 404 && !trouble.later;
    });
  }
  assert.match(said["zh-Hans"], /编号/);
  assert.match(said["zh-Hant"], /編號/);
  assert.match(said.en, /^[\x20-\x7e]+$/);
});

test("what somebody saw is there without a network, and says that it is old", async () => {
  const phone = new Phone("oApi8");
  const seen = await phone.house.bookings.services();
  phone.offline = true;
  const again = await phone.house.bookings.services();
  assert.deepEqual([seen.old, again.old], [false, true]);
  assert.deepEqual(again.services, seen.services);
  await assert.rejects(phone.house.stations.found(), { later: true });
});
