const { MOST_PHOTOS } = require("../../lib/drafts");
const { numbersFor } = require("../../lib/danger");
const { asked, screen, sure } = require("../screen");

Page(
  screen("report", {
    data: {
      draft: { text: "", photos: [], place: null },
      waiting: [],
      most: MOST_PHOTOS,
      phone: "",
      leave: false,
      numbers: [],
      warned: false,
      told: null,
      where: "",
    },

    onShow() {
      this.setData({ phone: this.house.settings.phone });
      this.look();
    },

    look() {
      const draft = this.house.drafts.now;
      this.setData({ draft, waiting: this.house.outbox.waiting, numbers: numbersFor(draft.text) });
    },

    write({ detail }) {
      this.house.drafts.write(detail.value);
      this.setData({ "draft.text": detail.value, numbers: numbersFor(detail.value), told: null });
    },

    async photo() {
      const count = MOST_PHOTOS - this.data.draft.photos.length;
      const chosen = await asked("chooseMedia", {
        count,
        mediaType: ["image"],
        sizeType: ["compressed"],
      });
      if (!chosen) return;
      await this.tried(() =>
        this.house.drafts.add(chosen.tempFiles.map((file) => file.tempFilePath)),
      );
      this.look();
    },

    drop({ currentTarget }) {
      this.house.drafts.remove(currentTarget.dataset.path);
      this.look();
    },

    show({ currentTarget }) {
      wx.previewImage({ urls: this.data.draft.photos, current: currentTarget.dataset.path });
    },

    async where() {
      const place = await asked("chooseLocation");
      if (!place) return;
      const name = place.name || place.address || this.data.w.report.pinned;
      this.house.drafts.put({ name, lat: place.latitude, lng: place.longitude });
      this.look();
    },

    nowhere() {
      this.house.drafts.put(null);
      this.look();
    },

    withPhone() {
      this.setData({ leave: !this.data.leave });
    },

    call({ currentTarget }) {
      wx.makePhoneCall({ phoneNumber: currentTarget.dataset.number, fail: () => {} });
    },

    /** What sounds like danger is sent only after the number to call was shown. */
    async send() {
      const { draft, numbers, warned } = this.data;
      if (!draft.text.trim()) {
        this.setData({ trouble: this.data.w.report.empty });
        return;
      }
      if (numbers.length && !warned) {
        this.setData({ warned: true });
        return;
      }
      await this.sendNow();
    },

    back() {
      this.setData({ warned: false });
    },

    async sendNow() {
      if (this.data.busy) return;
      const { outbox, drafts, settings } = this.house;
      const key = outbox.put(drafts.now, { phone: this.data.leave ? settings.phone : "" });
      drafts.clear();
      this.setData({ warned: false, leave: false, told: null });
      this.look();
      await this.deliver(key);
    },

    again({ currentTarget }) {
      return this.deliver(currentTarget.dataset.key);
    },

    /** What may work later stays and says so; what was refused comes back to be changed. */
    async deliver(key) {
      const told = await this.tried(() => this.house.outbox.send(key));
      if (told) this.setData({ told });
      const left = this.house.outbox.waiting.find((one) => one.key === key);
      if (left && left.refused) this.change({ currentTarget: { dataset: { key } } });
      else if (left) this.setData({ trouble: this.data.w.report.waits });
      this.look();
    },

    /** Back into the form, where nothing else is being written. */
    change({ currentTarget }) {
      const { outbox, drafts } = this.house;
      const { key } = currentTarget.dataset;
      const report = outbox.waiting.find((one) => one.key === key);
      if (drafts.take(report)) outbox.takeBack(key);
      else this.setData({ trouble: this.data.w.report.form_taken });
      this.look();
    },

    async throwAway({ currentTarget }) {
      const { w } = this.data;
      if (!(await sure(w, w.report.throw_ask))) return;
      this.house.outbox.throwAway(currentTarget.dataset.key);
      this.look();
    },

    /** Something that waited went out meanwhile. */
    onSent(told) {
      this.setData({ told: told[told.length - 1], trouble: "" });
      this.look();
    },

    name({ detail }) {
      this.setData({ where: detail.value });
    },

    /** The place that was lacking, as a line to the case. */
    async placed() {
      const { told, where } = this.data;
      const added = await this.tried(() => this.house.cases.note(told.case.number, where.trim()));
      if (added) this.setData({ told: added, where: "" });
    },

    /** The second thing that the same words named becomes a case of its own. */
    second() {
      const { told } = this.data;
      return this.deliver(
        this.house.outbox.put({ text: told.second.words }, { beside: told.case.number }),
      );
    },

    /** It is what neighbours told already: hear of theirs. */
    async join() {
      const { neighbours, case: own } = this.data.told;
      const told = await this.tried(() => this.house.cases.follow(neighbours.number, own.number));
      if (told) this.setData({ told });
    },

    open() {
      wx.navigateTo({ url: `/pages/case/case?number=${this.data.told.case.number}` });
    },
  }),
);
