const box = document.getElementById("map");
const list = document.getElementById("list");
const form = document.getElementById("wishes");
const near = document.getElementById("near");
const trouble = document.getElementById("trouble");
const say = box.dataset;
let at = "";

document.documentElement.classList.add("moving");

const map = L.map(box, { zoomControl: false, zoomSnap: 0.25, attributionControl: false, maxZoom: 18, minZoom: 11 });
L.control.zoom({ position: "bottomright", zoomInTitle: say.in, zoomOutTitle: say.out }).addTo(map);
L.control.scale({ imperial: false }).addTo(map);
const pins = L.layerGroup().addTo(map);
const written = L.layerGroup().addTo(map);
let drawn = { wide: () => {}, names: [] };

// ---- the street's ground (ground.js)

async function lines() {
  drawn = drawGround(map, await (await fetch(say.layers)).json(), say.sketch);
  spread();
}

function spread() {
  drawn.wide();
  const taken = [];
  pins.eachLayer((one) => { if (one.getIcon) taken.push(around(map.latLngToLayerPoint(one.getLatLng()), 34, 40, -18)); });
  writeNames(map, written, drawn.names, taken);
}

// ---- the stations of the list

function place() {
  pins.clearLayers();
  const rows = [...list.querySelectorAll("li[data-at]")];
  const points = rows.map((row) => row.dataset.at.split(",").map(Number));
  rows.forEach((row, i) => {
    const state = ["open", "closed", "unknown", "doubted"].find((one) => row.classList.contains(one));
    const icon = L.divIcon({ className: `pin ${state}`, html: `<b>${i + 1}</b>`, iconSize: [30, 30], iconAnchor: [15, 36] });
    const pin = L.marker(points[i], { icon, keyboard: false, zIndexOffset: 100 * (rows.length - i) }).addTo(pins);
    pin.on("click", () => choose(row, pin, true));
    row.addEventListener("click", () => choose(row, pin, false));
  });
  const start = document.getElementById("found").dataset.start?.split(",").map(Number);
  if (start) {
    L.circle(start, { radius: 100, interactive: false, className: "halo" }).addTo(pins);
    L.circleMarker(start, { radius: 8, interactive: false, className: "dot" }).addTo(pins);
  }
  const seen = start ? [start, ...points.slice(0, 3)] : points;
  const room = Math.min(44, box.clientWidth / 12);
  if (seen.length) map.fitBounds(seen, { padding: [room, room], maxZoom: 16, animate: false });
  spread();
}

function choose(row, pin, fromMap) {
  for (const one of document.querySelectorAll(".chosen")) one.classList.remove("chosen");
  row.classList.add("chosen");
  pin.getElement().classList.add("chosen");
  if (fromMap) row.scrollIntoView({ block: "nearest" });
  else if (!map.getBounds().pad(-0.1).contains(pin.getLatLng())) map.panTo(pin.getLatLng());
}

// ---- wishes

async function look() {
  const wishes = new URLSearchParams(new FormData(form));
  for (const [name, value] of [...wishes]) if (!value) wishes.delete(name);
  history.replaceState(null, "", `/map?${wishes}`);
  wishes.delete("lang");
  if (at) wishes.set("at", at);
  try {
    const answer = await fetch(`${say.list}&${wishes}`);
    if (!answer.ok) throw new Error(answer.status);
    list.innerHTML = await answer.text();
    tell("");
    document.getElementById("said").textContent = document.getElementById("found").textContent;
    place();
  } catch {
    tell(say.lost);
  }
}

function tell(words) {
  trouble.textContent = words;
  trouble.hidden = !words;
}

form.addEventListener("change", (event) => {
  if (event.target === near) at = "";
  look();
});
form.addEventListener("submit", (event) => { event.preventDefault(); look(); });
map.on("zoomend", spread);

// ---- where I am: WeChat knows it inside WeChat, else the browser; rounded before it leaves the phone

const inside = window.wx && say.wechat ? new Promise((ready) => {
  wx.config(JSON.parse(say.wechat));
  wx.ready(() => ready(true));
  wx.error(() => ready(false));
  setTimeout(() => ready(false), 4000);
}) : Promise.resolve(false);

// Who says no to WeChat is not asked again; where WeChat cannot, the browser is asked.
async function position() {
  if (!(await inside)) return ofBrowser();
  return new Promise((found, failed) => wx.getLocation({
    type: "wgs84", success: (one) => found([one.latitude, one.longitude]),
    cancel: failed, fail: () => ofBrowser().then(found, failed),
  }));
}

function ofBrowser() {
  return new Promise((found, failed) => navigator.geolocation.getCurrentPosition(
    (one) => found([one.coords.latitude, one.coords.longitude]), failed, { timeout: 10000, maximumAge: 60000 },
  ));
}

const here = document.getElementById("here");
here.hidden = !(navigator.geolocation || window.wx);
here.addEventListener("click", async () => {
  here.setAttribute("aria-busy", "true");
  try {
    at = (await position()).map((one) => Number(one).toFixed(3)).join(",");
    near.value = "";
    await look();
  } catch {
    tell(say.noPlace);
  }
  here.removeAttribute("aria-busy");
});

list.addEventListener("click", async (event) => {
  const walk = event.target.closest("a.walk");
  if (!walk || !window.wx || !say.wechat) return;
  event.preventDefault();
  if (!(await inside)) return location.assign(walk.href);
  const [latitude, longitude] = walk.dataset.gcj.split(",").map(Number);
  wx.openLocation({ latitude, longitude, name: walk.closest("li").dataset.name, scale: 17 });
});

place();
lines().catch(() => tell(say.lost));
