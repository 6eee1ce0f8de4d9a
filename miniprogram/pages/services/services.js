const { screen, sure } = require("../screen");

Page(
  screen("services", {
    data: {
      centre: null,
      services: [],
      old: false,
      mine: [],
      about: null,
      days: [],
      day: 0,
      card: false,
      code: "",
      full: "",
      said: "",
    },

    async onShow() {
      await this.tried(async () => {
        const [centre, { services, old }] = await Promise.all([
          this.house.bookings.centre(),
          this.house.bookings.services(),
        ]);
        this.setData({ centre, services, old });
        this.setData({ mine: await this.house.bookings.mine() });
      });
    },

    /** The free times of one service. */
    async open({ currentTarget }) {
      const about = this.data.services[currentTarget.dataset.index];
      const found = await this.tried(() => this.house.bookings.slots(about.id));
      if (!found) return;
      const { days, sample } = found;
      this.setData({ about: { ...about, sample }, days, day: 0, card: false, full: "", said: "" });
    },

    close() {
      this.setData({ about: null, trouble: "" });
    },

    turn({ currentTarget }) {
      this.setData({ day: currentTarget.dataset.index });
    },

    /** A slot was tapped; one that is full asks once more, whether they would wait. */
    async book({ currentTarget }) {
      const { slot, free } = currentTarget.dataset;
      const { w } = this.data;
      if (!free && !(await sure(w, w.services.wait_ask))) return;
      await this._booked(slot, !free);
    },

    async _booked(slot, wait) {
      const { about, w } = this.data;
      this.setData({ busy: true, trouble: "", full: "" });
      try {
        const told = await this.house.bookings.book(about.id, slot, wait);
        this.setData({ said: told.said, about: null });
        this.setData({ mine: await this.house.bookings.mine() });
      } catch (trouble) {
        if (trouble.mayWait && (await sure(w, w.services.wait_ask)))
          return this._booked(slot, true);
        this.setData({ trouble: trouble.said, card: trouble.why === "card" });
      } finally {
        this.setData({ busy: false });
      }
      return undefined;
    },

    write({ detail }) {
      this.setData({ code: detail.value });
    },

    async bind() {
      const told = await this.tried(() => this.house.bookings.bindCard(this.data.code.trim()));
      if (told) this.setData({ card: false, code: "", said: told.said });
    },

    async cancel({ currentTarget }) {
      const { w } = this.data;
      if (!(await sure(w, w.services.cancel_ask))) return;
      const told = await this.tried(() => this.house.bookings.cancel(currentTarget.dataset.number));
      if (told) this.setData({ said: told.said });
      const mine = told && (await this.tried(() => this.house.bookings.mine()));
      if (mine) this.setData({ mine });
    },
  }),
);
