"""Writes the blocks of a page as HTML; every text in them is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from recovery_advisor.rendering.course_chart import draw_course
from recovery_advisor.rendering.flow_chart import draw_step
from recovery_advisor.rendering.page import (
    BulletList,
    Cell,
    Contents,
    CourseChart,
    DocumentBlock,
    Heading,
    Link,
    ListItem,
    Paragraph,
    Row,
    Step,
    Table,
)
from recovery_advisor.rendering.svg import svg
from recovery_advisor.values.movement import Drawing

#: A table of so few rows is not broken over two pages.
_SHORT = 12


def lines_of(block: DocumentBlock, below: int = 0) -> Iterator[str]:
    """Yield the lines of a block.

    Args:
        block: the block.
        below: how many levels of headings stand above the page.
    """
    match block:
        case Heading(text, level, anchor):
            yield f"<h{level + below}{_id(anchor)}>{escape(text)}</h{level + below}>"
        case Paragraph(text):
            yield f"<p>{escape(text)}</p>"
        case BulletList(items):
            yield "<ul>"
            yield from (_item(item) for item in items)
            yield "</ul>"
        case Table():
            yield from _table(block)
        case Step():
            yield draw_step(block)
        case CourseChart():
            yield draw_course(block)
        case Contents(links):
            yield '<nav aria-label="Contents"><ol>'
            yield from (f"<li>{_inline(link)}</li>" for link in links)
            yield "</ol></nav>"
        case _:
            yield svg(block)


def _item(item: ListItem) -> str:
    details = "".join(f"<li>{escape(detail)}</li>" for detail in item.details)
    return f"<li>{escape(item.text)}{f'<ul>{details}</ul>' if details else ''}</li>"


def _table(table: Table) -> Iterator[str]:
    caption = escape(table.caption)
    if table.hint:
        yield f'<p class="hint">{escape(table.hint)}</p>'
    if table.wide:
        yield f'<div class="wide" role="group" aria-label="{caption}" tabindex="0">'
    short = ' class="short"' if len(table.rows) <= _SHORT else ""
    yield f"<table{_id(table.anchor)}{short}><caption>{caption}</caption>"
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.heads)
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    yield from (_row(row) for row in table.rows)
    yield "</tbody></table>"
    if table.wide:
        yield "</div>"


def _row(row: Row) -> str:
    first, *others = (_cell(cell) for cell in row.cells)
    cells = "".join(f"<td>{cell}</td>" for cell in others)
    return f'<tr{_id(row.anchor)}><th scope="row">{first}</th>{cells}</tr>'


def _cell(cell: Cell) -> str:
    return "<br>".join(_inline(line) for line in cell)


def _inline(text: str | Link | tuple[Link, ...] | Drawing) -> str:
    if isinstance(text, Drawing):
        return text.as_svg()
    if isinstance(text, tuple):
        return ", ".join(map(_inline, text))
    if isinstance(text, Link):
        return f'<a href="#{escape(text.to)}">{escape(text.text)}</a>'
    return escape(text)


def _id(anchor: str) -> str:
    return f' id="{escape(anchor)}"' if anchor else ""
