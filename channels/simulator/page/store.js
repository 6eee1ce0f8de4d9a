// What stands in the chats, as the server tells it; who wants to know of changes.

const chats = new Map();
const listeners = new Set();
let live = false;

export function chat(id) {
  if (!chats.has(id)) chats.set(id, { entries: new Map(), following: false, seen: 0 });
  return chats.get(id);
}

export function entries(id) {
  return [...chat(id).entries.values()];
}

export function everything() {
  return [...chats.values()].flatMap((one) => [...one.entries.values()])
    .sort((a, b) => a.seq - b.seq);
}

export function following(id) {
  return chat(id).following;
}

export function unread(id) {
  const one = chat(id);
  return [...one.entries.values()].filter((e) => fresh(e, one)).length;
}

export function isFresh(entry) {
  return fresh(entry, chat(entry.chat));
}

function fresh(entry, one) {
  return Boolean(entry.push) && entry.seq > one.seen;
}

export function markSeen(id) {
  const one = chat(id);
  const last = Math.max(one.seen, ...one.entries.keys());
  if (last === one.seen) return;
  one.seen = last;
  tell({ kind: "seen", chat: id });
}

export function listen(listener) {
  listeners.add(listener);
}

function tell(event) {
  for (const listener of listeners) listener(event);
}

export const receive = {
  status(event) {
    chat(event.chat).following = event.following;
    if (live) tell({ kind: "status", chat: event.chat });
  },
  entry(entry) {
    const one = chat(entry.chat);
    const known = one.entries.has(entry.seq);
    one.entries.set(entry.seq, entry);
    if (live) tell({ kind: known ? "changed" : "entry", chat: entry.chat, entry });
  },
  ready() {
    for (const one of chats.values()) one.seen = Math.max(0, ...one.entries.keys());
    live = true;
    tell({ kind: "ready" });
  },
  lost() {
    live = false; // the next feed tells everything again: a restarted server counts anew
    for (const one of chats.values()) { one.entries.clear(); one.following = false; }
    tell({ kind: "lost" });
  },
};
