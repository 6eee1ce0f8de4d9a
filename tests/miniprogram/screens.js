/** Pages and components as WeChat would make them, with a phone's `wx` and without drawing. */

const path = require("node:path");
const { ROOT } = require("./phone");

/** The options that a page or component gives to WeChat. */
function optionsOf(name) {
  const file = require.resolve(path.join(ROOT, name));
  delete require.cache[file];
  let given;
  globalThis.Page = globalThis.Component = globalThis.App = (options) => (given = options);
  require(file);
  return given;
}

/** A page that is shown on `phone`; it is what getCurrentPages() answers with. */
async function opened(phone, name, query = {}) {
  use(phone);
  const page = made(optionsOf(`pages/${name}/${name}.js`));
  globalThis.getCurrentPages = () => [page];
  page.onLoad(query);
  await page.onShow();
  return page;
}

function use(phone) {
  globalThis.wx = phone.wx;
  globalThis.getApp = () => ({ house: phone.house });
}

function made(options) {
  return {
    ...options,
    ...options.methods,
    data: structuredClone(options.data),
    setData(change) {
      for (const [name, value] of Object.entries(change))
        put(this.data, name.split("."), structuredClone(value));
    },
  };
}

function put(data, [first, ...rest], value) {
  if (rest.length) put(data[first], rest, value);
  else data[first] = value;
}

/** A tap on something with these data-… attributes, or what was typed. */
const tap = (dataset = {}, detail = {}) => ({
  currentTarget: { dataset, id: dataset.id || "" },
  detail,
});
const typed = (value, dataset = {}) => tap(dataset, { value });

module.exports = { made, opened, optionsOf, tap, typed, use };
