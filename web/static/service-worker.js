// Keeps the files of one version of the page, and answers with them; no file of another version is ever mixed in.
const VERSION = "{{version}}";
const FILES = {{files}};

addEventListener("install", (event) => event.waitUntil(fill()));

addEventListener("activate", (event) => event.waitUntil(takeOver()));

addEventListener("message", ({ data }) => {
  if (data === "take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const home = new URL("./", registration.scope);
  if (origin !== home.origin || !pathname.startsWith(home.pathname)) return;
  const name = pathname.slice(home.pathname.length) || "index.html";
  if (name in FILES) event.respondWith(answer(name, event.request));
});

async function fill() {
  const cache = await caches.open(VERSION);
  for (const [name, hash] of Object.entries(FILES)) {
    const found = await fetch(name, { cache: "no-cache" });
    const content = await found.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
    if (btoa(String.fromCharCode(...digest)) !== hash) throw new Error(`${name} is of another version`);
    // Not what was found itself: a browser opens no page with the answer of a host that has redirected.
    await cache.put(name, new Response(content, { headers: found.headers }));
  }
}

async function takeOver() {
  for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
  await clients.claim();
}

async function answer(name, request) {
  const cache = await caches.open(VERSION);
  return (await cache.match(name)) ?? fetch(request);
}
