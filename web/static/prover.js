// Proves the claims of the rules, each told as soon as it is settled.
import { startPython } from "./python.js";

async function prove() {
  const python = await startPython(["library.zip", "z3.zip"], (step) => postMessage({ step }));
  for (const line of python.pyimport("web.proofs").proofs()) postMessage(JSON.parse(line));
  postMessage({ done: true });
}

prove().catch((fault) => postMessage({ fault: String(fault) }));
