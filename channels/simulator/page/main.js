// Puts the phones on the table and keeps them in step with the server.

import * as api from "./api.js";
import { el } from "./dom.js";
import { Ground, backdrop } from "./ground.js";
import { Phone } from "./phone.js";
import * as prefs from "./prefs.js";
import * as store from "./store.js";
import { Tour } from "./tour.js";
import { OFF, ROLES } from "./words.js";

const $ = (id) => document.getElementById(id);
const TITLE = document.title;
const NARROW = matchMedia("(max-width: 999px)");
const GLANCE = 2500;

prefs.wire($("big"), $("theme"));

const begin = await api.start();
const off = !begin.channels.length; // both are real accounts: nothing to play
if (off) begin.channels.push("wechat");
const ground = new Ground(begin.ground);
const saved = prefs.read();
const phones = begin.roles.map((role) => new Phone(role, begin, ground, saved[role] ?? {}));
let current = begin.roles[0];

$("street").textContent = off ? OFF : `${begin.street} · 开发用`;
$("phones").dataset.count = phones.length;
$("phones").append(backdrop(ground), ...phones.map((phone) => phone.node));
for (const phone of phones) {
  phone.changed = () => {
    prefs.write({ [phone.role]: { person: phone.person, channel: phone.channel } });
    tabs();
  };
  phone.openWire = wire;
}
if (begin.roles.includes("group")) Object.assign($("table"), { href: "/simulator", textContent: "看日常" });
const drill = !begin.roles.includes("chief"); // the guided round is of everyday
const tour = drill ? null : new Tour($("tour"), phones, begin.tour, show);

function tabs() {
  const counts = phones.map((phone) => phone.badge());
  $("tabs").replaceChildren(...phones.map((phone, i) => el("button", {
    type: "button", "aria-current": phone.role === current ? "true" : null,
    onclick: () => show(phone.role),
  }, ROLES[phone.role].name, counts[i] ? el("span", { class: "dot" }, String(counts[i])) : null)));
  const sum = counts.reduce((a, b) => a + b, 0);
  document.title = sum ? `(${sum}) ${TITLE}` : TITLE;
}

function show(role) {
  current = role;
  for (const phone of phones) phone.node.classList.toggle("current", phone.role === role);
  const phone = phones.find((one) => one.role === role);
  phone.bottom();
  if (NARROW.matches) store.markSeen(phone.chat);
  const focused = $("tabs").contains(document.activeElement);
  tabs();
  if (focused) $("tabs").querySelector("[aria-current]").focus();
}

// Whether somebody has only this phone before their eyes.
function looked(phone) {
  return NARROW.matches && phone.role === current && !document.hidden;
}

function wire(entry) {
  const mine = entry.side !== "bot";
  $("wire-sent-title").textContent = mine ? "平台发给新宜" : "新宜发给平台";
  $("wire-got-title").textContent = mine ? "新宜当场回的" : "平台回的";
  $("wire-sent").textContent = entry.wire.sent;
  $("wire-got").textContent = entry.wire.got || "（空）";
  $("wire").showModal();
}

store.listen((event) => {
  $("line").textContent = event.kind === "lost" ? "断了，正在重连" : "已连上";
  $("line").dataset.state = event.kind === "lost" ? "lost" : "on";
  if (event.kind === "lost") return;
  const phone = phones.find((one) => one.chat === event.chat);
  if (event.kind === "ready") for (const one of phones) one.draw();
  else if (event.kind === "status") phone?.status();
  else if (event.kind === "seen") phone?.seen();
  else if (phone) {
    phone.entry(event.entry);
    if (event.entry.push && looked(phone)) setTimeout(() => store.markSeen(event.chat), GLANCE);
  }
  else for (const one of phones) if (event.chat.endsWith(`:${one.id}`)) one.applications();
  tabs();
  if (event.kind !== "seen") tour?.draw();
});

document.addEventListener("keydown", (event) => {
  const phone = event.altKey && phones[Number(event.key) - 1];
  if (!phone) return;
  event.preventDefault();
  show(phone.role);
  phone.parts.field.focus();
});

show(current);
document.documentElement.dataset.ready = "page";
api.feed(store.receive);
