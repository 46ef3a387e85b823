// Python with the library, for a worker of its own.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const PARTS = ["pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"];
const SITE = "/lib/python3.14/site-packages";
// No package is ever fetched by name, so there is nothing to look up.
const LOCK = { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten", python: "3.14.0", version: "314.0.7" }, packages: {} };

// Python, once the archives are unpacked; `step` is told what comes next.
export async function startPython(archives, step) {
  step("Fetching Python …");
  const fetched = archives.map(fetchArchive);
  const loading = loadPyodide({ lockFileContents: LOCK, packageBaseUrl: "./", indexURL: new URL("./pyodide/", import.meta.url).href });
  const python = await Promise.race([loading, missing()]);
  step("Unpacking the rules …");
  for (const archive of fetched) python.unpackArchive(await archive, "zip", { extractDir: SITE });
  step("Reading the rules …");
  return python;
}

async function fetchArchive(name) {
  const answer = await fetch(new URL(`./python/${name}`, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}

// Fails where a part of Python is missing: loadPyodide would wait for it without end.
async function missing() {
  await Promise.all(PARTS.map(async (part) => {
    const answer = await fetch(new URL(`./pyodide/${part}`, import.meta.url), { method: "HEAD" });
    if (!answer.ok) throw new Error(`${part}: ${answer.status}`);
  }));
  return new Promise(() => {});
}
