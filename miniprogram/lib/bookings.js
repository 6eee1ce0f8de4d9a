/** The centre's services, and a place at one of them: booked, waited for in line, given back. */

const { day, hour, moment } = require("./times");

class Bookings {
  constructor(api, keys, settings) {
    this._api = api;
    this._keys = keys;
    this._settings = settings;
  }

  async services() {
    const { services, old = false } = await this._api.look("centre/services");
    return { services, old };
  }

  centre() {
    return this._api.look("centre");
  }

  /** The coming slots by day; full ones too, since they have a line. */
  async slots(service) {
    const found = await this._api.look(`centre/services/${service}/slots`);
    return { ...found, days: byDay(found.slots, this._settings.language) };
  }

  /** Where `wait`, a place in line. Answers with what is said of it, and the booking. */
  book(service, slot, wait = false) {
    const path = `centre/services/${service}/bookings`;
    return this._keys.once(`${slot} ${wait}`, (key) => this._api.post(path, { slot, wait }, key));
  }

  async mine() {
    const { bookings } = await this._api.get("bookings");
    return bookings.map((one) => ({ ...one, at_said: moment(one.at, this._settings.language) }));
  }

  cancel(number) {
    return this._api.remove(`bookings/${number}`);
  }

  /** The card of those the centre is for, by the code its desk gave. */
  bindCard(code) {
    return this._api.post("me/card", { code });
  }
}

function byDay(slots, language) {
  const days = [];
  for (const slot of slots) {
    const name = day(slot.at, language);
    if (!days.length || days[days.length - 1].name !== name) days.push({ name, slots: [] });
    days[days.length - 1].slots.push({ ...slot, from: hour(slot.at), to: hour(slot.until) });
  }
  return days;
}

module.exports = { Bookings, byDay };
