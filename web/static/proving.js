// Shows the proofs of the second worker, one by one.
let worker = null;

export function prove(button, list) {
  worker?.terminate();
  button.disabled = true;
  list.replaceChildren();
  worker = new Worker("./prover.js", { type: "module" });
  const add = (text, kind) => {
    const line = document.createElement("li");
    line.textContent = text;
    line.className = kind;
    list.querySelector(".step")?.remove();
    list.append(line);
    return line;
  };
  const end = (text) => {
    add(text, "end");
    button.disabled = false;
    button.textContent = label;
    worker.terminate();
  };
  const label = button.textContent;
  let proved = 0;
  let others = 0;
  let of = "";
  worker.onerror = (event) => end(`The proofs could not be run: ${event.message}`);
  worker.onmessage = ({ data }) => {
    if (data.step) return void add(data.step, "step");
    if (data.fault) return end(`The proofs could not be run: ${data.fault}`);
    if (data.done) return end(`${proved} proved, ${others} not.`);
    if (data.proved) proved += 1;
    else others += 1;
    button.textContent = `${proved} proved so far${others ? `, ${others} not` : ""}`;
    if (data.of !== of) add(`Of ${(of = data.of)}`, "of");
    add(`${data.proved ? "✓ Proved" : `✗ ${data.settled}`}: ${data.says}`, data.proved ? "proved" : "not-proved");
  };
}
