// The timer of holds and rests: seen, spoken, a tone, a vibration; each where the browser allows it.
const SAYS = { ready: "Get ready", work: "Go", rest: "Rest" };
const READY = ["ready", 5]; // Time to lie down or to take hold.
const PITCH = { ready: 330, work: 880, rest: 440 };
const part = (id) => document.getElementById(id);
const panel = part("timer");
const now = () => performance.now() / 1000;

let running = null; // { steps, at, left, until, ticking, button, sound, lock }
let silent = false;

export function startTimer(steps, button) {
  stopTimer();
  running = { steps: [READY, ...steps], at: -1, button, sound: newSound() };
  part("timer-name").textContent = button.dataset.name;
  panel.hidden = false;
  stayAwake(running);
  nextStep();
  part("timer-pause").focus();
}

export function stopTimer() {
  if (!running) return;
  clearInterval(running.ticking);
  running.sound?.close();
  running.lock?.release();
  globalThis.speechSynthesis?.cancel();
  const { button } = running;
  const focused = panel.contains(document.activeElement);
  running = null;
  panel.hidden = true;
  if (focused && button.isConnected) button.focus();
}

function nextStep() {
  running.at += 1;
  const step = running.steps[running.at];
  if (!step) return finish();
  const [kind, seconds] = step;
  const next = running.steps[running.at + 1];
  panel.dataset.kind = kind;
  part("timer-step").textContent = `${SAYS[kind]}${kind === "work" ? placeOf(running) : ""}`;
  part("timer-next").textContent = next ? `Then: ${SAYS[next[0]].toLowerCase()}, ${next[1]} seconds` : "Then you are done";
  announce(`${SAYS[kind]}, ${seconds} seconds`, PITCH[kind]);
  run(seconds);
}

// Which of several holds or rounds it is.
function placeOf({ steps, at }) {
  const works = (some) => some.filter(([kind]) => kind === "work").length;
  return works(steps) > 1 ? `, ${works(steps.slice(0, at + 1))} of ${works(steps)}` : "";
}

function run(seconds) {
  running.until = now() + seconds;
  clearInterval(running.ticking);
  running.ticking = setInterval(tick, 200);
  part("timer-pause").textContent = "Pause";
  tick();
}

function tick() {
  const left = Math.ceil(running.until - now());
  part("timer-left").textContent = clock(Math.max(left, 0));
  if (left <= 0) nextStep();
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function finish() {
  announce("Done", 660);
  const mine = running;
  setTimeout(() => { if (mine === running) stopTimer(); }, 1500);
  clearInterval(running.ticking);
  part("timer-step").textContent = "Done";
  part("timer-left").textContent = "";
  part("timer-next").textContent = "";
}

function announce(words, pitch) {
  part("live").textContent = words;
  if (silent) return;
  navigator.vibrate?.(200);
  tone(pitch);
  speak(words);
}

// Only a voice of the device itself: others send the words away to be spoken.
function speak(words) {
  const voice = globalThis.speechSynthesis?.getVoices().find((one) => one.localService && one.lang.startsWith("en"));
  if (!voice) return;
  const said = new SpeechSynthesisUtterance(words);
  said.voice = voice;
  said.lang = voice.lang;
  speechSynthesis.speak(said);
}

function newSound() {
  return globalThis.AudioContext ? new AudioContext() : null;
}

function tone(pitch) {
  const { sound } = running;
  if (!sound) return;
  const source = new OscillatorNode(sound, { frequency: pitch });
  const volume = new GainNode(sound, { gain: 0.2 });
  source.connect(volume).connect(sound.destination);
  source.start();
  source.stop(sound.currentTime + 0.15);
}

async function stayAwake(mine) {
  try {
    mine.lock = await navigator.wakeLock?.request("screen");
    if (mine !== running) mine.lock?.release();
  } catch {
    // The device may sleep; the timer goes by the clock.
  }
}

part("timer-stop").addEventListener("click", stopTimer);
part("timer-pause").addEventListener("click", () => {
  if (running.paused === undefined) {
    running.paused = running.until - now();
    clearInterval(running.ticking);
    part("timer-pause").textContent = "Go on";
  } else {
    run(running.paused);
    delete running.paused;
  }
});
part("timer-mute").addEventListener("click", (event) => {
  silent = !silent;
  event.target.setAttribute("aria-pressed", String(silent));
  if (silent) globalThis.speechSynthesis?.cancel();
});
