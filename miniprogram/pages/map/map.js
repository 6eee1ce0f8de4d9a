const { KINDS, choices, pins } = require("../../lib/stations");
const { asked, screen } = require("../screen");

const MIDDLE = { lat: 31.252, lng: 121.44 };

Page(
  screen("map", {
    data: {
      rows: [],
      pins: [],
      things: [],
      wished: {},
      openNow: false,
      here: null,
      middle: MIDDLE,
      chosen: -1,
      old: false,
      about: null,
      kinds: KINDS,
      kind: "",
      words: "",
      said: "",
    },

    onShow() {
      return this.find();
    },

    async find() {
      const { wished, openNow, here, things } = this.data;
      const facilities = things.filter(({ id }) => wished[id]).map(({ id }) => id);
      const found = await this.tried(() =>
        this.house.stations.found({ at: here, facilities, openNow }),
      );
      if (!found) return;
      const { rows, old } = found;
      const placed = rows.find((row) => row.at);
      this.setData({
        rows,
        old,
        pins: pins(rows),
        things: things.length ? things : choices(rows),
        middle: here || (placed ? placed.at : MIDDLE),
        chosen: -1,
      });
    },

    /** Only when they ask for it: the phone's place, used for this answer and kept nowhere. */
    async near() {
      const place = await asked("getLocation", { type: "gcj02" });
      if (!place) {
        this.setData({ trouble: this.data.w.map.no_place });
        return;
      }
      this.setData({ here: { lat: place.latitude, lng: place.longitude } });
      await this.find();
    },

    wish({ currentTarget }) {
      const { id } = currentTarget.dataset;
      this.setData({ wished: { ...this.data.wished, [id]: !this.data.wished[id] } });
      return this.find();
    },

    now() {
      this.setData({ openNow: !this.data.openNow });
      return this.find();
    },

    /** A pin was tapped: its station comes to the top of the screen. */
    pick({ detail }) {
      this.setData({ chosen: detail.markerId });
      wx.pageScrollTo({ selector: `#row-${detail.markerId}`, offsetTop: -16 });
    },

    /** WeChat's own map leads there. */
    lead({ currentTarget }) {
      const { at, name, address } = this.data.rows[currentTarget.dataset.index];
      wx.openLocation({ latitude: at.lat, longitude: at.lng, name, address, scale: 17 });
    },

    wrong({ currentTarget }) {
      const about = this.data.rows[currentTarget.dataset.index];
      this.setData({ about, kind: "", words: "", said: "", trouble: "" });
    },

    choose({ currentTarget }) {
      this.setData({ kind: currentTarget.dataset.kind });
    },

    write({ detail }) {
      this.setData({ words: detail.value });
    },

    close() {
      this.setData({ about: null, trouble: "" });
    },

    async tell() {
      const { about, kind, words } = this.data;
      const told = await this.tried(() => this.house.stations.tell(about.id, kind, words));
      if (told) this.setData({ said: told.said, about: null });
    },
  }),
);
