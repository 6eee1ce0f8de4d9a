/** The person's language and size of type, kept on this phone; and the words in that language. */

const WORDS = {
  "zh-Hans": require("../words/zh-Hans"),
  "zh-Hant": require("../words/zh-Hant"),
  en: require("../words/en"),
};
const LANGUAGES = Object.keys(WORDS);
const NAME = "settings";

class Settings {
  /** `phones` is the language WeChat is set to (zh_CN, zh_TW, zh_HK, en, …). */
  constructor(port, phones = "") {
    this._port = port;
    this._phones = ours(phones);
    this.say = (id, facts) =>
      filled(
        id.split(".").reduce((words, part) => words[part], this.words),
        facts,
      );
  }

  get language() {
    return this._kept().language || this._phones;
  }

  set language(language) {
    this._change({ language });
  }

  get big() {
    return this._kept().big === true;
  }

  set big(big) {
    this._change({ big });
  }

  /** The number they chose to leave with what they report; "" for none. */
  get phone() {
    return this._kept().phone || "";
  }

  set phone(phone) {
    this._change({ phone });
  }

  get words() {
    return WORDS[this.language];
  }

  _kept() {
    return this._port.read(NAME) || {};
  }

  _change(change) {
    this._port.write(NAME, { ...this._kept(), ...change });
  }
}

function ours(phones) {
  if (/^zh[-_](TW|HK|MO|Hant)/i.test(phones)) return "zh-Hant";
  return /^en/i.test(phones) ? "en" : LANGUAGES[0];
}

function filled(sentence, facts = {}) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(facts[name]));
}

module.exports = { LANGUAGES, Settings };
