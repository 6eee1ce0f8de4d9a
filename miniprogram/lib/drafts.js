/** What is being written, kept on this phone so that a call or a closed app loses nothing. */

const NAME = "draft";
const MOST_PHOTOS = 9;
const EMPTY = { text: "", photos: [], place: null };

class Drafts {
  constructor(port) {
    this._port = port;
  }

  get now() {
    return this._port.read(NAME) || EMPTY;
  }

  write(text) {
    this._save({ text });
  }

  /** `place` {name, lat, lng} as wx.chooseLocation tells it (GCJ-02), or null. */
  put(place) {
    this._save({ place });
  }

  /** Photos that WeChat would soon forget are kept until they are sent. */
  async add(paths) {
    const left = MOST_PHOTOS - this.now.photos.length;
    const kept = await Promise.all(paths.slice(0, left).map((path) => this._port.keep(path)));
    this._save({ photos: [...this.now.photos, ...kept] });
  }

  remove(path) {
    this._save({ photos: this.now.photos.filter((one) => one !== path) });
    this._port.drop(path);
  }

  /** Take something back that could not be sent, unless something else is being written. */
  take({ text, photos, place }) {
    if (this.now.text.trim() || this.now.photos.length) return false;
    this._save({ text, photos, place });
    return true;
  }

  clear() {
    this._port.erase(NAME);
  }

  _save(change) {
    this._port.write(NAME, { ...this.now, ...change });
  }
}

module.exports = { Drafts, MOST_PHOTOS };
