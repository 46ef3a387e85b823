// Shows the notice where the page's other scripts can't be loaded or run at all; it needs none of them.
const running = () => document.documentElement.dataset.running;

document.documentElement.dataset.script = "yes";

addEventListener("error", (event) => {
  if (running() && event.target === window) return;
  document.getElementById("notice").hidden = false;
}, true);

addEventListener("click", (event) => {
  if (event.target.id === "again" && !running()) location.reload();
});
