// One line of a chat as elements.

import { el, icon } from "./dom.js";
import { choices, robot, safeUrl, telegram, wechat } from "./rich.js";
import { sketch } from "./ground.js";
import { clock, delivery, note } from "./words.js";

// `hands` = { say(text), tap(entry, button), wire(entry), fresh(entry), ground }
export function bubble(entry, channel, hands) {
  const row = entry.side === "note" ? noteRow(entry, channel, hands) : wordsRow(entry, channel, hands);
  row.dataset.seq = entry.seq;
  return row;
}

function noteRow(entry, channel, hands) {
  const words = `${clock(entry.at)} ${note(entry, channel)}`;
  const kind = entry.kind === "trouble" ? "note trouble" : "note";
  if (!entry.wire) return el("div", { class: kind }, el("p", {}, words));
  const state = delivery(entry);
  return el("div", { class: kind },
    el("button", { type: "button", onclick: () => hands.wire(entry) },
      words, state ? el("span", { class: "how" }, ` · ${state}`) : null));
}

function wordsRow(entry, channel, hands) {
  const fresh = hands.fresh(entry);
  const row = el("div", { class: `row ${entry.side}${fresh ? " new" : ""}` });
  const who = el("span", { class: "hidden" }, entry.side === "me" ? "我:" : "新宜:");
  row.append(el("div", { class: `bubble ${entry.kind}` }, who, ...body(entry, channel, hands)));
  if (entry.buttons) row.append(buttons(entry, hands));
  if (entry.stamp) row.append(el("p", { class: "stamp" }, entry.stamp));
  row.append(meta(entry, channel, hands, fresh));
  return row;
}

function body(entry, channel, hands) {
  switch (entry.kind) {
    case "photo": return photo(entry, channel);
    case "voice": return voice(entry);
    case "pin": return pin(entry, hands);
    case "article": return article(entry);
    case "menu": return [el("span", { class: "act" }, "菜单 "), entry.text];
    case "tap": return [el("span", { class: "act" }, "按钮 "), entry.text];
    default: return words(entry, channel, hands);
  }
}

function words(entry, channel, hands) {
  if (entry.side === "me") return [entry.text];
  if (channel === "telegram") return entry.markup ? telegram(entry.text) : [entry.text];
  if (channel === "wecom" && entry.markup) return robot(entry.text);
  const [before, offered] = choices(entry.text);
  if (!offered.length) return wechat(entry.text);
  const list = el("div", { class: "choices" }, offered.map((one) =>
    el("button", { type: "button", onclick: () => hands.say(one.say) },
      one.number ? el("b", {}, one.number) : null, el("span", {}, one.label))));
  return [...wechat(before), list];
}

function photo(entry, channel) {
  const source = safeUrl(entry.picture);
  const caption = channel === "telegram" && entry.markup ? telegram(entry.text ?? "") : [entry.text ?? ""];
  return [
    el("img", { src: source, alt: entry.side === "me" ? "发出的照片" : "收到的图片", width: 640, height: 480 }),
    entry.text ? el("p", { class: "caption" }, caption) : null,
  ].filter(Boolean);
}

function voice(entry) {
  return [
    el("span", { class: "wave", "aria-hidden": "true" }, icon("voice")),
    el("span", {}, entry.text ? "语音 3″" : "语音 3″，没有识别文字"),
    entry.text ? el("p", { class: "caption" }, `识别：${entry.text}`) : null,
  ].filter(Boolean);
}

function pin(entry, hands) {
  const { lat, lng, label } = entry.spot;
  const where = label || hands.ground.near([lat, lng]);
  return [
    sketch(hands.ground, [lat, lng]),
    el("p", { class: "caption" }, icon("pin"), where || "位置",
      el("small", {}, `${lat.toFixed(4)}, ${lng.toFixed(4)}`)),
  ];
}

function article(entry) {
  const { title, text, picture, url } = entry.article;
  const href = safeUrl(url ?? "");
  const inner = [
    picture ? el("img", { src: safeUrl(picture), alt: "", width: 640, height: 480 }) : null,
    el("strong", {}, title),
    text ? el("p", { class: "caption" }, text) : null,
  ].filter(Boolean);
  return href && url
    ? [el("a", { href, target: "_blank", rel: "noopener noreferrer" }, inner)]
    : inner;
}

function buttons(entry, hands) {
  const one = (button) => (button.url && safeUrl(button.url)
    ? el("a", { href: safeUrl(button.url), target: "_blank", rel: "noopener noreferrer" }, button.label)
    : el("button", { type: "button", onclick: () => hands.tap(entry, button) }, button.label));
  return el("div", { class: "keys" },
    entry.buttons.map((line) => el("div", { class: "keys-row" }, line.map(one))));
}

function meta(entry, channel, hands, fresh) {
  const parts = [clock(entry.at)];
  if (entry.edited) parts.push("改过");
  if (entry.side === "me") parts.push(delivery(entry));
  if (entry.push && channel !== "telegram") parts.push("推送");
  if (entry.push && channel === "wechat") parts.push(`还能发 ${entry.left ?? 0} 条`);
  const label = parts.filter(Boolean).join(" · ");
  const mark = fresh ? el("span", { class: "dot" }, "新") : null;
  const failed = entry.state === "failed" ? " failed" : "";
  if (!entry.wire) return el("p", { class: "meta" }, mark, label);
  return el("button", {
    class: `meta${failed}`, type: "button", title: "看报文",
    onclick: () => hands.wire(entry),
  }, mark, label);
}
