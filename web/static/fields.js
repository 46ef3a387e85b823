// The fields of a form, and what a button carries, as Python takes them.

// Each field by its name; several of one name as a list. The pressed button is among them.
export function fieldsOf(form, pressed = null) {
  const fields = {};
  const data = new FormData(form);
  if (pressed?.name) data.append(pressed.name, pressed.value);
  for (const [name, value] of data) {
    if (typeof value !== "string") continue;
    fields[name] = name in fields ? [].concat(fields[name], value) : value;
  }
  return fields;
}

export function withOf(button) {
  return JSON.parse(button?.dataset.with ?? "{}");
}
