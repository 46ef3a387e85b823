// What stays on the device: only what Python says, which says nothing unless the person asked for it.
const NAME = "recovery-advisor";
const NOT_KEPT = "This browser can keep nothing more, so your answers are not kept on this device.";
const STILL_KEPT = "This browser could not delete the answers that it kept before, so they are still on this device. "
  + "To delete them, clear the data of this page in the settings of the browser.";
let keeping = false; // Whether this window keeps, so that one that does not deletes nothing of another.
let stopped = false; // Whether what was kept has been deleted in another window: at once, before Python knows.

export function kept() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

// Keeps what a reply says, or deletes what was kept; what the browser can't do of it, in words.
// What another window kept is answered, and never written back: it would wake that window again.
export function keep(text, did) {
  if (text === undefined || did === "kept") return "";
  if (did === "set") stopped = false;
  if (text !== null) {
    keeping = true;
    return stopped ? "" : write(text);
  }
  const left = keeping ? remove() : "";
  keeping = left !== "";
  return left;
}

// What was kept before goes where the new can't be kept: it says nothing of a danger sign ticked since.
function write(text) {
  try {
    if (text !== localStorage.getItem(NAME)) localStorage.setItem(NAME, text);
    return "";
  } catch {
    return `${NOT_KEPT} ${remove()}`.trim();
  }
}

function remove() {
  try {
    localStorage.removeItem(NAME);
    return "";
  } catch {
    return kept() === null ? "" : STILL_KEPT;
  }
}

// Tells what another window kept; `null` where it deleted that, or all that the browser held.
export function onKeptElsewhere(told) {
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key !== NAME && key !== null) return;
    stopped = newValue === null;
    told(newValue);
  });
}
