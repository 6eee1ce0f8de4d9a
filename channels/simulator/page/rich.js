// The bot's words as nodes. Everything is text, but for a tiny list of tags the platforms know.

const ANCHOR = /<a\s+href=(?:"([^"<>]*)"|'([^'<>]*)')[^<>]*>([^<]*)<\/a>/gi;
const BARE = /https?:\/\/[^\s<>"',。;:!?()「」【】、]+/g;
const TAG = /<(\/?)(b|strong|i|em|u|s|code|pre|a)(?:\s+href="([^"<>]*)")?\s*>/gi;
const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

export function safeUrl(href) {
  try {
    const url = new URL(href, location.href);
    return ["http:", "https:"].includes(url.protocol) ? url.href : "";
  } catch {
    return "";
  }
}

export function link(href, label) {
  const url = safeUrl(href);
  if (!url) return document.createTextNode(label);
  const a = document.createElement("a");
  Object.assign(a, { href: url, target: "_blank", rel: "noopener noreferrer", textContent: label });
  return a;
}

function plain(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(BARE)) {
    nodes.push(text.slice(from, found.index), link(found[0], found[0]));
    from = found.index + found[0].length;
  }
  return [...nodes, text.slice(from)];
}

// WeChat: words with <a href="…">…</a>; any other markup is shown as it stands.
export function wechat(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(ANCHOR)) {
    nodes.push(...plain(text.slice(from, found.index)), link(found[1] ?? found[2], found[3]));
    from = found.index + found[0].length;
  }
  return [...nodes, ...plain(text.slice(from))];
}

// WeCom's robot markdown, as far as ours goes: [words](address) and **words**.
export function robot(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(/\[([^\]\n]+)\]\(([^()\s]+)\)|\*\*([^*\n]+)\*\*/g)) {
    nodes.push(...plain(text.slice(from, found.index)));
    nodes.push(found[3] ? Object.assign(document.createElement("b"), { textContent: found[3] }) : link(found[2], found[1]));
    from = found.index + found[0].length;
  }
  return [...nodes, ...plain(text.slice(from))];
}

// Telegram's parse_mode HTML: a few inline tags, entities; unknown tags are shown as they stand.
export function telegram(text) {
  const root = document.createDocumentFragment();
  const open = [root];
  let from = 0;
  const say = (words) => open.at(-1).append(...plain(unescape(words)));
  for (const found of text.matchAll(TAG)) {
    say(text.slice(from, found.index));
    from = found.index + found[0].length;
    if (found[1]) { if (open.length > 1) open.pop(); continue; }
    const name = found[2].toLowerCase();
    const node = name === "a" ? link(unescape(found[3] ?? ""), "") : document.createElement(name);
    const inner = node.nodeType === Node.TEXT_NODE ? document.createElement("span") : node;
    open.at(-1).append(inner);
    open.push(inner);
  }
  say(text.slice(from));
  return [root];
}

function unescape(text) {
  return text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity]);
}

// Trailing lines «1 …», «2 …» or «『接单 7』» can be tapped: [the words before them, what to tap].
export function choices(text) {
  const lines = text.split("\n");
  const found = [];
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const one = typed(lines[at]) ?? numbered(lines[at]);
    if (!one || (found.length && Boolean(one.number) !== Boolean(found[0].number))) break;
    found.unshift(one);
    if (one.number === "1") break;
  }
  const counted = found.every((one, i) => !one.number || one.number === String(i + 1));
  return counted && found.length ? [lines.slice(0, -found.length).join("\n"), found] : [text, []];
}

function typed(line) {
  const found = /^『([^『』]+)』\s*$/.exec(line);
  return found ? { say: found[1], label: found[1] } : null;
}

function numbered(line) {
  const found = /^(\d{1,2})[ 、.．](\S.*)$/.exec(line);
  return found && !found[2].includes("<a ") ? { number: found[1], say: found[1], label: found[2] } : null;
}
