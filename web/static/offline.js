// Makes the page work without a network, after the first visit.

export function installOffline() {
  navigator.serviceWorker?.register("./service-worker.js").catch(() => {});
}

// A newer version that waits takes over now, before anything was answered: old rules are not kept for long.
export async function newestFirst() {
  const found = await registration();
  if (!found?.waiting) return;
  await new Promise((done) => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    found.waiting.postMessage("take over");
    setTimeout(done, 2000);
  });
}

// Where the browser allows none, the page works without.
async function registration() {
  try {
    return await navigator.serviceWorker?.getRegistration();
  } catch {
    return null;
  }
}
