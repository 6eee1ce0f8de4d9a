/** Reports on their way: each is kept on this phone, with its one key, until the server has it.
 *
 * The key and the body stay the same through every try: a report whose answer was lost is answered
 * again instead of being made twice.
 */

const NAME = "outbox";

class Outbox {
  constructor(api, port, settings) {
    this._api = api;
    this._port = port;
    this._settings = settings;
    this._sending = null;
    this._last = Promise.resolve();
  }

  /** What is still here: {key, text, photos, place, phone, beside, refused}. */
  get waiting() {
    return this._port.read(NAME) || [];
  }

  /** Seal what was written: from now on it is this report under this key. `beside` is the number of
   * the case that the same words began. */
  put({ text, photos = [], place = null }, { phone = "", beside = "" } = {}) {
    const key = this._port.key();
    const sealed = { key, text, photos, place, phone, beside, sent: {}, body: "", refused: "" };
    this._write([...this.waiting, sealed]);
    return key;
  }

  /** Send one, after those before it. Answers with what the server said, with null where it is sent
   * already; a `Trouble` that is not `later` marks it refused. */
  send(key) {
    const sending = this._last.then(() => this._turn(key));
    this._last = sending.catch(() => null);
    return sending;
  }

  async _turn(key) {
    const report = this._of(key);
    if (!report) return null;
    try {
      const told = await this._sent(report);
      this._forget(report);
      return told;
    } catch (trouble) {
      if (!trouble.later) this._change(key, { refused: trouble.said, body: "" });
      throw trouble;
    }
  }

  /** Send all that waits, one after another, as long as it goes. Answers with what was said. */
  flush() {
    this._sending =
      this._sending ||
      this._each().finally(() => {
        this._sending = null;
      });
    return this._sending;
  }

  /** It is written on elsewhere; its photos stay. */
  takeBack(key) {
    this._write(this.waiting.filter((one) => one.key !== key));
  }

  throwAway(key) {
    this._forget(this._of(key));
  }

  async _each() {
    const told = [];
    for (const { key } of this.waiting.filter((one) => !one.refused)) {
      try {
        const said = await this.send(key);
        if (said) told.push(said);
      } catch (trouble) {
        if (trouble.later) break;
      }
    }
    return told;
  }

  async _sent(report) {
    try {
      return await this._post(report);
    } catch (trouble) {
      if (trouble.status !== 422 || !this._stale(report)) throw trouble;
      this._change(report.key, { sent: {}, body: "" });
      return this._post(this._of(report.key));
    }
  }

  async _post(report) {
    const body = report.body || (await this._body(report));
    return this._api.post("cases", body, report.key);
  }

  async _body(report) {
    for (const path of report.photos) {
      if (this._of(report.key).sent[path]) continue;
      const uploaded = await this._api.upload(path);
      this._change(report.key, { sent: { ...this._of(report.key).sent, [path]: uploaded } });
    }
    const { text, phone, place, beside, photos, sent } = this._of(report.key);
    const body = JSON.stringify({
      text: phone ? `${text}\n${this._settings.say("report.phone_line", { phone })}` : text,
      ...(place && { at: { lat: place.lat, lng: place.lng, crs: "gcj02" } }),
      ...(beside && { beside }),
      media: photos.map((path) => sent[path].id),
    });
    this._change(report.key, { body });
    return body;
  }

  /** Whether the server has forgotten a photo by now. */
  _stale({ sent }) {
    return Object.values(sent).some((one) => Date.parse(one.expires_at) <= this._port.now());
  }

  _forget(report) {
    this._write(this.waiting.filter((one) => one.key !== report.key));
    report.photos.forEach((path) => this._port.drop(path));
  }

  _of(key) {
    return this.waiting.find((one) => one.key === key);
  }

  _change(key, change) {
    this._write(this.waiting.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  _write(reports) {
    this._port.write(NAME, reports);
  }
}

module.exports = { Outbox };
