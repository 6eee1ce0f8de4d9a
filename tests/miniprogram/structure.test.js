const assert = require("node:assert");
const { existsSync, readFileSync, readdirSync } = require("node:fs");
const path = require("node:path");
const { test } = require("node:test");
const { Phone, ROOT } = require("./phone");
const { optionsOf, use } = require("./screens");

const read = (name) => readFileSync(path.join(ROOT, name), "utf8");
const app = JSON.parse(read("app.json"));
const parts = Object.values(app.usingComponents).map((name) => name.slice(1));
const seen = [...app.pages, ...parts];
const files = readdirSync(ROOT, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(ROOT, path.join(entry.path ?? entry.parentPath, entry.name)));
const sources = files.filter((name) => name.endsWith(".js"));
const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];

const matches = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1]);
const expressions = (wxml) => matches(wxml, /\{\{(.*?)\}\}/g);

use(new Phone("x"));

test("every page has its four files, every component the three it needs", () => {
  assert.deepEqual(
    app.pages,
    ["map", "services", "report", "cases", "case", "me"].map((p) => `pages/${p}/${p}`),
  );
  for (const page of app.pages)
    for (const kind of ["js", "json", "wxml", "wxss"])
      assert.ok(existsSync(path.join(ROOT, `${page}.${kind}`)), `${page}.${kind}`);
  for (const part of parts)
    for (const kind of ["js", "json", "wxml"])
      assert.ok(existsSync(path.join(ROOT, `${part}.${kind}`)), `${part}.${kind}`);
  const here = new Set(readdirSync(path.join(ROOT, "pages")).filter((name) => !name.includes(".")));
  assert.deepEqual(here, new Set(app.pages.map((page) => page.split("/")[1])));
  for (const { pagePath } of app.tabBar.list) assert.ok(app.pages.includes(pagePath));
});

test("JSON is JSON, and colours by name stand in the theme twice", () => {
  for (const name of files.filter((one) => one.endsWith(".json"))) JSON.parse(read(name));
  const { light, dark } = JSON.parse(read("theme.json"));
  const named = matches(read("app.json"), /"@(\w+)"/g);
  assert.ok(named.length);
  for (const theme of [light, dark]) assert.deepEqual(new Set(Object.keys(theme)), new Set(named));
});

test("tags are closed in order, and the size of type comes first on every page", () => {
  for (const name of seen) {
    const open = [];
    for (const [, end, tag, , self] of read(`${name}.wxml`).matchAll(
      /<(\/?)([\w-]+)((?:"[^"]*"|[^">])*?)(\/?)>/g,
    )) {
      if (end) assert.equal(open.pop(), tag, name);
      else if (!self) open.push(tag);
    }
    assert.deepEqual(open, [], name);
  }
  for (const page of app.pages)
    assert.match(read(`${page}.wxml`), /^<page-meta root-font-size="\{\{size\}\}">/);
});

test("every handler that is named is there", () => {
  for (const name of seen) {
    const options = optionsOf(`${name}.js`);
    const known = { ...options, ...options.methods };
    const named = matches(read(`${name}.wxml`), /\s(?:bind|catch):?\w+="(\w+)"/g);
    for (const handler of named)
      assert.equal(typeof known[handler], "function", `${name}: ${handler}`);
  }
});

