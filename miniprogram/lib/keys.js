/** One key for one wish: the same until it was answered, so that a lost answer makes nothing twice. */
class Keys {
  constructor(port) {
    this._port = port;
    this._open = new Map();
  }

  /** Do `work` with the key of `wish`. It is used up by an answer, also by a refusal. */
  async once(wish, work) {
    const key = this._open.get(wish) || this._port.key();
    this._open.set(wish, key);
    try {
      const answer = await work(key);
      this._open.delete(wish);
      return answer;
    } catch (trouble) {
      if (!trouble.later) this._open.delete(wish);
      throw trouble;
    }
  }
}

module.exports = { Keys };
