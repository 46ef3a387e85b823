// The page: sends what the person did to Python, and shows what comes back.
import { Python } from "./link.js";
import { fieldsOf, withOf } from "./fields.js";
import { hideNotice, rememberNumber, showNotice } from "./notice.js";
import { keep, kept, onKeptElsewhere } from "./keep.js";
import { download, readFile } from "./files.js";
import { History } from "./depth.js";
import { prove } from "./proving.js";
import { stopMoving, stayStill } from "./moving.js";
import { startTimer, stopTimer } from "./timer.js";
import "./paper.js";
import { installOffline, newestFirst } from "./offline.js";

const screen = document.getElementById("screen");
const live = document.getElementById("live");
const python = new Python({ step, shown: show, fault: failed, well: hideNotice });
const path = new History((depth) => send("to", { depth }));
const NOT_KEPT = "This browser can keep nothing more, so your answers are not kept on this device.";
let begun = false;
document.documentElement.dataset.running = "yes";

let day = null; // The day that Python was told last.

function send(action, fields = {}) {
  tellTheDay();
  python.send(JSON.stringify({ do: action, with: fields }));
}

// Yesterday's advice does not hold today, however long the page has been open.
function tellTheDay() {
  const now = today();
  if (day === null || day === now) return;
  day = now;
  python.send(JSON.stringify({ do: "day", with: { today: now } }));
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

function step(text) {
  const loading = document.getElementById("loading");
  if (!loading) return;
  loading.hidden = false;
  loading.textContent = text;
}

function show(reply, { again, message }) {
  hideNotice();
  const isKept = keep(reply.keep, JSON.parse(message).do);
  rememberNumber(reply.number);
  if (reply.html === null) return isKept ? say(reply.say) : warn(NOT_KEPT);
  stopTimer();
  const moved = path.depth !== reply.depth;
  screen.innerHTML = reply.html;
  document.title = reply.title;
  document.body.classList.toggle("urgent", reply.urgent);
  document.querySelector("#dangers details").open = false;
  path.settle(reply.depth);
  document.getElementById("back").hidden = reply.urgent || reply.depth === 0;
  document.getElementById("settings").hidden = reply.urgent;
  stayStill(screen);
  focus(reply.focus, moved);
  say(reply.say);
  if (!isKept) warn(NOT_KEPT);
  if (reply.download && !again) download(reply.download);
  if (reply.print && !again) window.print();
  if (!begun) installOffline();
  begun = true;
}

function focus(selector, moved) {
  const target = (selector && screen.querySelector(selector)) || screen.querySelector("h1");
  if (!selector || moved) window.scrollTo(0, 0);
  target?.focus({ preventScroll: !selector });
}

function say(text) {
  live.textContent = "";
  if (text) setTimeout(() => { live.textContent = text; }, 50);
}

// Says something of the browser, seen and heard, above the screen.
function warn(text) {
  const line = document.createElement("p");
  line.className = "notice";
  line.textContent = text;
  screen.querySelector(".browser-says")?.remove();
  line.classList.add("browser-says");
  screen.prepend(line);
  say(text);
}

function failed(why) {
  stopTimer();
  console.warn(`The page failed: ${why}`);
  showNotice();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button, summary, a");
  if (!button) return;
  // The second click of a double click is none.
  if (event.detail > 1 && button.matches("button")) return void event.preventDefault();
  if (button.id === "back") return history.back();
  if (button.id === "again") return python.restart();
  if (button.dataset.do) return send(button.dataset.do, withOf(button));
  if ("prove" in button.dataset) return prove(button, screen.querySelector("[data-proofs]"));
  if ("still" in button.dataset) return stopMoving(button, screen);
  if (button.dataset.timer) startTimer(JSON.parse(button.dataset.timer), button);
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target.dataset.do, { ...fieldsOf(event.target, event.submitter), ...withOf(event.submitter) });
});

document.addEventListener("change", async (event) => {
  const input = event.target;
  if (input.dataset.file) {
    const text = await readFile(input);
    return text === null ? warn("This file is too large for a record. Nothing was taken from it.") : send(input.dataset.file, { text });
  }
  const look = input.form?.dataset.look;
  if (look) send(look, fieldsOf(input.form));
});

onKeptElsewhere((text) => send("kept", { kept: text }));
window.addEventListener("error", (event) => failed(event.message));
window.addEventListener("unhandledrejection", (event) => failed(event.reason));

for (const seen of ["focus", "pageshow"]) window.addEventListener(seen, tellTheDay);
document.addEventListener("visibilitychange", tellTheDay);
await newestFirst();
send("start", { kept: kept(), today: today() });
day = today();
