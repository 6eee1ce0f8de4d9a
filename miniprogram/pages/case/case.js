const { asked, screen, sure } = require("../screen");

Page(
  screen("case", {
    data: {
      number: "",
      found: null,
      may: {},
      note: "",
      photos: [],
      words: "",
      every: [1, 2, 3, 4, 5],
      stars: 0,
      said: "",
    },

    onLoad({ number }) {
      this.setData({ number: number || "" });
    },

    onShow() {
      return this.fresh();
    },

    async onPullDownRefresh() {
      await this.fresh();
      wx.stopPullDownRefresh();
    },

    async fresh() {
      const found = await this.tried(() => this.house.cases.whole(this.data.number));
      if (!found) return;
      const may = Object.fromEntries(found.offers.map((offer) => [offer, true]));
      this.setData({ found, may });
    },

    write({ detail, currentTarget }) {
      this.setData({ [currentTarget.dataset.field]: detail.value });
    },

    star({ currentTarget }) {
      const { star } = currentTarget.dataset;
      this.setData({ stars: star === this.data.stars ? 0 : star });
    },

    async did(work) {
      const told = await this.tried(work);
      if (!told) return;
      this.setData({ said: told.said, note: "", photos: [], words: "", stars: 0 });
      await this.fresh();
    },

    async photo() {
      const chosen = await asked("chooseMedia", {
        count: 9,
        mediaType: ["image"],
        sizeType: ["compressed"],
      });
      if (chosen) this.setData({ photos: chosen.tempFiles.map((file) => file.tempFilePath) });
    },

    add() {
      const { number, note, photos } = this.data;
      const text = note.trim();
      return text ? this.did(() => this.house.cases.note(number, text, photos)) : undefined;
    },

    urge() {
      return this.did(() => this.house.cases.urge(this.data.number));
    },

    async withdraw() {
      const { w, number } = this.data;
      if (await sure(w, w.case.withdraw_ask))
        await this.did(() => this.house.cases.withdraw(number));
    },

    fine() {
      const { number, stars, words } = this.data;
      return this.did(() => this.house.cases.rate(number, { solved: true, stars, words }));
    },

    /** Stars go along where they were given; without them it is opened again by its own name. */
    notFine() {
      const { number, stars, words, may } = this.data;
      const rated = may.rating && stars > 0;
      return this.did(() =>
        rated
          ? this.house.cases.rate(number, { solved: false, stars, words })
          : this.house.cases.reopen(number, words),
      );
    },

    show({ currentTarget }) {
      const { url, from } = currentTarget.dataset;
      wx.previewImage({ urls: this.data.found[from].map((one) => one.url), current: url });
    },
  }),
);
