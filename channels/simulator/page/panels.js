// What opens over the keyboard: tools, pictures, voice, the map, codes to scan.

import { el, icon } from "./dom.js";
import { Chart } from "./ground.js";
import * as store from "./store.js";
import { CHANNELS, PICTURES, SPOKEN } from "./words.js";

export const panels = { tools, photo, voice, map, scan };

function tool(name, label, act) {
  return el("button", { class: "tool", type: "button", onclick: act }, icon(name), el("span", {}, label));
}

function tools(phone) {
  const last = lastOwn(phone);
  const { channel } = phone;
  return [el("div", { class: "tools" },
    tool("photo", "照片", () => phone.panel("photo")),
    tool("voice", "语音", () => phone.panel("voice")),
    tool("pin", "位置", () => phone.panel("map")),
    channel === "wecom" ? null : tool("scan", "扫码", () => phone.panel("scan")),
    tool("again", "连发三遍", () => again(phone, last)),
    channel === "telegram" ? tool("edit", "改上一条", () => edit(phone, last)) : null,
    tool("person", "换一位", () => phone.another()),
    tool("leave", CHANNELS[channel].leave, () => finish(phone, { do: "leave" })),
  )];
}

function lastOwn(phone) {
  return store.entries(phone.chat).filter((e) => e.side === "me" && e.kind === "text").at(-1);
}

function finish(phone, what) {
  phone.panel("");
  return phone.do(what);
}

// The platform sometimes brings one message three times: it must cause one thing only.
function again(phone, last) {
  const typed = phone.parts.field.value.trim();
  const text = typed || last?.text || phone.start.chips[phone.role][0];
  phone.parts.field.value = "";
  phone.panel("");
  phone.say(text.replace("{n}", "1"), 3);
}

function edit(phone, last) {
  if (!last) { phone.toast("先说一句，才有的改"); return; }
  const field = el("input", { value: last.text, "aria-label": "改成", maxLength: 4000 });
  const change = () => finish(phone, { do: "edit", message: last.message, text: field.value.trim() || last.text });
  phone.panel("tools");
  phone.parts.panel.replaceChildren(el("form", {
    class: "edit", onsubmit: (event) => { event.preventDefault(); change(); },
  }, field, el("button", { class: "strong", type: "submit" }, "改好")));
  field.focus();
}

function photo(phone) {
  const caption = el("input", { "aria-label": "配一句话", placeholder: "配一句话（可不写）", maxLength: 900 });
  const pictures = PICTURES.map((one) => el("button", {
    class: "picture", type: "button",
    onclick: () => finish(phone, { do: "photo", picture: one.ref, caption: caption.value.trim() }),
  }, el("img", { src: `/simulator/media/${one.ref}`, alt: "" }), el("span", {}, one.name)));
  return [el("div", { class: "pictures" }, pictures), phone.channel === "telegram" ? caption : null]
    .filter(Boolean);
}

function voice(phone) {
  if (phone.channel !== "wechat") {
    return [el("div", { class: "stack" },
      el("button", { class: "strong", type: "button", onclick: () => finish(phone, { do: "voice" }) },
        icon("voice"), "发一段语音"),
      el("p", {}, `${CHANNELS[phone.channel].name} 不识别语音，只收到声音。`))];
  }
  const words = el("input", { value: SPOKEN, "aria-label": "识别出来的文字", maxLength: 900 });
  return [el("div", { class: "stack" },
    words,
    el("button", {
      class: "strong", type: "button",
      onclick: () => finish(phone, { do: "voice", recognised: words.value.trim() }),
    }, icon("voice"), "发语音，带识别文字"),
    el("button", { type: "button", onclick: () => finish(phone, { do: "voice" }) }, "发语音，没有识别文字"))];
}

function map(phone) {
  const where = el("p", { class: "where", role: "status" });
  const system = phone.channel === "telegram" ? "WGS-84" : "GCJ-02";
  const chart = new Chart(phone.ground, phone.spot ?? phone.start.tour.at ?? phone.start.ground.centre, (point) => {
    phone.spot = point;
    where.textContent = phone.ground.near(point);
  });
  const send = () => finish(phone, {
    do: "pin", lat: phone.spot[0], lng: phone.spot[1],
    label: phone.channel !== "telegram" ? phone.ground.near(phone.spot).slice(0, 60) : "",
  });
  const legend = el("p", { class: "legend" },
    el("span", { class: "is-stop" }, "驿站"), el("span", { class: "is-spot" }, "地名"),
    phone.start.ground.railway.length ? el("span", { class: "is-rail" }, phone.start.ground.divider) : null);
  chart.node.append(legend);
  return [chart.node, el("div", { class: "where-row" }, where,
    el("small", {}, `${CHANNELS[phone.channel].name}的坐标系 ${system}`),
    el("button", { class: "strong", type: "button", onclick: send }, icon("pin"), "发送位置"))];
}

function scan(phone) {
  return [el("div", { class: "tools codes" }, phone.start.scenes.map((one) =>
    tool("scan", one.label, () => finish(phone, { do: "follow", ...one }))))];
}
