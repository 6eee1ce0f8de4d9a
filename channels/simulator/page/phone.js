// One phone: its chat, what can be typed, pressed and sent.

import { act } from "./api.js";
import { bubble } from "./bubble.js";
import { el, icon } from "./dom.js";
import * as offers from "./offers.js";
import { panels } from "./panels.js";
import * as store from "./store.js";
import { APPS, CHANNELS, EMPTY, ROLES } from "./words.js";

const NEAR = 90;

export class Phone {
  constructor(role, start, ground, saved) {
    this.role = role;
    this.start = start;
    this.ground = ground;
    this.person = saved.person ?? 1;
    this.channels = start.channels.filter((name) => !APPS[role] || APPS[role].includes(name));
    if (!this.channels.length) this.channels = start.channels.slice(0, 1);
    this.channel = this.channels.includes(saved.channel) ? saved.channel : this.channels[0];
    this.rows = new Map();
    this.near = true; // the log is scrolled to its end, and stays there
    this.changed = () => {};
    this.openWire = () => {};
    this.#build();
  }

  get id() { return `${this.role}-${this.person}`; }

  get chat() { return `${this.channel}:${this.id}`; }

  // ------------------------------------------------------------ doing things

  async do(what) {
    this.toast("");
    store.markSeen(this.chat);
    try {
      await act(this.id, this.channel, what);
    } catch (error) {
      this.toast(`没有做成：${error.message}`);
    }
  }

  say(text, times = 1) { return this.do({ do: "say", text, times }); }

  // Follow first where that is still to be done.
  async sayFollowing(text) {
    if (!store.following(this.chat)) await this.do({ do: "follow" });
    return this.say(text);
  }

  bind(grid, role = "grid_chief") { return this.do({ do: "bind", role, grid }); }

  tap(entry, button) {
    if (button.data) this.do({ do: "tap", message: entry.message, data: button.data, label: button.label });
    else this.say(button.say || button.label);
  }

  another() {
    this.person = (this.person % 900) + 1;
    this.changed();
    this.draw();
    this.toast(`换了一位：${ROLES[this.role].name}${this.person}`);
  }

  use(channel) {
    this.channel = channel;
    this.changed();
    this.draw();
  }

  // ------------------------------------------------------------ building

