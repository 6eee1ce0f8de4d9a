/** Whom to call before anything is sent. Rather once too often: whoever is in no danger sends on. */

const SIGNS = require("../words/danger");

/** The numbers that words call for, the first to call first; none for an ordinary thing. */
function numbersFor(text) {
  const said = text.toLowerCase();
  return SIGNS.filter(({ signs }) => signs.some((sign) => sign.test(said))).map(
    ({ number }) => number,
  );
}

module.exports = { numbersFor };
