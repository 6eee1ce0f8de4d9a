/** WeChat asks for the person's agreement before a first photo, place or number; a page shows it. */
class Privacy {
  constructor() {
    this._waiting = [];
    this._show = null;
  }

  /** WeChat needs an answer: `answer` is its own callback. */
  needed(answer) {
    this._waiting.push(answer);
    if (this._show) this._show();
    else this.refuse();
  }

  /** The sheet of the page that is seen now; null when it is gone. */
  shownBy(show) {
    this._show = show;
  }

  /** `buttonId` is the button of WeChat's own kind that was tapped. */
  agree(buttonId) {
    this._answer({ event: "agree", buttonId });
  }

  refuse() {
    this._answer({ event: "disagree" });
  }

  _answer(event) {
    this._waiting.splice(0).forEach((answer) => answer(event));
  }
}

module.exports = { Privacy };