  #build() {
    const node = document.getElementById("phone").content.firstElementChild.cloneNode(true);
    const find = (selector) => node.querySelector(selector);
    const words = ROLES[this.role];
    this.node = node;
    this.parts = {
      log: find(".log"), chips: find(".chips"), panel: find(".panel"), cover: find(".cover"),
      form: find(".composer"), field: find("textarea"), send: find(".send"), more: find(".more"),
      swap: find(".swap"), menu: find(".menu"), toast: find(".toast"), fresh: find(".fresh"),
    };
    node.dataset.role = this.role;
    node.id = `phone-${this.role}`;
    find(".chop").textContent = words.chop;
    find(".chop").classList.add(`chop-${this.role}`);
    find("h2").textContent = words.name;
    find(".hint").textContent = words.hint;
    find(".title strong").textContent = this.role === "group" ? this.start.group : this.start.bot;
    find(".another").hidden = this.role === "group";
    this.parts.log.setAttribute("aria-label", `${words.name}的聊天`);
    node.setAttribute("aria-label", `${words.name}的手机`);
    find(".another").addEventListener("click", () => this.another());
    this.switch = find(".switch");
    this.sub = find(".sub");
    this.parts.swap.append(icon("menu"));
    this.parts.more.append(icon("plus"));
    this.#listen();
    this.draw();
  }

  #listen() {
    const { form, field, more, swap, log, fresh, chips } = this.parts;
    form.addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
    field.addEventListener("input", () => this.#typing());
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    more.addEventListener("click", () => this.panel(this.open ? "" : "tools"));
    swap.addEventListener("click", () => this.#menu(this.parts.menu.hidden));
    log.addEventListener("scroll", () => {
      this.near = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    });
    log.addEventListener("load", () => { if (this.near) this.bottom(); }, true);
    chips.addEventListener("wheel", (event) => {
      if (event.deltaX || chips.scrollWidth <= chips.clientWidth) return;
      event.preventDefault();
      chips.scrollLeft += event.deltaY;
    });
    fresh.addEventListener("click", () => { this.bottom(); store.markSeen(this.chat); log.focus(); });
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.open) this.panel("");
    });
    for (const kind of ["pointerdown", "focusin"]) {
      this.node.addEventListener(kind, () => store.markSeen(this.chat));
    }
  }

  #submit() {
    const text = this.parts.field.value.trim();
    if (!text) return;
    this.parts.field.value = "";
    this.#typing();
    this.say(text);
  }

  #typing() {
    const { field, send, more } = this.parts;
    send.hidden = !field.value.trim();
    more.hidden = !send.hidden;
    field.style.height = "auto";
    field.style.height = field.value ? `${Math.min(field.scrollHeight, 120)}px` : "";
  }

  // ------------------------------------------------------------ drawing

  draw() {
    const channel = CHANNELS[this.channel];
    this.node.dataset.channel = this.channel;
    this.sub.textContent = this.role === "group" ? "群机器人" : this.person > 1 ? `${channel.sub} · ${this.person}号用户` : channel.sub;
    this.applications();
    this.#log();
    this.parts.menu.replaceChildren(...offers.menu(this));
    this.parts.swap.hidden = this.channel !== "wechat";
    this.#menu(false);
    this.#status();
    this.panel("");
  }

  // The applications of this phone (WeCom is for staff), with what came into the one that is not open.
  applications() {
    this.switch.replaceChildren(...this.channels.map((name) => {
      const count = name === this.channel ? 0 : store.unread(`${name}:${this.id}`);
      return el("button", {
        type: "button", "aria-pressed": String(name === this.channel), onclick: () => this.use(name),
      }, CHANNELS[name].name, count ? el("span", { class: "dot" }, String(count)) : null);
    }));
  }

  #log() {
    this.rows.clear();
    const rows = store.entries(this.chat).map((entry) => this.#row(entry));
    this.parts.log.replaceChildren(...rows);
    this.bottom();
  }

  #row(entry) {
    const row = bubble(entry, this.channel, {
      say: (text) => this.say(text),
      tap: (one, button) => this.tap(one, button),
      wire: (one) => this.openWire(one),
      fresh: store.isFresh,
      ground: this.ground,
    });
    this.rows.set(entry.seq, row);
    return row;
  }

  // A line came or changed; `changed` ones keep their place.
  entry(entry) {
    const { log } = this.parts;
    const old = this.rows.get(entry.seq);
    const row = this.#row(entry);
    if (old) old.replaceWith(row);
    else { row.classList.add("arriving"); log.append(row); }
    if (this.near || entry.side === "me") this.bottom();
    if (!old) this.chips();
  }

  seen() {
    for (const row of this.parts.log.querySelectorAll(".row.new")) {
      row.classList.remove("new");
      row.querySelector(".dot")?.remove();
    }
    this.badge();
  }

  badge() {
    const count = store.unread(this.chat);
    this.parts.fresh.hidden = !count;
    this.parts.fresh.textContent = `${count} 条新`;
    return count;
  }

  bottom() {
    this.near = true;
    this.parts.log.scrollTop = this.parts.log.scrollHeight;
  }

  toast(words) {
    this.parts.toast.hidden = !words;
    this.parts.toast.textContent = words;
    clearTimeout(this.toasting);
    if (words) this.toasting = setTimeout(() => this.toast(""), 6000);
  }

  // Who does not follow yet sees the way in, instead of a field that would do nothing.
  #status() {
    const follows = this.role !== "group" && store.following(this.chat);
    const { form, cover, chips, log } = this.parts;
    form.hidden = !follows;
    chips.hidden = !follows;
    cover.hidden = follows || this.role === "group";
    cover.replaceChildren(...(follows ? [] : offers.wayIn(this)));
    log.querySelector(".empty")?.remove();
    if (!follows && !this.rows.size) {
      log.append(el("p", { class: "empty" }, EMPTY[this.role] ?? EMPTY.resident));
    }
    this.chips();
    this.badge();
  }

  status() { this.#status(); }

  // ------------------------------------------------------------ chips, menu, panels

  chips() {
    const { chips } = this.parts;
    const had = chips.contains(document.activeElement) ? document.activeElement.textContent : "";
    const all = offers.chips(this);
    chips.replaceChildren(...all);
    all.find((one) => had && one.textContent === had)?.focus({ preventScroll: true });
  }

  #menu(shown) {
    const { menu, swap, field } = this.parts;
    menu.hidden = !shown;
    field.closest(".field").hidden = shown;
    swap.setAttribute("aria-pressed", String(shown));
    swap.setAttribute("aria-label", shown ? "打字" : "菜单");
    swap.replaceChildren(icon(shown ? "keyboard" : "menu"));
  }

  panel(name) {
    this.open = name;
    const { panel, more } = this.parts;
    more.setAttribute("aria-expanded", String(Boolean(name)));
    more.replaceChildren(icon(name ? "close" : "plus"));
    more.setAttribute("aria-label", name ? "收起" : "更多：照片、语音、位置");
    const inside = panel.contains(document.activeElement);
    panel.hidden = !name;
    panel.replaceChildren(...(name ? panels[name](this) : []));
    if (name) { this.bottom(); panel.focus({ preventScroll: true }); } else if (inside) more.focus();
  }
}
