// Files to and from the person's own device.
const MOST_BYTES = 1_000_000; // More is not read.

export function download({ name, type, text }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

// The text of the chosen file; null where it is too large to be a record, undefined where none was chosen.
export async function readFile(input) {
  const [file] = input.files;
  const text = file && (file.size > MOST_BYTES ? null : await file.text());
  input.value = ""; // So that the same file may be chosen again.
  return text;
}
