const config = require("./config");
const { houseOf } = require("./lib/house");
const { portOf } = require("./lib/port");

App({
  onLaunch() {
    this.house = houseOf(portOf(wx), config, wx.getAppBaseInfo().language);
    wx.onNeedPrivacyAuthorization((answer) => this.house.privacy.needed(answer));
    wx.onNetworkStatusChange(({ isConnected }) => isConnected && this.send());
  },

  onShow() {
    this.send();
  },

  /** What waited for a network goes out; the page that is seen hears of it. */
  async send() {
    const told = await this.house.outbox.flush();
    const page = getCurrentPages().pop();
    if (told.length && page && page.onSent) page.onSent(told);
  },
});
