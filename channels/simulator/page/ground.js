// The street drawn from its pack: outline, grids, railway, places, stations. No tiles.

import { el, svg } from "./dom.js";

const LAT = 110574;
const LABELLED = ["village", "estate", "station", "park", "building"];

export class Ground {
  constructor(data) {
    this.data = data;
    const [lat, lng] = data.centre;
    this.origin = [lat, lng];
    this.wide = 111320 * Math.cos((lat * Math.PI) / 180);
    this.box = this.#box();
  }

  // Metres east and south of the street's middle.
  xy([lat, lng]) {
    return [(lng - this.origin[1]) * this.wide, (this.origin[0] - lat) * LAT];
  }

  at([x, y]) {
    return [this.origin[0] - y / LAT, this.origin[1] + x / this.wide];
  }

  path(points, closed) {
    const line = points.map((p) => this.xy(p).map(Math.round).join(" ")).join("L");
    return line ? `M${line}${closed ? "Z" : ""}` : "";
  }

  grid(point) {
    return this.data.grids.find((g) => g.outline.length && inside(point, g.outline));
  }

  // «宜川四村附近 · 宜北网格», "" far from everything.
  near(point) {
    const named = [...this.data.places, ...this.data.stations];
    const best = named.map((p) => [this.metres(point, p.at), p.name]).sort((a, b) => a[0] - b[0])[0];
    const grid = this.grid(point);
    const words = [best && best[0] < 400 ? `${best[1]}附近` : "", grid ? grid.name : "街道外"];
    return words.filter(Boolean).join(" · ");
  }

  metres(a, b) {
    const [ax, ay] = this.xy(a);
    const [bx, by] = this.xy(b);
    return Math.hypot(ax - bx, ay - by);
  }

  #box() {
    const { outline, places, stations, centre } = this.data;
    const around = outline.length ? outline : [...places, ...stations].map((p) => p.at);
    const points = (around.length ? around : [centre]).map((p) => this.xy(p));
    const xs = points.map((p) => p[0]);
    const ys = points.map((p) => p[1]);
    const pad = 120;
    const left = Math.min(...xs) - pad;
    const top = Math.min(...ys) - pad;
    return { left, top, width: Math.max(...xs) + pad - left, height: Math.max(...ys) + pad - top };
  }
}

function inside([lat, lng], area) {
  let odd = false;
  for (let i = 0, j = area.length - 1; i < area.length; j = i, i += 1) {
    const [a, b] = [area[i], area[j]];
    const between = a[1] > lng !== b[1] > lng;
    if (between && lat < ((b[0] - a[0]) * (lng - a[1])) / (b[1] - a[1]) + a[0]) odd = !odd;
  }
  return odd;
}

function lines(ground) {
  const { outline, grids, railway } = ground.data;
  return [
    svg("path", { class: "street", d: ground.path(outline, true) }),
    ...grids.map((g, i) => svg("path", { class: `grid grid-${i % 2}`, d: ground.path(g.outline, true) })),
    svg("path", { class: "rail", d: ground.path(railway, false) }),
    svg("path", { class: "sleepers", d: ground.path(railway, false) }),
  ];
}

// A picture of the lines alone, for the table under the phones.
export function backdrop(ground) {
  const { left, top, width, height } = ground.box;
  return svg("svg", {
    class: "backdrop", viewBox: `${left} ${top} ${width} ${height}`, "aria-hidden": "true",
    preserveAspectRatio: "xMidYMid slice",
  }, ...lines(ground));
}

// A small still map around a point, for a bubble.
export function sketch(ground, point) {
  const [x, y] = ground.xy(point);
  const map = svg("svg", {
    class: "map still", viewBox: `${x - 420} ${y - 190} 840 380`, "aria-hidden": "true",
  }, ...lines(ground), ...marks(ground, 840 / 240, false), drop(x, y, 840 / 240));
  return el("div", { class: "sketch" }, map);
}

function drop(x, y, unit) {
  const place = `translate(${x} ${y}) scale(${unit})`;
  return svg("g", { class: "drop", transform: place },
    svg("path", { d: "M0 0s10-9 10-16.5a10 10 0 1 0-20 0C-10-9 0 0 0 0z" }),
    svg("circle", { cx: 0, cy: -16.5, r: 3.6 }));
}

