// What a phone offers to press: the way in, sentences to try, the account's menu.

import { el, icon } from "./dom.js";
import * as store from "./store.js";
import { CHANNELS, MENU } from "./words.js";

const MANY = 6;
const DRILL = ["convener", "member", "volunteer"];

export function wayIn(phone) {
  const chief = phone.role === "chief";
  const follow = el("button", {
    class: chief ? "later" : "strong", type: "button", onclick: () => phone.do({ do: "follow" }),
  }, CHANNELS[phone.channel].follow);
  if (chief) return [...binds(phone, "strong"), follow];
  if (DRILL.includes(phone.role)) return [join(phone)];
  const codes = phone.start.scenes.map((one) => el("button", {
    type: "button", "aria-label": `扫${one.label}的码`,
    onclick: () => phone.do({ do: "follow", ...one }),
  }, icon("scan"), one.label));
  return [follow, ...codes];
}

function binds(phone, kind = "") {
  return phone.start.grids.slice(0, MANY).map((grid) => el("button", {
    class: kind, type: "button", onclick: () => phone.bind(grid.id),
  }, icon("key"), `绑定 ${grid.name}`));
}

function join(phone) {
  return el("button", { class: "strong", type: "button", onclick: () => phone.bind("", phone.role) },
    icon("key"), "进组");
}

export function chips(phone) {
  const heard = store.entries(phone.chat);
  const number = lastNumber(heard) || lastNumber(store.everything()) || "1";
  const say = (phone.start.chips[phone.role] ?? []).map((text) => text.replace("{n}", number))
    .map((text) => el("button", { type: "button", onclick: () => phone.say(text) }, text));
  if (phone.role === "rider") return [toMap(phone), ...say];
  if (phone.role !== "chief") return say;
  const bound = heard.some((entry) => entry.side === "me" && entry.text?.startsWith("绑定"));
  return bound ? [...say, ...binds(phone)] : [...binds(phone), ...say];
}

function toMap(phone) {
  return el("button", { type: "button", onclick: () => phone.panel("map") }, icon("pin"), "发定位");
}

export function menu(phone) {
  const buttons = phone.start.menu.length ? phone.start.menu : MENU;
  return buttons.slice(0, 3).map((one) => (one.sub_button?.length ? more(phone, one) : entry(phone, one)));
}

function entry(phone, one, after = () => {}) {
  const press = () => {
    after();
    if (one.url) window.open(one.url, "_blank", "noopener");
    else phone.do({ do: "menu", key: one.key || one.name, label: one.name });
  };
  return el("button", { type: "button", onclick: press }, one.name);
}

function more(phone, one) {
  const outer = el("details", {}, el("summary", {}, one.name));
  const inner = one.sub_button.map((sub) => entry(phone, sub, () => { outer.open = false; }));
  outer.append(el("div", { class: "sub-menu" }, inner));
  return outer;
}

// The number of the case that was spoken of last: 「编号:7号」, 「【待签收】7号」, 「7号办了」.
export function lastNumber(list) {
  for (const one of [...list].reverse()) {
    if (one.side !== "bot") continue;
    const found = /编号[:：]\s*(\d+)号|】\s*(\d+)号|^(\d+)号/m.exec(one.text ?? "");
    if (found) return found[1] ?? found[2] ?? found[3];
  }
  return "";
}
