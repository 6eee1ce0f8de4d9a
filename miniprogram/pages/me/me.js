const { LANGUAGES } = require("../../lib/settings");
const { asked, screen, sure } = require("../screen");

Page(
  screen("me", {
    data: {
      languages: LANGUAGES,
      language: "",
      big: false,
      phone: "",
      notices: 0,
      asks: false,
      known: null,
      said: "",
    },

    async onShow() {
      this.look();
      const known = await this.tried(() => this.house.me.known());
      if (known) this.setData({ known, notices: known.notices });
    },

    look() {
      const { language, big, phone } = this.house.settings;
      this.setData({ language, big, phone, asks: this.house.config.templates.length > 0 });
    },

    tongue({ currentTarget }) {
      this.house.settings.language = currentTarget.dataset.language;
      this.speak();
      this.look();
      return this.house.me.signInAnew();
    },

    size() {
      this.house.settings.big = !this.data.big;
      this.speak();
      this.look();
    },

    /** WeChat asks for each notice by itself; what was answered is told to the server. */
    async notify() {
      const { templates } = this.house.config;
      const answered = await asked("requestSubscribeMessage", { tmplIds: templates });
      if (!answered) {
        this.setData({ trouble: this.data.w.me.notices_off });
        return;
      }
      const left = await this.tried(() => this.house.me.allow(templates, answered));
      if (left !== undefined) this.setData({ notices: left });
    },

    /** The getPhoneNumber button; without a code they said no. */
    async number({ detail }) {
      if (!detail.code) return;
      const phone = await this.tried(() => this.house.me.phone(detail.code));
      if (!phone) return;
      this.house.settings.phone = phone;
      this.look();
    },

    noNumber() {
      this.house.settings.phone = "";
      this.look();
    },

    privacy() {
      wx.openPrivacyContract({ fail: () => this.setData({ said: this.data.w.privacy.text }) });
    },

    async forget() {
      const { w } = this.data;
      if (!(await sure(w, w.me.forget_ask))) return;
      const said = await this.tried(() => this.house.me.forget());
      if (!said) return;
      this.speak();
      this.look();
      this.setData({ said, notices: 0 });
    },
  }),
);
