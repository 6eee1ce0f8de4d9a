"use strict";
const EVERY = 3000, PATIENCE = 10000;
const part = document.getElementById("numbers");
const lost = document.getElementById("lost");
const stamp = document.getElementById("stamp");
let shown = "";

async function ask() {
  const patience = new AbortController();
  const over = setTimeout(() => patience.abort(), PATIENCE);
  try {
    return await fetch(part.dataset.from, { cache: "no-store", signal: patience.signal });
  } finally {
    clearTimeout(over);
  }
}

async function look() {
  const answer = await ask();
  if (answer.status >= 500) throw new Error(answer.status);
  const text = answer.ok ? await answer.text() : "";
  if (!text || answer.headers.get("X-Call") === "over") return location.reload();
  stamp.textContent = answer.headers.get("X-As-Of");
  if (text !== shown) renew(text);
}

function renew(text) {
  const folds = new Map([...part.querySelectorAll("details")].map((one) => [one.id, one.open]));
  const focused = document.activeElement.closest("details");
  part.innerHTML = text;
  shown = text;
  for (const one of part.querySelectorAll("details")) if (folds.has(one.id)) one.open = folds.get(one.id);
  const again = focused && document.getElementById(focused.id);
  if (again) again.querySelector("summary").focus();
}

async function watch() {
  try {
    if (!document.hidden) await look();
    lost.hidden = true;
  } catch {
    lost.hidden = false;
  }
  setTimeout(watch, EVERY);
}

setTimeout(watch, EVERY);
