// What stays on the device: only what Python says, which says nothing unless the person asked for it.
const NAME = "recovery-advisor";

export function kept() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

export function keep(text) {
  try {
    if (text === null) localStorage.removeItem(NAME);
    else if (text !== localStorage.getItem(NAME)) localStorage.setItem(NAME, text);
  } catch {
    // The browser keeps nothing, as in a private window; the visit goes on without.
  }
}

export function onKeptElsewhere(told) {
  window.addEventListener("storage", (event) => {
    if (event.key === NAME && event.newValue !== null) told(event.newValue);
  });
}
