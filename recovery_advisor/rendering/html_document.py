"""Renders a document as one self-contained HTML page: no script, nothing fetched, for screen and paper."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from recovery_advisor.rendering.html_blocks import lines_of
from recovery_advisor.rendering.page import DocumentBlock
from recovery_advisor.values.hidden import escaped

#: What a browser may load: nothing at all, and of styles only those in the page.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
body { font: 1rem/1.45 sans-serif; max-width: 62rem; margin: 0 auto; padding: 0 .8rem 3rem;
  color: #111; background: #fff; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; border-top: 2px solid; padding-top: .6rem; }
h3 { font-size: 1.08rem; margin-top: 1.8rem; } h4 { font-size: 1rem; margin-top: 1.4rem; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: .9rem; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { border: 1px solid #555; padding: .3rem .45rem; text-align: left; vertical-align: top;
  min-width: 4.2em; overflow-wrap: anywhere; }
thead th { border-bottom: 2px solid #111; overflow-wrap: normal; }
tbody th { font-weight: 600; min-width: 6.8em; }
a { color: #003c8f; }
.wide { overflow-x: auto; } .wide table { min-width: 60rem; }
.hint { display: none; margin: .8rem 0 0; }
@media screen and (max-width: 62rem) { .hint { display: block; } .hint + .wide { border-right: 3px double; } }
svg { display: block; max-width: 100%; height: auto; margin: .2rem 0; }
svg.drawing { width: 26rem; }
svg.step { margin: 0; }
svg.alone { width: 100%; margin: 0 0 1rem; }
svg.beside { display: inline-block; vertical-align: top; margin: 0 0 1rem; }
@media print {
  @page { size: A4; margin: 12mm; }
  body { font-size: 9.5pt; max-width: none; padding: 0; }
  .wide { overflow: visible; } .wide table { min-width: 0; font-size: 8pt; }
  svg.alone { max-height: 165mm; }
  a { color: inherit; text-decoration: none; }
  thead { display: table-header-group; } tr, svg, li, table.short { break-inside: avoid; }
  h2, h3, h4, caption { break-after: avoid; }
}
"""


def document(title: str, blocks: Iterable[DocumentBlock]) -> str:
    """Return a whole page.

    Args:
        title: of the window; the page's own first heading is among the blocks.
        blocks: what stands in it.
    """
    inner = "\n".join(line for block in blocks for line in lines_of(block))
    return escaped(
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{inner}\n</main>\n</body>\n</html>\n"
    )
