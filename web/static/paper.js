// What is folded on the screen is on paper too: the danger signs, and what was left out.
const opened = [];

window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details:not([open], .no-print)")) {
    folded.open = true;
    opened.push(folded);
  }
});

window.addEventListener("afterprint", () => {
  for (const folded of opened.splice(0)) folded.open = false;
});
