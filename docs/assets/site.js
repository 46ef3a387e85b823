// A table or a picture that is wider than its page can be moved by the keyboard too.
const widths = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

document$.subscribe(() =>
  requestAnimationFrame(() => {
    widths.disconnect();
    for (const one of document.querySelectorAll(".md-typeset__scrollwrap, .picture")) widths.observe(one);
  }),
);
