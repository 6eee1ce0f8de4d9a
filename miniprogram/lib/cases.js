/** What somebody reported: the list, one of them whole, and what they can still do to it. */

const { moment } = require("./times");

class Cases {
  constructor(api, keys, settings) {
    this._api = api;
    this._keys = keys;
    this._settings = settings;
    this._uploaded = new Map();
  }

  /** A page of them, the newest first; `next` asks for the one after, "" at the end. */
  async page(after = "") {
    const { cases, next } = await this._api.get("cases", { after, limit: 20 });
    return { cases: cases.map((one) => this._dated(one)), next };
  }

  /** One of them; `offers` names what may be done to it now. */
  async whole(number) {
    const found = await this._api.get(`cases/${number}`);
    return {
      ...found,
      case: this._dated(found.case),
      sent: found.sent.map((one) => this._placed(one)),
      done: found.done.map((one) => this._placed(one)),
      steps: found.steps.map((step) => ({
        ...step,
        at_said: moment(step.at, this._settings.language),
      })),
    };
  }

  /** Words, with photos ahead of them: one that is at the server already is not sent again. */
  async note(number, text, photos = []) {
    for (const path of photos.filter((one) => !this._uploaded.has(one))) {
      this._uploaded.set(path, (await this._api.upload(path)).id);
    }
    const media = photos.map((path) => this._uploaded.get(path));
    const told = await this._act(number, "notes", { text, media });
    photos.forEach((path) => this._uploaded.delete(path));
    return told;
  }

  /** Their `own` case is the neighbours' too: it becomes a part of that one. */
  follow(number, own) {
    return this._act(number, "follow", { own });
  }

  urge(number) {
    return this._act(number, "urge");
  }

  withdraw(number) {
    return this._act(number, "withdraw");
  }

  /** `stars` 0: none given. */
  rate(number, { solved, stars = 0, words = "" }) {
    return this._act(number, "rating", { solved, stars, words });
  }

  reopen(number, words = "") {
    return this._act(number, "reopen", { words });
  }

  _act(number, act, body = "") {
    const path = `cases/${number}/${act}`;
    const wish = `${path} ${JSON.stringify(body)}`;
    return this._keys.once(wish, (key) => this._api.post(path, body, key));
  }

  _placed({ label, url, small }) {
    return { label, url: this._api.address(url), small: this._api.address(small || url) };
  }

  _dated(one) {
    const { language, say } = this._settings;
    const called = say("cases.called", { serial: one.serial });
    return { ...one, called, opened_said: moment(one.opened_at, language) };
  }
}

module.exports = { Cases };
