"use strict";
// The street's own lines below the stations, and their names: along a line, or where there is room.

const WAYS = { river: [14, 2], road: [6, 1.5], main: [9, 1.5], metro: [3, 1] };
const RANKED = ["park", "village", "estate", "building"];

// What is on the ground, drawn; how to make lines as wide as this zoom wants, and all names, the most useful first.
function drawGround(map, ground, sketch) {
  const still = { interactive: false };
  const filled = ground.tiles ? " tiled" : "";
  const wide = [];
  if (ground.tiles) {
    L.tileLayer(ground.tiles, { maxZoom: 18, referrerPolicy: "no-referrer" }).addTo(map);
    L.control.attribution({ prefix: false }).addAttribution(ground.credit).addTo(map);
  }
  const areas = ground.grids.filter((one) => one.outline.length);
  if (!ground.tiles && ground.outline.length) L.polygon(ground.outline, { ...still, className: "land" }).addTo(map);
  areas.forEach((one, i) => L.polygon(one.outline, { ...still, className: `grid ${i % 2 ? "b" : "a"}${filled}` }).addTo(map));
  for (const edge of ground.outline.length ? [ground.outline] : areas.map((one) => one.outline)) {
    L.polygon(edge, { ...still, fill: false, className: "edge" }).addTo(map);
  }
  if (!ground.tiles) {
    for (const kind of Object.keys(WAYS)) {
      const same = ground.lines.filter((one) => one.kind === kind);
      for (const part of ["edge", "way"]) {
        for (const one of same) {
          const line = L.polyline(one.at, { ...still, fill: false, noClip: true, className: `${kind}-${part}` }).addTo(map);
          wide.push([line, one, part === "edge" ? WAYS[kind][1] * 2 : 0]);
        }
      }
    }
    sign(map, "north", "▲", "N");
    if (ground.sketch) sign(map, "sketch", "", sketch);
  }
  for (const kind of ground.railway.length ? ["rail", "sleepers"] : []) {
    L.polyline(ground.railway, { ...still, fill: false, className: kind }).addTo(map);
  }
  if (!map.getBounds().isValid()) map.setView(ground.centre, 15);
  return {
    wide: () => wide.forEach(([line, one, more]) => line.setStyle({ weight: width(map, one) + more })),
    names: ground.tiles ? [] : names(ground, areas),
  };
}

// Metres where they are known, else what looks right: wider the nearer one is.
function width(map, one) {
  const zoom = map.getZoom();
  if (!one.width) return WAYS[one.kind][0] * 1.45 ** (zoom - 15.5);
  return Math.max(3, one.width * 2 ** zoom / (156543 * Math.cos(one.at[0][0] * Math.PI / 180)));
}

function names(ground, areas) {
  const placed = (kinds, named) => kinds.flatMap((kind) => ground.places.filter((one) => one.kind === kind))
    .map((one) => ({ at: one.at, words: one.name, kind: named }));
  const lines = ground.lines.map((one) => ({ line: one.at, words: one.name, kind: `${one.kind}-name` })).reverse();
  if (ground.railway.length) lines.unshift({ line: ground.railway, words: ground.divider, kind: "rail-name", off: 15 });
  return [
    ...placed(["station"], "stop"), ...lines,
    ...(ground.house ? [{ at: ground.house.at, words: ground.house.name, kind: "place" }] : []),
    ...areas.map((one) => ({ area: one.outline, words: one.name, kind: "area" })),
    ...placed(RANKED, "place"),
  ];
}

function sign(map, kind, mark, words) {
  const control = L.control({ position: kind === "north" ? "topright" : "bottomleft" });
  control.onAdd = () => {
    const box = L.DomUtil.create("div", `sign ${kind}`);
    if (mark) box.append(mark, document.createElement("br"));
    box.append(words);
    return box;
  };
  control.addTo(map);
}

// ---- names, never one over another

