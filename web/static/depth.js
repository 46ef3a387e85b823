// Back and forward: the browser's entries follow the depth that Python tells.
export class History {
  constructor(went) {
    this.depth = 0;
    this.begun = false;
    window.addEventListener("popstate", ({ state }) => {
      const depth = state?.depth ?? 0;
      if (depth === this.depth) return;
      this.depth = depth;
      went(depth);
    });
  }

  settle(depth) {
    if (!this.begun) history.replaceState({ depth: (this.depth = depth) }, "");
    this.begun = true;
    while (this.depth < depth) history.pushState({ depth: ++this.depth }, "");
    if (this.depth > depth) {
      const steps = depth - this.depth;
      this.depth = depth;
      history.go(steps);
    }
  }
}
