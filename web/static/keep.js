// What stays on the device: only what Python says, which says nothing unless the person asked for it.
const NAME = "recovery-advisor";
let keeping = false; // Whether this window keeps, so that one that does not deletes nothing of another.
let stopped = false; // Whether keeping was turned off in another window.

export function kept() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

// Keeps what a reply says; false where the browser keeps nothing although the person asked for it.
// What another window kept is answered, and never written back: it would wake that window again.
export function keep(text, did) {
  if (text === undefined || did === "kept") return true;
  if (did === "set") stopped = false;
  try {
    if (text === null && keeping) localStorage.removeItem(NAME);
    else if (text !== null && !stopped && text !== localStorage.getItem(NAME)) localStorage.setItem(NAME, text);
    keeping = text !== null;
    return true;
  } catch {
    return text === null;
  }
}

export function onKeptElsewhere(told) {
  window.addEventListener("storage", (event) => {
    if (event.key !== NAME) return;
    stopped = event.newValue === null;
    if (!stopped) told(event.newValue);
  });
}