// Stations as squares, places as dots, each with its name where there is room for it.
function marks(ground, unit, named = true) {
  const taken = [];
  const nodes = [];
  const { stations, places, grids, house } = ground.data;
  for (const one of house ? [...stations, house] : stations) {
    const [x, y] = ground.xy(one.at);
    const r = 3.5 * unit;
    nodes.push(svg("rect", { class: "stop", x: x - r, y: y - r, width: 2 * r, height: 2 * r, rx: unit }));
  }
  for (const grid of named ? grids.filter((g) => g.outline.length) : []) {
    const middle = grid.outline.map((p) => ground.xy(p));
    const x = middle.reduce((sum, p) => sum + p[0], 0) / middle.length;
    const y = middle.reduce((sum, p) => sum + p[1], 0) / middle.length;
    label(nodes, taken, "name-grid", grid.name, x, y, 13 * unit);
  }
  for (const place of places.filter((p) => LABELLED.includes(p.kind))) {
    const [x, y] = ground.xy(place.at);
    const free = label(nodes, taken, "name", place.name, x, y + 13 * unit, 10 * unit);
    if (free) nodes.push(svg("circle", { class: "spot", cx: x, cy: y, r: 2 * unit }));
  }
  return nodes;
}

function label(nodes, taken, kind, words, x, y, size) {
  const half = (words.length * size) / 2;
  const box = [x - half, y - size, x + half, y + size * 0.3];
  if (taken.some((t) => box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3])) return false;
  taken.push(box);
  nodes.push(Object.assign(
    svg("text", { class: kind, x, y, "font-size": size, "text-anchor": "middle" }),
    { textContent: words },
  ));
  return true;
}

// The map sheet: a pin to drag, to move with the arrow keys, or to put by a tap.
export class Chart {
  constructor(ground, point, moved) {
    this.ground = ground;
    this.moved = moved;
    const unit = this.#fit(340, 280);
    this.map = svg("svg", { class: "map", viewBox: this.view.join(" "), "aria-hidden": "true" },
      ...lines(ground), ...marks(ground, unit));
    this.pin = el("button", {
      class: "needle", type: "button", "aria-label": "定位针，用方向键挪，按住 Shift 挪得快",
      onkeydown: (event) => this.#keys(event),
    }, svg("svg", { viewBox: "-12 -28 24 29", "aria-hidden": "true" }, drop(0, 0, 1)));
    this.node = el("div", { class: "chart", onpointerdown: (event) => this.#grab(event) }, this.map, this.pin);
    this.put(point);
  }

  put(point) {
    const [left, top, width, height] = this.view;
    const [x, y] = this.ground.xy(point);
    const inX = Math.min(Math.max(x, left + width * 0.02), left + width * 0.98);
    const inY = Math.min(Math.max(y, top + height * 0.06), top + height * 0.98);
    this.point = this.ground.at([inX, inY]);
    this.pin.style.left = `${((inX - left) / width) * 100}%`;
    this.pin.style.top = `${((inY - top) / height) * 100}%`;
    this.moved(this.point);
  }

  // Show the whole street in a frame of this shape; gives metres per pixel.
  #fit(wide, high) {
    const { left, top, width, height } = this.ground.box;
    const unit = Math.max(width / wide, height / high);
    const [w, h] = [wide * unit, high * unit];
    this.view = [left - (w - width) / 2, top - (h - height) / 2, w, h];
    return unit;
  }

  #grab(event) {
    event.preventDefault();
    this.pin.focus({ preventScroll: true });
    this.node.setPointerCapture(event.pointerId);
    this.#follow(event);
    const move = (next) => this.#follow(next);
    const stop = () => this.node.removeEventListener("pointermove", move);
    this.node.addEventListener("pointermove", move);
    this.node.addEventListener("pointerup", stop, { once: true });
    this.node.addEventListener("pointercancel", stop, { once: true });
  }

  #follow(event) {
    const box = this.node.getBoundingClientRect();
    const [left, top, width, height] = this.view;
    const x = left + ((event.clientX - box.left) / box.width) * width;
    const y = top + ((event.clientY - box.top) / box.height) * height;
    this.put(this.ground.at([x, y]));
  }

  #keys(event) {
    const way = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!way) return;
    event.preventDefault();
    const step = event.shiftKey ? 100 : 20;
    const [x, y] = this.ground.xy(this.point);
    this.put(this.ground.at([x + way[0] * step, y + way[1] * step]));
  }
}
