/** What all pages share: the words, the size of type, and troubles told where they happen. */

const SIZES = { plain: "16px", big: "20px" };
const TABS = ["map", "services", "report", "cases", "me"];

/** A page `name` (its words stand under the same name) made of its own parts. */
function screen(name, own) {
  return {
    ...own,
    data: { ...own.data, w: {}, size: SIZES.plain, trouble: "", busy: false },

    onLoad(query) {
      this.house = getApp().house;
      this.speak();
      if (own.onLoad) own.onLoad.call(this, query);
    },

    onShow() {
      this.speak();
      return own.onShow ? own.onShow.call(this) : undefined;
    },

    /** In the language and size chosen by now. */
    speak() {
      const { words, big } = this.house.settings;
      this.setData({ w: words, size: big ? SIZES.big : SIZES.plain });
      wx.setNavigationBarTitle({ title: words[name].title });
      if (TABS.includes(name))
        TABS.forEach((tab, index) => wx.setTabBarItem({ index, text: words.tab[tab] }));
    },

    /** Do something that takes a while; what goes wrong is told in `trouble`, and undefined comes back. */
    async tried(work) {
      this.setData({ busy: true, trouble: "" });
      try {
        return await work();
      } catch (trouble) {
        this.setData({ trouble: trouble.said || this.house.settings.say("trouble.refused") });
        return undefined;
      } finally {
        this.setData({ busy: false });
      }
    },
  };
}

/** What was asked of WeChat, or null where the person or the phone said no. */
const asked = (name, options = {}) =>
  new Promise((done) => wx[name]({ ...options, success: done, fail: () => done(null) }));

/** Whether they really mean it. */
async function sure(words, content) {
  const answer = await asked("showModal", {
    content,
    confirmText: words.all.yes,
    cancelText: words.all.no,
  });
  return Boolean(answer && answer.confirm);
}

module.exports = { asked, screen, sure };
