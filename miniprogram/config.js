/** What an operator sets; docs/mini-program.md says where each comes from. */
module.exports = {
  /** The server. In production its https:// address, entered in WeChat's console as request, upload
   * and download domain. */
  base: "http://127.0.0.1:8080",

  /** Ids of the notices a person may allow, as in XINYI_MINIPROGRAM__SUBSCRIPTION. */
  templates: [],

  /** Who signs in at a development server, instead of wx.login's code; "" for everybody real. */
  pretend: "dev:resident-1",
};
