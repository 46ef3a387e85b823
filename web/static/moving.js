// Stops what moves, for people whom movement disturbs.
let still = false;

export function stopMoving(button, screen) {
  still = !still;
  button.textContent = still ? "Let the drawings move" : "Pause the drawings";
  stayStill(screen);
}

export function stayStill(screen) {
  document.body.classList.toggle("still", still);
  const quiet = still || matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const picture of screen.querySelectorAll("svg")) {
    if (quiet) picture.pauseAnimations();
    else picture.unpauseAnimations();
  }
}
