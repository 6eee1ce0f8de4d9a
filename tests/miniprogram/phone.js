/** A phone with WeChat on it, as far as the mini-program sees: `wx` over real HTTP, files in memory. */

const { readFileSync } = require("node:fs");
const path = require("node:path");

const ROOT = path.join(__dirname, "..", "..", "miniprogram");
const { houseOf } = require(path.join(ROOT, "lib/house"));
const { portOf } = require(path.join(ROOT, "lib/port"));

const BASE = process.env.XINYI_TEST_API || "http://127.0.0.1:9";
const STREET = process.env.XINYI_TEST_STREET;
const PHOTO = readFileSync(path.join(ROOT, "images/pin-open.png"));

/** `offline`: nothing gets out. `lose`: of so many requests from now on the answer gets lost,
 * `loseFrom`: of all whose address ends so. `asked` is what went out, `answers` is what WeChat
 * answers to what a page asks of it, `called` what was asked. */
class Phone {
  constructor(who, { language = "zh_CN", config = {} } = {}) {
    this.offline = false;
    this.lose = 0;
    this.loseFrom = "";
    this.asked = [];
    this.waits = [];
    this.answers = {};
    this.called = [];
    this.stored = new Map();
    this.files = new Map();
    this.codes = 0;
    this.who = who;
    this.wx = this._wx();
    this.port = portOf(this.wx, async (ms) => this.waits.push(ms));
    this.house = houseOf(this.port, { base: BASE, templates: [], ...config }, language);
  }

  /** A photo in WeChat's temporary place. */
  photo(name, content = PHOTO) {
    this.files.set(`tmp/${name}`, content);
    return `tmp/${name}`;
  }

  of(method, ending) {
    return this.asked.filter((one) => one.method === method && one.url.endsWith(ending));
  }

  _wx() {
    const own = {
      getStorageSync: (name) => (this.stored.has(name) ? JSON.parse(this.stored.get(name)) : ""),
      setStorageSync: (name, value) => this.stored.set(name, JSON.stringify(value)),
      removeStorageSync: (name) => this.stored.delete(name),
      login: ({ success }) => success({ code: `code-${this.who}#${(this.codes += 1)}` }),
      request: ({ url, method, header, data, success, fail }) =>
        this._sent({ url, method, header, body: data }, success, fail),
      uploadFile: ({ url, header, filePath, name, success, fail }) => {
        const body = new FormData();
        body.set(name, new Blob([this.files.get(filePath)]), "photo");
        return this._sent({ url, method: "POST", header, body }, success, fail);
      },
      getFileSystemManager: () => ({
        saveFile: ({ tempFilePath, success }) => {
          this.files.set(`kept/${tempFilePath}`, this.files.get(tempFilePath));
          this.files.delete(tempFilePath);
          success({ savedFilePath: `kept/${tempFilePath}` });
        },
        removeSavedFile: ({ filePath }) => this.files.delete(filePath),
      }),
    };
    return new Proxy(own, { get: (known, name) => known[name] || this._any(name) });
  }

  /** Whatever else a page asks of WeChat is written down, and answered as the test says. */
  _any(name) {
    return (options = {}) => {
      this.called.push([name, options]);
      const answer = this.answers[name];
      if (answer && options.success) options.success(answer);
      else if (!answer && options.fail) options.fail({ errMsg: `${name}:fail` });
    };
  }

  async _sent({ url, method, header, body }, success, fail) {
    this.asked.push({ url, method, header, body });
    if (this.offline) return fail({ errMsg: "request:fail" });
    const answer = await fetch(url, { method, headers: header, body });
    const data = await answer.text();
    if (this.lose > 0) {
      this.lose -= 1;
      return fail({ errMsg: "request:fail timeout" });
    }
    if (this.loseFrom && url.endsWith(this.loseFrom))
      return fail({ errMsg: "request:fail timeout" });
    return success({ statusCode: answer.status, data, header: Object.fromEntries(answer.headers) });
  }
}

/** Somebody works at the case: its grid's chief signs and reports it done. */
async function handled(number) {
  const answer = await fetch(`${STREET}/handled/${number}`, { method: "POST" });
  if (!answer.ok) throw new Error(await answer.text());
}

module.exports = { BASE, PHOTO, Phone, ROOT, handled };