function writeNames(map, layer, names, taken) {
  layer.clearLayers();
  const free = (room) => !taken.some((one) => one.intersects(room));
  const write = (at, kind, inner, rooms) => {
    taken.push(...rooms);
    inner.lang = "zh-Hans";
    const icon = L.divIcon({ className: `name ${kind}`, html: inner, iconSize: [0, 0] });
    L.marker(map.layerPointToLatLng(at), { interactive: false, keyboard: false, icon }).addTo(layer);
  };
  for (const one of names) {
    if (one.line) {
      const fits = (letters) => letters.every(({ at }) => free(around(at, 17, 17, 0)));
      for (const tries of along(one.line.map((at) => map.latLngToLayerPoint(at)), [...one.words], one.off || 0)) {
        const letters = tries.find(fits);
        if (letters) write(letters[0].at, one.kind, turned(letters), letters.map(({ at }) => around(at, 22, 22, 0)));
      }
      continue;
    }
    const size = one.kind === "area" ? 22 : 15;
    for (const at of one.area ? roomiest(map, one.area) : [map.latLngToLayerPoint(one.at).add([0, one.kind === "stop" ? 15 : 0])]) {
      const room = around(at, [...one.words].length * size, size + 6, 0);
      if (!free(room)) continue;
      const text = document.createElement("span");
      text.textContent = one.words;
      write(at, one.kind, text, [room]);
      break;
    }
  }
}

const SHIFTS = [0, 30, -30, 60, -60, 90, -90, 120, -120];
const AIR = 18, BETWEEN = 230, STEEP = Math.PI * 0.3, BEND = 0.5;

// Where the name may stand along its line: about the middle, and again every so many pixels; each try a list of turned letters.
function* along(points, letters, off) {
  const ends = [0];
  for (let i = 1; i < points.length; i++) ends.push(ends[i - 1] + points[i].distanceTo(points[i - 1]));
  const whole = ends[ends.length - 1], wide = (letters.length - 1) * AIR;
  const at = (length) => {
    const i = Math.max(1, Math.min(ends.findIndex((end) => end >= length), points.length - 1)) || points.length - 1;
    const share = (length - ends[i - 1]) / (ends[i] - ends[i - 1] || 1);
    return points[i - 1].add(points[i].subtract(points[i - 1]).multiplyBy(share));
  };
  const angle = (length) => {
    const way = at(Math.min(whole, length + 9)).subtract(at(Math.max(0, length - 9)));
    return leaning(Math.atan2(way.y, way.x));
  };
  const first = ((whole - wide) / 2) % BETWEEN;
  const placed = (start) => {
    const lengths = letters.map((_, i) => start + i * AIR);
    const steep = Math.abs(angle(start + wide / 2)) > STEEP;
    const [a, b] = [at(start), at(start + wide)];
    if (steep ? b.y < a.y : b.x < a.x) lengths.reverse();
    const angles = lengths.map(angle);
    if (angles.some((one) => Math.abs(leaning(one - angles[0])) > BEND)) return [];
    return lengths.map((length, i) => ({
      at: at(length).add(steep ? [-off, 0] : [0, off]), letter: letters[i],
      turn: steep ? angles[i] - Math.sign(angles[i]) * Math.PI / 2 : angles[i],
    }));
  };
  for (let start = first; start >= 0 && start + wide <= whole; start += BETWEEN) {
    yield SHIFTS.map((by) => start + by).filter((one) => one >= 0 && one + wide <= whole)
      .map(placed).filter((one) => one.length);
  }
}

function leaning(angle) {
  return ((angle + Math.PI / 2) % Math.PI + Math.PI) % Math.PI - Math.PI / 2;
}

function turned(letters) {
  const box = document.createElement("span");
  for (const { at, letter, turn } of letters) {
    const one = document.createElement("i");
    const { x, y } = at.subtract(letters[0].at);
    one.textContent = letter;
    one.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%) rotate(${turn}rad)`;
    box.append(one);
  }
  return box;
}

// Points inside an area that are far from its edge, the farthest first.
function roomiest(map, outline) {
  const edge = outline.map((at) => map.latLngToLayerPoint(at));
  const box = L.bounds(edge), size = box.getSize(), found = [];
  for (let i = 0.5; i < 9; i++) {
    for (let j = 0.5; j < 9; j++) {
      const at = box.min.add([size.x * i / 9, size.y * j / 9]);
      if (!within(edge, at)) continue;
      const depth = Math.min(...edge.map((b, n) => L.LineUtil.pointToSegmentDistance(at, edge.at(n - 1), b)));
      if (depth > 34) found.push([depth, at]);
    }
  }
  return found.sort((a, b) => b[0] - a[0]).map((one) => one[1]);
}

function within(edge, at) {
  return edge.reduce((found, b, n) => {
    const a = edge.at(n - 1);
    return (a.y > at.y) !== (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x ? !found : found;
  }, false);
}

function around(point, width, height, up) {
  return L.bounds([point.x - width / 2, point.y - height / 2 + up], [point.x + width / 2, point.y + height / 2 + up]);
}
