/** The server's API: signs in by itself, tries again what may be tried again, tells troubles in words. */

const { LATER, offline, refused } = require("./trouble");

const PAUSES_MS = [600, 2000];
const SESSION = "session";
const SEEN = "seen:";
const PATIENCE_S = 5;

class Api {
  /** `settings` gives the language and the words; `pretend` stands in for wx.login's code. */
  constructor(port, { base, pretend = "" }, settings) {
    this._port = port;
    this._base = base.replace(/\/+$/, "");
    this._root = `${this._base}/api/v1/`;
    this._pretend = pretend;
    this._settings = settings;
    this._entering = null;
  }

  /** What everybody may read. Without a network it is what was seen last, marked `old`. */
  async look(path, query = {}) {
    try {
      const found = this._read(await this._patiently(() => this._call("GET", path, { query })));
      this._port.write(SEEN + path, found);
      return found;
    } catch (trouble) {
      const seen = trouble.status ? null : this._port.read(SEEN + path);
      if (!seen) throw trouble;
      return { ...seen, old: true };
    }
  }

  /** What is theirs. */
  async get(path, query = {}) {
    return this._read(
      await this._signed((word) => this._patiently(() => this._call("GET", path, { query, word }))),
    );
  }

  /** `body` goes out as it is where it is text. With a key it is safe to send again, and is. */
  async post(path, body = "", key = "") {
    const send = (word) => this._call("POST", path, { body, key, word });
    return this._read(
      await this._signed((word) =>
        key ? this._patiently(() => send(word)) : this._heard(send(word)),
      ),
    );
  }

  async remove(path) {
    return this._read(
      await this._signed((word) => this._patiently(() => this._call("DELETE", path, { word }))),
    );
  }

  /** A photo ahead of its words. */
  async upload(path) {
    const url = `${this._root}media`;
    return this._read(
      await this._signed((word) =>
        this._patiently(() => this._port.upload({ url, path, header: this._header({ word }) })),
      ),
    );
  }

  /** Where a picture is that the server names by its path alone. */
  address(path) {
    return path.startsWith("/") ? this._base + path : path;
  }

  /** The next thing that is asked signs in anew. */
  async leave() {
    if (this._port.read(SESSION)) await this.remove("login").catch(() => null);
    this._port.erase(SESSION);
  }

  _call(method, path, { query = {}, body = "", key = "", word = "" }) {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return this._port.request({
      method,
      url: this._root + path + asked(query),
      header: this._header({ key, word, json: true }),
      body: text || undefined,
    });
  }

  _header({ key = "", word = "", json = false }) {
    return {
      "Accept-Language": this._settings.language,
      ...(json && { "Content-Type": "application/json" }),
      ...(word && { Authorization: `Bearer ${word}` }),
      ...(key && { "Idempotency-Key": key }),
    };
  }

  async _patiently(send) {
    for (const pause of PAUSES_MS) {
      const answer = await send().catch(() => null);
      if (answer && !LATER.includes(answer.status)) return answer;
      const wished = answer
        ? Number(answer.header["Retry-After"] || answer.header["retry-after"] || 0)
        : 0;
      if (wished > PATIENCE_S) return answer;
      await this._port.wait(Math.max(pause, wished * 1000));
    }
    return this._heard(send());
  }

  async _heard(sent) {
    try {
      return await sent;
    } catch (_) {
      throw offline(this._settings.say);
    }
  }

  async _signed(call) {
    const word = await this._word();
    const answer = await call(word);
    if (answer.status !== 401) return answer;
    if (this._port.read(SESSION) === word) this._port.erase(SESSION);
    return call(await this._word());
  }

  /** Whoever asks while somebody signs in waits for that. */
  _word() {
    const kept = this._port.read(SESSION);
    if (kept) return Promise.resolve(kept);
    this._entering =
      this._entering ||
      this._enter().finally(() => {
        this._entering = null;
      });
    return this._entering;
  }

  async _enter() {
    const code = this._pretend || (await this._heard(this._port.code()));
    const { token } = this._read(
      await this._heard(this._call("POST", "login", { body: { code } })),
    );
    this._port.write(SESSION, token);
    return token;
  }

  _read(answer) {
    if (answer.status >= 400) throw refused(answer, this._settings.say);
    return answer.text ? JSON.parse(answer.text) : null;
  }
}

function asked(query) {
  const pairs = Object.entries(query).filter(([, value]) => value !== "" && value != null);
  const parts = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length ? `?${parts.join("&")}` : "";
}

module.exports = { Api };
