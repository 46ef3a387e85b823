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
import { installOffline, newestFirst } from "./offline.js";

const screen = document.getElementById("screen");
const live = document.getElementById("live");
const python = new Python({ step, shown: show, fault: failed, well: hideNotice });
const path = new History((depth) => send("to", { depth }));
let begun = false;
document.documentElement.dataset.running = "yes";

function send(action, fields = {}) {
  rememberNumber(fields.number);
  python.send(JSON.stringify({ do: action, with: fields }));
}

function step(text) {
  const loading = document.getElementById("loading");
  if (!loading) return;
  loading.hidden = false;
  loading.textContent = text;
}

function show(reply, { again = false } = {}) {
  hideNotice();
  keep(reply.keep);
  if (reply.html === null) return say(reply.say);
  stopTimer();
  const moved = path.depth !== reply.depth;
  screen.innerHTML = reply.html;
  document.title = reply.title;
  document.body.classList.toggle("urgent", reply.urgent);
  document.querySelector("#dangers details").open = false;
  rememberNumber(screen.querySelector("a.call")?.href);
  path.settle(reply.depth);
  document.getElementById("back").hidden = reply.urgent || reply.depth === 0;
  document.getElementById("settings").hidden = reply.urgent;
  stayStill(screen);
  focus(reply.focus, moved);
  say(reply.say);
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

function failed(why) {
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
    return text === null ? say("This file is too large for a record.") : send(input.dataset.file, { text });
  }
  const look = input.form?.dataset.look;
  if (look) send(look, fieldsOf(input.form));
});

onKeptElsewhere((text) => send("kept", { kept: text }));
window.addEventListener("error", (event) => failed(event.message));
window.addEventListener("unhandledrejection", (event) => failed(event.reason));

await newestFirst();
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
send("start", { kept: kept(), today });
