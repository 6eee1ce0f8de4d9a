// The whole loop in five steps, each one press; how far it is shows from the chats themselves.

import { el, icon } from "./dom.js";
import { lastNumber } from "./offers.js";
import * as store from "./store.js";

const own = (entry, role, pattern) => entry.side === "me"
  && entry.chat.split(":")[1].startsWith(`${role}-`)
  && pattern.test(entry.text ?? "");

export class Tour {
  constructor(root, phones, tour, show) {
    this.root = root;
    this.phones = phones;
    this.show = show;
    this.from = 0;
    this.steps = [
      { role: "chief", name: "网格长绑定", done: /^绑定/, run: (p) => p.bind(tour.grid) },
      { role: "resident", name: "居民报一件事", done: /./, run: (p) => p.sayFollowing(p.start.chips.resident[0]) },
      { role: "chief", name: "网格长接单", done: /^(接单|签收)/, run: (p) => p.sayFollowing(`接单 ${number(p)}`) },
      { role: "chief", name: "网格长办结", done: /^办结/, run: handled },
      { role: "resident", name: "居民说行不行", done: /^(行|没好|不?满意)/, run: (p) => p.sayFollowing("行") },
    ];
    this.draw();
  }

  reached() {
    let at = 0;
    for (const entry of store.everything()) {
      const step = this.steps[at];
      if (step && entry.seq > this.from && own(entry, step.role, step.done)) at += 1;
    }
    return at;
  }

  draw() {
    const at = this.reached();
    const step = this.steps[at];
    const marks = this.steps.map((one, i) => el("li", {
      class: i < at ? "past" : i === at ? "now" : "", "aria-current": i === at ? "step" : null,
    }, el("span", { class: "n" }, i < at ? "✓" : String(i + 1)), el("span", { class: "what" }, one.name)));
    const go = step
      ? el("button", { class: "strong", type: "button", onclick: () => this.run(step) }, el("span", { class: "next" }, "下一步："), step.name)
      : el("button", { class: "plain", type: "button", onclick: () => this.again() }, icon("again"), "再走一遍");
    this.root.hidden = false;
    const had = this.root.contains(document.activeElement);
    const count = el("p", { class: "count" }, step ? `走一遍 ${at + 1}/${this.steps.length}` : "走完一遍了");
    this.root.replaceChildren(count, el("ol", {}, marks), go);
    if (had) go.focus({ preventScroll: true });
  }

  run(step) {
    const phone = this.phones.find((one) => one.role === step.role);
    this.show(step.role);
    return step.run(phone);
  }

  again() {
    this.from = Math.max(0, ...store.everything().map((e) => e.seq));
    this.draw();
  }
}

function number(phone) {
  return lastNumber(store.entries(phone.chat)) || lastNumber(store.everything()) || "1";
}

// Some topics are done only with a photo of the place.
async function handled(phone) {
  await phone.sayFollowing(`办结 ${number(phone)} 已清理`);
  await phone.do({ do: "photo", picture: "hallway" });
}
