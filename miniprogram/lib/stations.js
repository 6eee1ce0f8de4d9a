/** Places to rest: asked for by wishes, shown as a list and as pins of the map. */

const MOST = 50;
const NEAREST = 15;
const KINDS = ["shut", "gone", "broken", "wrong", "other"];
const PINS = { open: "open", closed: "other", unknown: "other", doubted: "doubted" };

class Stations {
  constructor(api, keys) {
    this._api = api;
    this._keys = keys;
  }

  /** Those with all the `facilities`, the nearest first where `at` (GCJ-02) is known; without it
   * all of them, and first those that somebody can be led to. */
  async found({ at = null, facilities = [], openNow = false } = {}) {
    const query = { facility: facilities.join(","), open_now: openNow ? "1" : "" };
    const place = at ? { ...rounded(at), crs: "gcj02", limit: NEAREST } : { limit: MOST };
    const { stations, old = false } = await this._api.look("stations", { ...query, ...place });
    const rows = stations.map(row);
    return { rows: [...rows.filter((one) => one.at), ...rows.filter((one) => !one.at)], old };
  }

  /** Tell the street what is wrong at one. */
  tell(id, what, words) {
    const body = { what, words };
    const path = `stations/${encodeURIComponent(id)}/reports`;
    return this._keys.once(`${path} ${JSON.stringify(body)}`, (key) =>
      this._api.post(path, body, key),
    );
  }
}

/** About 100 m is enough to find the nearest, and says less about who asks. */
const rounded = ({ lat, lng }) => ({ lat: lat.toFixed(3), lng: lng.toFixed(3) });

function row(station) {
  return {
    ...station,
    mark: station.doubted ? "doubted" : station.opening.state,
    has: Object.entries(station.facilities).map(([id, name]) => ({ id, name })),
  };
}

/** What can be chosen: every facility that one of them has. */
function choices(rows) {
  const named = new Map(rows.flatMap((one) => one.has.map(({ id, name }) => [id, name])));
  return [...named].map(([id, name]) => ({ id, name: name[0].toUpperCase() + name.slice(1) }));
}

/** Pins for <map>: the number of each is its place in the list. */
function pins(rows) {
  return rows.flatMap((one, index) =>
    one.at
      ? [
          {
            id: index,
            latitude: one.at.lat,
            longitude: one.at.lng,
            width: 28,
            height: 36,
            iconPath: `/images/pin-${PINS[one.mark]}.png`,
            ariaLabel: `${one.name} ${one.opening.said}`,
            label: {
              content: String(index + 1),
              color: "#ffffff",
              fontSize: 13,
              anchorX: -5,
              anchorY: -33,
            },
          },
        ]
      : [],
  );
}

module.exports = { KINDS, Stations, choices, pins };
