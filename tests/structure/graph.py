"""Circles and floors of any graph of arrows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Arrows = Mapping[str, frozenset[str]]


def arrows_of(pairs: Iterable[tuple[str, str]]) -> Arrows:
    """From each node, where its arrows go. A node with none has an entry too."""
    found: dict[str, set[str]] = {}
    for start, end in pairs:
        found.setdefault(start, set()).add(end)
        found.setdefault(end, set())
    return {node: frozenset(ends) for node, ends in found.items()}


def circles(arrows: Arrows) -> tuple[frozenset[str], ...]:
    """The largest sets of nodes that all reach each other, the biggest first."""
    reached = {node: _reached(node, arrows) for node in arrows}
    found = {
        frozenset(other for other in ends if node in reached[other])
        for node, ends in reached.items()
        if node in ends
    }
    return tuple(sorted(found, key=lambda circle: (-len(circle), sorted(circle))))


def _reached(start: str, arrows: Arrows) -> frozenset[str]:
    reached: set[str] = set()
    ahead = list(arrows[start])
    while ahead:
        node = ahead.pop()
        if node not in reached:
            reached.add(node)
            ahead += arrows[node]
    return frozenset(reached)


def floors(arrows: Arrows) -> dict[str, int]:
    """How many floors each node needs below its ceiling, itself counted; a circle is one floor."""
    circle_of = {node: circle for circle in circles(arrows) for node in circle}
    found: dict[str, int] = {}

    def floor(node: str) -> int:
        if node not in found:
            together = circle_of.get(node, frozenset({node}))
            below = {end for one in together for end in arrows[one]} - together
            found.update(dict.fromkeys(together, 1 + max(map(floor, below), default=0)))
        return found[node]

    return {node: floor(node) for node in arrows}
