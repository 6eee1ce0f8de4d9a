const { screen } = require("../screen");

Page(
  screen("cases", {
    data: { cases: [], next: "", waiting: 0, read: false },

    onShow() {
      return this.fresh();
    },

    async onPullDownRefresh() {
      await this.fresh();
      wx.stopPullDownRefresh();
    },

    onReachBottom() {
      if (this.data.next && !this.data.busy) this.more();
    },

    async fresh() {
      this.setData({ waiting: this.house.outbox.waiting.length });
      const page = await this.tried(() => this.house.cases.page());
      if (page) this.setData({ cases: page.cases, next: page.next, read: true });
    },

    async more() {
      const page = await this.tried(() => this.house.cases.page(this.data.next));
      if (page) this.setData({ cases: [...this.data.cases, ...page.cases], next: page.next });
    },

    onSent() {
      return this.fresh();
    },

    open({ currentTarget }) {
      wx.navigateTo({ url: `/pages/case/case?number=${currentTarget.dataset.number}` });
    },

    report() {
      wx.switchTab({ url: "/pages/report/report" });
    },
  }),
);
