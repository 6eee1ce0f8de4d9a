// The server: what there is, what happens, what one does.

export async function start() {
  const answer = await fetch(`/simulator/api/start${location.search}`);
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  return answer.json();
}

export async function act(phone, channel, what) {
  const answer = await fetch(`/simulator/api/phones/${phone}/${channel}/acts`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(what),
  });
  if (answer.ok) return;
  const problem = await answer.json().catch(() => ({}));
  throw new Error(problem.detail || `HTTP ${answer.status}`);
}

export function feed({ status, entry, ready, lost }) {
  const source = new EventSource("/simulator/api/feed");
  source.addEventListener("status", (event) => status(JSON.parse(event.data)));
  source.addEventListener("entry", (event) => entry(JSON.parse(event.data)));
  source.addEventListener("ready", ready);
  source.addEventListener("error", lost);
}
