// The page: sends what the person did to Python, and shows what comes back.
import { Python } from "./link.js";
import { fieldsOf, withOf } from "./fields.js";
import { hideNotice, rememberNumber, showDangers, showNotice } from "./notice.js";
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
const IN_DANGER = "If you have a danger sign of those below, call your local emergency number now.";
const TOO_LARGE = `This file is too large for a record. Nothing was taken from it. ${IN_DANGER}`;
const NOT_READ = `The file could not be read. Nothing was taken from it. ${IN_DANGER}`;
let begun = false;
let shown = null; // The HTML that was shown last.
let toSay = ""; // Of the browser, with the next screen.
document.documentElement.dataset.running = "yes";

let day = null; // The day that Python was told last.

function send(action, fields = {}) {
  tellTheDay();
  python.send(JSON.stringify({ do: action, with: fields }));
}

const actionOf = (message) => JSON.parse(message).do;
const isFile = (message) => actionOf(message) === "load";

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
  const did = actionOf(message);
  const warning = [keep(reply.keep, did), toSay].join(" ").trim();
  toSay = "";
  rememberNumber(reply.number);
  const moved = path.depth !== reply.depth;
  // What another window kept, and what changes nothing here, takes no focus away.
  if (did === "kept" && [null, shown].includes(reply.html) && !moved) reply = { ...reply, html: null, say: "" };
  if (reply.html !== null) draw(reply, moved);
  say(`${reply.say} ${warning}`.trim());
  if (warning) warn(warning);
  if (reply.download && !again) download(reply.download);
  if (reply.print && !again) window.print();
  if (!begun) installOffline();
  begun = true;
}

function draw(reply, moved) {
  stopTimer();
  screen.innerHTML = shown = reply.html;
  document.title = reply.title;
  document.body.classList.toggle("urgent", reply.urgent);
  document.querySelector("#dangers details").open = false;
  path.settle(reply.depth);
  document.getElementById("back").hidden = reply.urgent || reply.depth === 0;
  document.getElementById("settings").hidden = reply.urgent;
  stayStill(screen);
  focus(reply.focus, moved);
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

// Shows a line of the browser's own at the top; in an emergency, at the end of it.
function warn(text) {
  const before = screen.querySelector(".browser-says");
  if (before?.textContent === text) return;
  before?.remove();
  const line = document.createElement("p");
  line.className = "browser-says";
  line.textContent = text;
  if (document.body.classList.contains("urgent")) return screen.append(line);
  screen.prepend(line);
  line.scrollIntoView({ block: "nearest" });
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
  if (button.id === "again") return void (toSay = python.restart(isFile) ? NOT_READ : toSay);
  if (button.dataset.do) return send(button.dataset.do, withOf(button));
  if ("prove" in button.dataset) return prove(button, screen.querySelector("[data-proofs]"));
  if ("still" in button.dataset) return stopMoving(button, screen);
  if (button.dataset.timer) startTimer(JSON.parse(button.dataset.timer), button);
});

document.addEventListener("submit", (event) => {
  event.preventDefault();
  send(event.target.dataset.do, { ...fieldsOf(event.target, event.submitter), ...withOf(event.submitter) });
});

document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.dataset.file) return void load(input);
  const look = input.form?.dataset.look;
  if (look) send(look, fieldsOf(input.form));
});

async function load(input) {
  const text = await readFile(input);
  if (text) return send(input.dataset.file, { text });
  if (text === undefined) return;
  const says = text === null ? TOO_LARGE : NOT_READ;
  showDangers();
  warn(says);
  say(says);
}

onKeptElsewhere((text) => send("kept", { kept: text }));
window.addEventListener("error", (event) => failed(event.message));
window.addEventListener("unhandledrejection", (event) => failed(event.reason));

for (const seen of ["focus", "pageshow"]) window.addEventListener(seen, tellTheDay);
document.addEventListener("visibilitychange", tellTheDay);
await newestFirst();
send("start", { kept: kept(), today: today() });
day = today();
