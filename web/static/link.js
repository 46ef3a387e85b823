// The link to Python: one message at a time, each answered within five seconds or told as a failure.
const PATIENCE = 5000;
const TO_BEGIN = 90000;
const SHOW = JSON.stringify({ do: "show" });

export class Python {
  constructor(told) {
    this.told = told;
    this.log = []; // Everything sent so far: a new worker is brought to the same place by it.
    this.count = 0;
    this.begin();
  }

  begin() {
    this.queue = this.log.map((message) => ({ message, again: true }));
    this.awaited = null;
    this.ready = false;
    this.worker = new Worker("./worker.js", { type: "module" });
    this.worker.onmessage = ({ data }) => this.receive(data);
    this.worker.onerror = (event) => this.told.fault(event.message || "the worker can't be started");
    this.watch(TO_BEGIN);
  }

  // A new worker, told again all that was said to the old one; but not what the old one never answered, where
  // `leavesOut` says so of it. Returns whether something was left out.
  restart(leavesOut) {
    const message = this.awaited?.message;
    const left = message !== undefined && leavesOut(message);
    if (left) this.log = this.log.filter((one) => one !== message);
    this.worker.terminate();
    this.begin();
    this.next();
    return left;
  }

  send(message) {
    // The same once more, before the first is answered and with nothing between, is a double click.
    if ((this.queue.at(-1) ?? this.awaited)?.message === message) return;
    this.log.push(message);
    this.queue.push({ message, again: false });
    this.next();
  }

  next() {
    if (this.awaited || !this.queue.length) return;
    this.awaited = { ...this.queue.shift(), id: ++this.count };
    this.worker.postMessage({ id: this.awaited.id, message: this.awaited.message });
    this.watch(this.ready ? PATIENCE : TO_BEGIN);
  }

  receive(data) {
    if (data.step) return this.told.step(data.step);
    if (data.ready) {
      this.ready = true;
      return this.watch(2 * PATIENCE);
    }
    if (data.id && data.id !== this.awaited?.id) return;
    clearTimeout(this.watching);
    if (data.fault) return this.told.fault(data.fault);
    const { again, message } = this.awaited;
    this.awaited = null;
    const skipped = again && this.queue.some((one) => one.again);
    if (skipped) this.next();
    else this.answered(data.reply, again, message);
  }

  answered(reply, again, message) {
    const stays = !reply || reply.html === null;
    // The screen here may be older than the one that the new worker has come to.
    if (again && stays && message !== SHOW) this.queue.unshift({ message: SHOW, again });
    else if (reply) this.told.shown(reply, { again, message });
    else this.told.well();
    this.next();
  }

  watch(patience) {
    clearTimeout(this.watching);
    this.watching = setTimeout(() => this.told.fault("no answer in time"), patience);
  }
}
