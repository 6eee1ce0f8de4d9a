/** Puts the parts together; pages find them at getApp().house. */

const { Api } = require("./api");
const { Bookings } = require("./bookings");
const { Cases } = require("./cases");
const { Drafts } = require("./drafts");
const { Keys } = require("./keys");
const { Me } = require("./me");
const { Outbox } = require("./outbox");
const { Privacy } = require("./privacy");
const { Settings } = require("./settings");
const { Stations } = require("./stations");

/** `phones` is the language that WeChat is set to. */
function houseOf(port, config, phones = "") {
  const settings = new Settings(port, phones);
  const api = new Api(port, config, settings);
  const keys = new Keys(port);
  return {
    config,
    settings,
    privacy: new Privacy(),
    stations: new Stations(api, keys),
    bookings: new Bookings(api, keys, settings),
    cases: new Cases(api, keys, settings),
    drafts: new Drafts(port),
    outbox: new Outbox(api, port, settings),
    me: new Me(api, port),
  };
}

module.exports = { houseOf };
