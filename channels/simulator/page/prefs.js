// What this browser remembers: size, colours, which person and application each phone is.

const KEY = "xinyi-simulator";

export function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export function write(changes) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...read(), ...changes }));
  } catch {
    // Private windows may refuse; then nothing is remembered.
  }
}

export function wire(big, theme) {
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");
  const saved = read();
  const show = (state) => {
    const dark = state.theme ? state.theme === "dark" : night.matches;
    root.dataset.theme = dark ? "dark" : "light";
    root.dataset.size = state.big ? "big" : "usual";
    theme.setAttribute("aria-pressed", String(dark));
    big.setAttribute("aria-pressed", String(Boolean(state.big)));
  };
  show(saved);
  big.addEventListener("click", () => { write({ big: !read().big }); show(read()); });
  theme.addEventListener("click", () => {
    write({ theme: root.dataset.theme === "dark" ? "light" : "dark" });
    show(read());
  });
  night.addEventListener("change", () => show(read()));
}
