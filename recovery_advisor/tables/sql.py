"""Writes a program as SQL text, in stages that each add columns to the one before.

The first stage makes a number of each cell: its code, null nowhere, or for an enum of words from the best
to the worst its severity, null where there is none. From there on all is whole numbers and truths, and
what is null is never known: conditions are asked by ``WHEN`` alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from recovery_advisor.rulebook.conditions import AtLeast, Threshold
from recovery_advisor.rulebook.rules import COUNTS_UNLESS_RULED_OUT
from recovery_advisor.tables.cells import NOT_KNOWN, REFUSED, code_of
from recovery_advisor.tables.choices import Choice, Fork, choice_of
from recovery_advisor.tables.layout import MADE, Layout
from recovery_advisor.tables.program import (
    DECISIONS,
    Formula,
    Program,
    Told,
    known,
    ruled_out,
)
from recovery_advisor.tables.sql_cells import Code, Dialect, Kind, are_in_order, cell
from recovery_advisor.tables.wanted import ERROR, SEPARATOR, WORDS, Wanted, rule_column
from recovery_advisor.values.errors import InputError
from recovery_advisor.values.scale import Scale

Stage = Mapping[str, str]

_BAD, _PLACE = f"{MADE}bad", f"{MADE}place"


class _Logic:
    """Joins conditions."""

    def every(self, parts: Sequence[str]) -> str:
        return f"({' AND '.join(parts)})" if parts else "TRUE"

    def some(self, parts: Sequence[str]) -> str:
        return f"({' OR '.join(parts)})" if parts else "FALSE"


_LOGIC = _Logic()


@dataclass(frozen=True)
class SqlProgram:
    """The stages of a program over one table.

    Args:
        program: the laws.
        layout: which columns are answers.
        kinds: what the cells of each of these are; for those of a list of words, the words.
        wanted: the columns that are to be added.
        dialect: of SQL.

    Raises:
        InputError: for a column of courses, which SQL can't read.
    """

    program: Program
    layout: Layout
    kinds: Mapping[str, Kind | tuple[str, ...]]
    wanted: Wanted
    dialect: Dialect

    def __post_init__(self) -> None:
        if self.layout.course:
            hint = "Work their answers out first, and give these as columns."
            raise InputError("course", self.layout.course.column, "no courses in a database", hint)

    def stages(self) -> Iterator[Stage]:
        """The columns that each stage adds, by name; the last has those that are wanted."""
        yield self._read()
        yield {_BAD: self._bad(), **{self._code(id): sql for id, sql in self._merged().items()}}
        yield self._facts()
        yield {_PLACE: self._placed()}
        yield self._outputs()

    def _read(self) -> Stage:
        """The code of each cell, as it stands."""
        read = {}
        for id, reader in self.layout.readers.items():
            ordered = id in self._ordered
            read[_own(id)] = (
                f"enum_code({self.dialect.name(id)})"
                if ordered
                else self._cell(id, reader.code, reader.ends, [reader.question.scale])
            )
        for id, gone in self.layout.gone.items():
            scales = [gone.scale, *(gone.now[into].scale for into in gone.into)]
            read[_blank(id)] = self._cell(id, gone.is_blank, gone.ends, scales)
            for into in gone.into:
                code = gone.codes_for(into)
                read[_told(id, into)] = self._cell(id, code, gone.ends, scales)
        return read

    @cached_property
    def _ordered(self) -> frozenset[str]:
        """The questions with an enum whose words are all answers, in their order, and nothing else told of."""
        merged = {*self.layout.made_of, *self.layout.aged_by}
        return frozenset(
            id
            for id, reader in self.layout.readers.items()
            if id not in merged and are_in_order(self.kinds[id], reader.code)
        )

    def _cell(self, column: str, code: Code, ends: tuple[int, int], scales: Sequence[Scale]) -> str:
        return cell(self.dialect, column, self.kinds[column], code, ends, scales)

    def _merged(self) -> Stage:
        """For each question that is told of by more than its own column, the greatest code."""
        merged = {}
        for id in dict.fromkeys((*self.layout.made_of, *self.layout.aged_by)):
            own = [self._own(id)] if id in self.layout.readers else []
            told = [self.dialect.name(_told(one, id)) for one in self.layout.made_of.get(id, ())]
            each = [f"({one} - {one} % 2)" for one in (*own, *told)]
            greatest = each[0] if len(each) == 1 else f"greatest({', '.join(each)})"
            gone = self.layout.aged_by.get(id, ())
            aged = _LOGIC.some([f"{self.dialect.name(_blank(one))} = 0" for one in gone])
            denied = f"{aged} AND {greatest} = {code_of(0)}"
            merged[id] = f"CASE WHEN {denied} THEN {NOT_KNOWN} ELSE {greatest} END"
        return merged

    @cached_property
    def _refused(self) -> Mapping[str, str]:
        """For each column, where its cell can't be taken."""
        read = [id for id in self.layout.readers if id not in self._ordered]
        refused = {id: f"{self._own(id)} % 2 = {REFUSED}" for id in read}
        for id, gone in self.layout.gone.items():
            told = self.dialect.name(_told(id, gone.into[0]))
            refused[id] = f"{told} % 2 = {REFUSED}"
        for id, reader in self.layout.readers.items():
            for column in () if reader.text else self.layout.made_of.get(id, ()):
                told = self.dialect.name(_told(column, id))
                # By a check-in, what is graver stands in place of whatever else was answered.
                refused[id] += f" AND NOT ({told} > {NOT_KNOWN} AND {told} % 2 = 0)"
        return {id: f"({one})" for id, one in refused.items()}

    def _bad(self) -> str:
        """Where a cell can't be taken; of most columns at once, by the mark of their codes."""
        simple = [
            id
            for id in self.layout.readers
            if id in self._refused and id not in self.layout.made_of
        ]
        others = [one for id, one in self._refused.items() if id not in simple]
        marked = f"(({' | '.join(map(self._own, simple))}) & {REFUSED}) = {REFUSED}"
        return _LOGIC.some([*([marked] if simple else []), *others])

    def _facts(self) -> Stage:
        """Where each group counts; for limits, where it is known not to."""
        bad, groups = self.dialect.name(_BAD), {}
        for number, group in enumerate(self.program.groups):
            # Where something can't be read, referrals alone are seen.
            if group.kind in COUNTS_UNLESS_RULED_OUT:
                fact = f"({bad} OR {ruled_out(group.formula, self._passes, _LOGIC)})"
            elif group.kind == "refer":
                fact = self._known(group.formula)
            else:
                fact = f"({self._known(group.formula)} AND NOT {bad})"
            groups[_group(number)] = fact
        return groups

    def _placed(self) -> str:
        """The place of the decision; null where no row applies, which can't be."""
        places = tuple(map(str, range(len(DECISIONS))))
        return self._case(choice_of(self.program.rows, places))

    def _case(self, choice: Choice) -> str:
        """The choice of an SQL text."""
        if not isinstance(choice, Fork):
            return choice or "NULL"
        fact = self.dialect.name(_group(choice.group))
        does, does_not = self._case(choice.does), self._case(choice.does_not)
        if self.program.groups[choice.group].kind in COUNTS_UNLESS_RULED_OUT:
            does, does_not = does_not, does
        return f"CASE WHEN {fact} THEN {does} ELSE {does_not} END"

    def _outputs(self) -> Stage:
        bad, rows = self.dialect.name(_BAD), self.program.rows
        outputs = {
            name: self._case(choice_of(rows, tuple(map(self.dialect.text, words))))
            for name, words in WORDS.items()
        }
        faults = [(one, self.layout.allowed(id)) for id, one in self._refused.items()]
        outputs[ERROR] = f"CASE WHEN {bad} THEN {self._listed(faults)} END"
        if self.wanted.reasons:
            told = self._told_rules(self.program.reasons)
            no_reason = self.dialect.text(self.program.no_reason)
            outputs["reasons"] = f"COALESCE(NULLIF({told}, ''), {no_reason})"
        if self.wanted.unanswered:
            answered = [
                f"CASE WHEN {self._is_known(id)} THEN 1 ELSE 0 END"
                for id in self.layout.questions
                if id in self.layout.asked
            ]
            unanswered = " - ".join([str(len(self.layout.asked)), *answered])
            outputs["unanswered"] = f"CASE WHEN NOT {bad} THEN {unanswered} END"
        if self.wanted.safety_net:
            outputs["safety_net"] = self._told_rules(self.program.safety_net)
        if self.wanted.rules:
            rules = self.program.rules
            outputs |= {rule_column(rule): self._truth(formula) for rule, formula in rules}
        return outputs

    def _told_rules(self, told: Sequence[Told]) -> str:
        place = f"({self.dialect.name(_PLACE)} + CASE WHEN {self.dialect.name(_BAD)} THEN {len(DECISIONS)} ELSE 0 END)"
        named = []
        for one in told:
            places = [*one.places, *(at + len(DECISIONS) for at in one.unread)]
            at = f"{place} IN ({', '.join(map(str, sorted(places)))})"
            is_known = "TRUE" if one.formula is None else self._known(one.formula)
            named.append((f"({at} AND {is_known})", one.rule))
        return self._listed(named)

    def _listed(self, texts: Sequence[tuple[str, str]]) -> str:
        """Those of some texts whose condition holds, as one text."""
        quote = self.dialect.text
        each = [f"CASE WHEN {one} THEN {quote(text)} END" for one, text in texts]
        return self.dialect.joined(quote(SEPARATOR), each or [quote("")])

    def _truth(self, formula: Formula) -> str:
        false = ruled_out(formula, self._passes, _LOGIC)
        holds = f"WHEN {self._known(formula)} THEN TRUE WHEN {false} THEN FALSE"
        return f"CASE WHEN {self.dialect.name(_BAD)} THEN NULL {holds} END"

    def _known(self, formula: Formula) -> str:
        return known(formula, self._passes, _LOGIC)

    def _passes(self, one: Threshold) -> str:
        """Where an answer is known, or may be meant, that passes a threshold."""
        if one.question not in self.layout.questions or one.severity < 0:
            return "FALSE"
        code = self._answer(one.question)
        if one.question in self._ordered:
            return f"({code} {'>=' if isinstance(one, AtLeast) else '<='} {one.severity})"
        if isinstance(one, AtLeast):
            return f"({code} >= {code_of(one.severity)})"
        return f"({code} BETWEEN {code_of(0)} AND {code_of(one.severity) + REFUSED})"

    def _is_known(self, id: str) -> str:
        least = 0 if id in self._ordered else code_of(0)
        return f"{self._answer(id)} >= {least}"

    def _answer(self, id: str) -> str:
        """The column of a question's code."""
        merged = id in self.layout.made_of or id in self.layout.aged_by
        return self.dialect.name(self._code(id)) if merged else self._own(id)

    def _own(self, id: str) -> str:
        return self.dialect.name(_own(id))

    def _code(self, id: str) -> str:
        return f"{MADE}of_{id}"


def _own(id: str) -> str:
    return f"{MADE}own_{id}"


def _told(gone: str, into: str) -> str:
    return f"{MADE}told_{gone}_{into}"


def _blank(gone: str) -> str:
    return f"{MADE}blank_{gone}"


def _group(number: int) -> str:
    return f"{MADE}group_{number}"
