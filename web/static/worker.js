// Hands each message to the library's page, and its answer back; in a worker, so that the page never freezes.
import { startPython } from "./python.js";

const ready = start();

async function start() {
  const python = await startPython(["library.zip"], (step) => postMessage({ step }));
  const handle = python.pyimport("web.app.bridge").handle;
  postMessage({ ready: true });
  return handle;
}

ready.catch((fault) => postMessage({ fault: String(fault) }));

onmessage = async ({ data }) => {
  try {
    const handle = await ready;
    postMessage({ id: data.id, reply: JSON.parse(handle(data.message)) });
  } catch (fault) {
    postMessage({ id: data.id, fault: String(fault) });
  }
};
