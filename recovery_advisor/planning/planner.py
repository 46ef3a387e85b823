"""Plans a session: chooses its exercises, deterministically and in a safe order."""

from __future__ import annotations

from functools import lru_cache

from recovery_advisor.decision import ExercisePermit
from recovery_advisor.planning.draft import Draft
from recovery_advisor.planning.items import Items
from recovery_advisor.planning.repertoire import Repertoire
from recovery_advisor.planning.shortfalls import too_short, without_warm_up
from recovery_advisor.planning.stock import Stock
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.languages import KEPT_LANGUAGES
from recovery_advisor.values.levels import AboveRest
from recovery_advisor.values.preferences import Preferences
from recovery_advisor.values.session import NoSession, Session
from recovery_advisor.values.translator import Translator


class Planner:
    """Plans sessions from the exercises of one rule book."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._repertoire = lru_cache(3)(self._new_repertoire)
        self._items = lru_cache(3 * KEPT_LANGUAGES)(self._new_items)

    def stock(self, permit: ExercisePermit, usable: frozenset[str], words: Translator) -> Stock:
        """What there is to plan with.

        Args:
            permit: the permit to exercise.
            usable: ids of the ways whose equipment is available; ways without a permit are
                ignored.
            words: translator into the person's language.
        """
        repertoire = self._repertoire(permit.readiness)
        moves = repertoire.set_of(permit.ways & usable)
        return Stock.of(repertoire, self._items(permit.readiness, words), words, moves)

    def plan(self, stock: Stock, preferences: Preferences) -> Session | NoSession:
        """Plan a session within the time available, or return the reason why there is none.

        Args:
            stock: what there is to plan with.
            preferences: time, focus and variant.
        """
        if not stock.has_warm_up:
            return without_warm_up(stock.words)
        minutes = preferences.minutes or self._book.session.minutes
        first_in_turn = stock.first_in_turn(preferences.variant)
        focus = stock.repertoire.regions_of(preferences.focus)
        orders = stock.repertoire.orders
        found: Draft | None = None
        for choice in (orders.balanced, orders.shortest_of_focus, orders.shortest):
            draft = Draft(stock, first_in_turn, focus)
            draft.take_minimum(choice)
            if draft.seconds <= minutes * 60:
                draft.fill(minutes * 60)
                found = draft if found is None or draft.covers_more_than(found) else found
                if not found.uncovered:
                    break
        return (
            found.session() if found else too_short(minutes, -(-draft.seconds // 60), stock.words)
        )

    def _new_repertoire(self, readiness: AboveRest) -> Repertoire:
        return Repertoire(self._book, readiness)

    def _new_items(self, readiness: AboveRest, words: Translator) -> Items:
        return Items(self._repertoire(readiness).moves, words)
