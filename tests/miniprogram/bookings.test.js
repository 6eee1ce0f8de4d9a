const assert = require("node:assert");
const { test } = require("node:test");
const { Phone } = require("./phone");

const HAIRCUT = "haircut";

async function firstFree(phone) {
  const { days } = await phone.house.bookings.slots(HAIRCUT);
  return days.flatMap((day) => day.slots).find((slot) => slot.free === 2);
}

test("ten services, and which of them are booked", async () => {
  const { services } = await new Phone("oBook1").house.bookings.services();
  assert.equal(services.length, 10);
  assert.deepEqual(
    services
      .filter((one) => one.booked)
      .map((one) => one.id)
      .sort(),
    ["haircut", "spine"],
  );
});

test("times stand under their day, in the person's language", async () => {
  const { days } = await new Phone("oBook2").house.bookings.slots(HAIRCUT);
  assert.match(days[0].name, /^\d+月\d+日 周[二四]$/);
  assert.match(days[0].slots[0].from, /^\d\d:\d\d$/);
  const english = await new Phone("oBook2", { language: "en" }).house.bookings.slots(HAIRCUT);
  assert.match(english.days[0].name, /^(Tue|Thu) \d+ \w{3}$/);
});

test("a place is booked once though the answer got lost, and given back", async () => {
  const phone = new Phone("oBook3");
  const { bookings } = phone.house;
  const { slot } = await firstFree(phone);
  await phone.house.me.known();
  phone.lose = 3;
  await assert.rejects(bookings.book(HAIRCUT, slot), { later: true });
  const told = await bookings.book(HAIRCUT, slot);
  assert.equal(told.booking.state, "booked");
  const mine = await bookings.mine();
  assert.deepEqual(
    mine.map((one) => one.number),
    [told.booking.number],
  );
  assert.match(mine[0].at_said, /周/);
  await assert.rejects(bookings.book(HAIRCUT, slot), { status: 409, why: "twice" });
  assert.equal((await bookings.cancel(told.booking.number)).booking.state, "cancelled");
  assert.deepEqual(await bookings.mine(), []);
});

test("a full one has a line, and who waits moves up", async () => {
  const phones = ["a", "b", "c"].map((name) => new Phone(`oBook4${name}`));
  const { slot } = await firstFree(phones[0]);
  const first = await phones[0].house.bookings.book(HAIRCUT, slot);
  await phones[1].house.bookings.book(HAIRCUT, slot);
  await assert.rejects(phones[2].house.bookings.book(HAIRCUT, slot), {
    why: "full",
    mayWait: true,
  });
  const waits = await phones[2].house.bookings.book(HAIRCUT, slot, true);
  assert.deepEqual([waits.booking.state, waits.booking.in_line], ["waiting", 1]);
  await phones[0].house.bookings.cancel(first.booking.number);
  assert.deepEqual(
    (await phones[2].house.bookings.mine()).map((one) => one.state),
    ["booked"],
  );
});

test("a service for card holders asks for the card, and a wrong code is told so", async () => {
  const phone = new Phone("oBook5");
  const { days } = await phone.house.bookings.slots("spine");
  await assert.rejects(phone.house.bookings.book("spine", days[0].slots[0].slot), {
    status: 403,
    why: "card",
  });
  await assert.rejects(phone.house.bookings.bindCard("NOSUCHCODE"), { status: 403 });
});
