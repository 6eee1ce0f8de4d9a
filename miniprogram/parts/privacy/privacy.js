/** WeChat's privacy question, asked before the first photo, place or number. */
Component({
  data: { shown: false, w: {} },

  pageLifetimes: {
    show() {
      const { privacy, settings } = getApp().house;
      privacy.shownBy(() => this.setData({ shown: true, w: settings.words }));
    },
    hide() {
      this.refuse();
    },
  },

  lifetimes: {
    detached() {
      this.refuse();
    },
  },

  methods: {
    read() {
      wx.openPrivacyContract({});
    },

    agree({ currentTarget }) {
      this.setData({ shown: false });
      getApp().house.privacy.agree(currentTarget.id);
    },

    refuse() {
      this.setData({ shown: false });
      getApp().house.privacy.refuse();
    },
  },
});
