/** Who asks: what the server knows of them, what they allow, and being forgotten. */

const OWN = ["settings", "draft", "outbox", "session"];

class Me {
  constructor(api, port) {
    this._api = api;
    this._port = port;
  }

  known() {
    return this._api.get("me");
  }

  /** The server writes to them in the language that they signed in with: so they do it anew. */
  signInAnew() {
    return this._api.leave();
  }

  /** What wx.requestSubscribeMessage answered, told for each template it was asked for. */
  async allow(templates, answered) {
    let left = 0;
    for (const template of templates) {
      const accepted = answered[template] === "accept";
      const told = await this._api.post("me/subscriptions", { template, accepted });
      left += told.left;
    }
    return left;
  }

  /** The number behind a tap on the getPhoneNumber button. */
  async phone(code) {
    return (await this._api.post("me/phone", { code })).phone;
  }

  /** Everything at the server and on this phone. Answers with what the server says it did. */
  async forget() {
    const told = await this._api.remove("me");
    OWN.forEach((name) => this._port.erase(name));
    return told.said;
  }
}

module.exports = { Me };
