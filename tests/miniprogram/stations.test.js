const assert = require("node:assert");
const { test } = require("node:test");
const { choices, pins } = require("../../miniprogram/lib/stations");
const { Phone } = require("./phone");

const HERE = { lat: 31.24567, lng: 121.44891 };

test("all of them without a place, and every wish that can be made", async () => {
  const { rows, old } = await new Phone("oMap1").house.stations.found();
  assert.equal(old, false);
  const offered = choices(rows).map(({ id }) => id);
  assert.ok(offered.includes("water") && offered.includes("charge_phone"));
  assert.equal(new Set(offered).size, offered.length);
  const led = rows.map((row) => Boolean(row.at));
  assert.ok(led.includes(false) && led.lastIndexOf(true) < led.indexOf(false));
});

test("wishes choose, and the nearest comes first", async () => {
  const phone = new Phone("oMap2");
  const { rows } = await phone.house.stations.found({
    at: HERE,
    facilities: ["water", "rest"],
    openNow: true,
  });
  assert.ok(rows.length);
  for (const row of rows) {
    assert.equal(row.mark, "open");
    assert.ok(row.facilities.water && row.facilities.rest);
    assert.ok(row.way);
  }
  const metres = rows.map((row) => row.metres);
  assert.deepEqual(
    metres,
    [...metres].sort((a, b) => a - b),
  );
});

test("the place that leaves the phone is rounded to about 100 m", async () => {
  const phone = new Phone("oMap3");
  await phone.house.stations.found({ at: HERE });
  assert.match(phone.asked[0].url, /lat=31\.246&lng=121\.449&crs=gcj02/);
});

test("each pin has the number of its row", async () => {
  const { rows } = await new Phone("oMap4").house.stations.found();
  const drawn = pins(rows);
  assert.ok(drawn.length && drawn.every((pin) => rows[pin.id].at.lat === pin.latitude));
  assert.ok(drawn.every((pin) => pin.label.content === String(pin.id + 1)));
});

test("words about a station are the person's own language", async () => {
  const phone = new Phone("oMap5", { language: "en" });
  const { rows } = await phone.house.stations.found({ at: HERE });
  assert.match(rows[0].way, /min/);
  assert.ok(rows.flatMap((row) => row.has).every(({ name }) => /^[\x20-\x7e]+$/.test(name)));
});

test("what is wrong at one is told once, though the answer got lost", async () => {
  const phone = new Phone("oMap6");
  const { rows } = await phone.house.stations.found();
  const tell = () => phone.house.stations.tell(rows[0].id, "shut", "下午三点来，门锁着");
  phone.loseFrom = "/reports";
  await assert.rejects(tell(), { later: true });
  phone.loseFrom = "";
  const told = await tell();
  const { cases } = await phone.house.cases.page();
  assert.deepEqual(
    cases.map((one) => one.number),
    [told.case.number],
  );
});