test("every name that is shown is in the page's data, or stands for one of a list", () => {
  for (const name of seen) {
    const wxml = read(`${name}.wxml`);
    const known = new Set([
      "item",
      "index",
      "true",
      "false",
      ...matches(wxml, /wx:for-item="(\w+)"/g),
      ...Object.keys(optionsOf(`${name}.js`).data),
    ]);
    for (const one of expressions(wxml)) {
      for (const used of matches(one.replace(/'[^']*'/g, ""), /(?<![\w.$])([A-Za-z_]\w*)/g)) {
        assert.ok(known.has(used), `${name}: ${used}`);
      }
    }
  }
});

const WORDS = Object.fromEntries(
  LANGUAGES.map((language) => [language, require(path.join(ROOT, "words", language))]),
);
const ids = (words) =>
  Object.entries(words).flatMap(([group, own]) => Object.keys(own).map((id) => `${group}.${id}`));
const WHOLE = {
  languages: "the list of languages",
  tab: "the tab bar",
  wrong: "what can be wrong at a station",
};
/** Groups that are read by a name that is only known when it runs. */

test("the same words in three languages, with the same gaps to fill", () => {
  const [first, ...others] = LANGUAGES;
  const gaps = (language, id) =>
    matches(
      id.split(".").reduce((words, part) => words[part], WORDS[language]),
      /\{(\w+)\}/g,
    );
  for (const language of others) {
    assert.deepEqual(ids(WORDS[language]), ids(WORDS[first]), language);
    for (const id of ids(WORDS[first]))
      assert.deepEqual(gaps(language, id), gaps(first, id), `${language} ${id}`);
  }
});

test("every word that is used is there, and every word that is there is used", () => {
  const wxml = seen.map((name) => read(`${name}.wxml`)).join("\n");
  const code = sources
    .filter((name) => !name.startsWith("words/"))
    .map(read)
    .join("\n");
  const known = new Set(ids(WORDS.en));
  const titles = app.pages.map((page) => `${page.split("/")[1]}.title`);
  const used = new Set([
    ...titles,
    ...expressions(wxml).flatMap((one) => matches(one, /(?<!\w)w\.(\w+\.\w+)/g)),
    ...matches(code, /\b(?:w|words)\.([a-z]+\.[a-z_]+)\b(?!\()/g),
    ...matches(code, /say\(\s*"([\w.]+)"/g),
    ...matches(code, /"(trouble\.\w+)"/g),
  ]);
  for (const id of used) assert.ok(known.has(id), `there is no ${id}`);
  for (const id of known) assert.ok(used.has(id) || id.split(".")[0] in WHOLE, `nobody says ${id}`);
  const { KINDS } = require(path.join(ROOT, "lib/stations"));
  assert.deepEqual(Object.keys(WORDS.en.wrong), KINDS);
});

const sheets = files.filter((name) => name.endsWith(".wxss"));
const rules = (text) => text.replace(/\/\*[\s\S]*?\*\//g, "");

test("style sheets are whole, and name no colour or size that is not there", () => {
  const shared = rules(read("app.wxss"));
  const tokens = new Set(matches(shared, /(--[\w-]+):/g));
  for (const name of sheets) {
    const text = rules(read(name));
    assert.equal(text.split("{").length, text.split("}").length, name);
    const declared = matches(text, /\{([^{}]*)\}/g).flatMap((block) => block.split(";"));
    for (const one of declared.map((each) => each.trim()))
      assert.match(one, /^$|^[\w-]+: [^:]+$/, name);
    for (const used of matches(text, /var\((--[\w-]+)\)/g))
      assert.ok(tokens.has(used), `${name}: ${used}`);
    if (name !== "app.wxss")
      assert.doesNotMatch(text, /#[0-9a-f]{3,8}\b/i, `${name} has a colour of its own`);
  }
});

test("every class that is named is drawn somewhere", () => {
  const shared = rules(read("app.wxss"));
  for (const name of seen) {
    const own = existsSync(path.join(ROOT, `${name}.wxss`)) ? rules(read(`${name}.wxss`)) : "";
    const drawn = new Set(matches(shared + own, /\.([a-z][\w-]*)/g));
    for (const given of matches(read(`${name}.wxml`), /class="([^"]*)"/g)) {
      const chosen = [...matches(given, /'([\w ]*)'/g), given.replace(/\{\{.*?\}\}/g, " ")].join(
        " ",
      );
      for (const one of chosen.split(/\s+/).filter(Boolean))
        assert.ok(drawn.has(one), `${name}: ${one}`);
    }
  }
});

test("colours are those of the web pages, by day and by night", () => {
  const web = readFileSync(path.join(ROOT, "../web/look/base.css"), "utf8");
  const tokens = (text) =>
    text
      .split(/prefers-color-scheme: dark/)
      .slice(0, 2)
      .map((half) =>
        Object.fromEntries(
          [...half.matchAll(/(--[a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [
            name,
            colour,
          ]),
        ),
      );
  const [day, night] = tokens(read("app.wxss"));
  const [webDay, webNight] = tokens(web.slice(0, web.indexOf("* {")));
  assert.deepEqual([day, night], [webDay, webNight]);
  const { light, dark } = JSON.parse(read("theme.json"));
  for (const [theme, own] of [
    [light, day],
    [dark, night],
  ]) {
    for (const name of ["paper", "card", "quiet", "leaf"])
      assert.equal(theme[name], own[`--${name}`]);
  }
});

test("no host but the one that is set, and one place that speaks to it", () => {
  for (const name of files.filter(
    (one) => /\.(js|json|wxml|wxss)$/.test(one) && one !== "config.js",
  )) {
    assert.doesNotMatch(read(name), /(?:https?|wss?):\/\//, name);
  }
  for (const name of sources) {
    const text = read(name).replace(/\/\*\*[\s\S]*?\*\//g, "");
    if (name.startsWith("lib/") && name !== "lib/port.js")
      assert.doesNotMatch(text, /\bwx\b/, name);
    if (name !== "lib/port.js")
      assert.doesNotMatch(text, /\bwx\.(?:request|\w+File|connectSocket)\b|\bfetch\(/, name);
  }
});

test("what WeChat has to be told of is what is used", () => {
  const code = sources.map(read).join("\n");
  for (const name of app.requiredPrivateInfos) assert.match(code, new RegExp(`"${name}"`));
  for (const name of [
    "getLocation",
    "chooseLocation",
    "choosePoi",
    "getFuzzyLocation",
    "startLocationUpdate",
  ]) {
    assert.equal(code.includes(`"${name}"`), app.requiredPrivateInfos.includes(name), name);
  }
  assert.equal(app.__usePrivacyCheck__, true);
});
