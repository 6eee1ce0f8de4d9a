/** What went wrong, in words for the person; `later`: the very same may well work after a while. */
class Trouble extends Error {
  constructor(said, { status = 0, why = "", mayWait = false, later = false } = {}) {
    super(said);
    Object.assign(this, { said, status, why, mayWait, later });
  }
}

const LATER = [429, 500, 502, 503, 504];

/** A refusal of the API: its own sentence (problem+json), or ours where it has none. */
function refused(answer, say) {
  const problem = objectOf(answer.text);
  const later = LATER.includes(answer.status);
  const own = say(later ? "trouble.busy" : "trouble.refused");
  return new Trouble(problem.detail || own, {
    status: answer.status,
    why: problem.why || "",
    mayWait: problem.may_wait === true,
    later,
  });
}

/** Nobody answered at all. */
const offline = (say) => new Trouble(say("trouble.offline"), { later: true });

function objectOf(text) {
  try {
    return Object(JSON.parse(text));
  } catch (_) {
    return {};
  }
}

module.exports = { Trouble, offline, refused, LATER };
