"""Judges mutants: refused, equivalent, caught or survived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from recovery_advisor.authoring.mutation.case_net import CaseNet
from recovery_advisor.authoring.mutation.claim_net import ClaimNet
from recovery_advisor.authoring.mutation.distinguish import Distinguisher, person_of
from recovery_advisor.authoring.mutation.judgement import Fate, Judgement
from recovery_advisor.authoring.mutation.missing_tests import missing_of
from recovery_advisor.authoring.mutation.mutant import Mutant
from recovery_advisor.authoring.mutation.subject import RuledBook
from recovery_advisor.loading.checked_folder import CheckedFolder
from recovery_advisor.loading.claims import WrittenClaim, read_claims
from recovery_advisor.loading.compiler import compile_files
from recovery_advisor.loading.document import Document
from recovery_advisor.proving.claim import Claim
from recovery_advisor.proving.formulas import SymbolicPerson
from recovery_advisor.proving.search import NotSettled
from recovery_advisor.proving.written_claims import as_claim
from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.values.errors import RulesError

#: The key of the rule book of all packs.
ALL = ""


class Judge:
    """Judges the mutants of one folder.

    Where there are overlays, the base pack is a rule book of its own beside that of all packs, and
    a mutant is judged by both, each with its cases and claims.

    Args:
        folder: the folder, loaded.
        seconds: how long z3 may take for one question about one mutant.

    Raises:
        EngineUnavailable: where z3 is not installed.
    """

    def __init__(self, folder: CheckedFolder, seconds: float) -> None:
        self._folder, self._seconds = folder, seconds
        self._base, self._overlays = folder.book.base, folder.book.overlays
        self._documents = [file.place.document for file in folder.files.all]
        self._without_examples = [_without_examples(one) for one in self._documents]
        self._rules = {pack: _ruled(folder.book_of(pack)) for pack in self._books(self._base)}
        self._cases = {
            pack: CaseNet([one for one in folder.cases if self._book(one.pack) == pack], rules)
            for pack, rules in self._rules.items()
        }
        self._written = self._by_book(folder.claims)
        self._claims = {
            pack: ClaimNet(self._written[pack], rules, seconds)
            for pack, rules in self._rules.items()
        }

    def judge(self, mutant: Mutant) -> Judgement:
        """The judgement on a mutant of the folder."""
        try:
            changed = self._changed(mutant)
        except RulesError:
            return Judgement(mutant, Fate.REFUSED)
        caught = Judgement(
            mutant, Fate.CAUGHT, example=not self._loads(mutant), case=self._failed_case(changed)
        )
        try:
            return self._settled(caught, changed)
        except NotSettled:
            return caught if _is_caught(caught) else replace(caught, fate=Fate.NOT_SETTLED)

    def _settled(self, caught: Judgement, changed: Mapping[str, RuledBook]) -> Judgement:
        apart = {
            pack: Distinguisher(self._rules[pack], one, self._seconds)
            for pack, one in changed.items()
        }
        differing = [pack for pack, one in apart.items() if one.is_anybody()]
        if not differing:
            # A case is a person, so that a failed case contradicts an equivalent mutant.
            return replace(caught, fate=Fate.NOT_SETTLED if caught.case else Fate.EQUIVALENT)
        judged = replace(caught, claim=self._refuted_claim(changed))
        if _is_caught(judged):
            return judged
        [book, *_] = differing
        pack = judged.mutant.pack or book or (*self._overlays, self._base)[0]
        missing = missing_of(judged.mutant, apart[book], pack)
        return replace(judged, fate=Fate.SURVIVED, missing=missing)

    def _changed(self, mutant: Mutant) -> dict[str, RuledBook]:
        """The rule books that a mutant changes."""
        compiled = compile_files(mutant.made(self._without_examples))
        folder = CheckedFolder(*compiled)
        books = {pack: folder.book_of(pack) for pack in self._books(mutant.pack)}
        people = {pack: person_of(book, self._rules[pack].person) for pack, book in books.items()}
        return {pack: RuledBook(book, people[pack]) for pack, book in books.items()}

    def _loads(self, mutant: Mutant) -> bool:
        try:
            compile_files(mutant.made(self._documents))
        except RulesError:
            return False
        return True

    def _failed_case(self, changed: Mapping[str, RuledBook]) -> str | None:
        found = (self._cases[pack].catches(one) for pack, one in changed.items())
        return next((id for id in found if id), None)

    def _refuted_claim(self, changed: Mapping[str, RuledBook]) -> str | None:
        claims = self._read_by(changed)
        found = (self._claims[pack].catches(claims[pack], one) for pack, one in changed.items())
        return next((id for id in found if id), None)

    def _read_by(self, changed: Mapping[str, RuledBook]) -> Mapping[str, Sequence[Claim]]:
        """The claims, read again where bands that they name may have moved."""
        if all(one.person is self._rules[pack].person for pack, one in changed.items()):
            return self._written
        books = {**self._rules, **changed}
        read = read_claims(self._folder.claim_files, lambda pack: books[self._book(pack)].book)
        return self._by_book(read)

    def _by_book(self, claims: Iterable[WrittenClaim]) -> Mapping[str, Sequence[Claim]]:
        return {
            pack: [as_claim(one) for one in claims if self._book(one.pack) == pack]
            for pack in self._rules
        }

    def _books(self, pack: str) -> list[str]:
        """The keys of the rule books that a pack is part of."""
        alone = self._overlays and pack not in self._overlays
        return [self._base, ALL] if alone else [ALL]

    def _book(self, pack: str) -> str:
        """The key of the rule book for the cases and claims of a pack."""
        return pack if pack == self._base and self._overlays else ALL


def _is_caught(judgement: Judgement) -> bool:
    return bool(judgement.example or judgement.case or judgement.claim)


def _ruled(book: RuleBook) -> RuledBook:
    return RuledBook(book, SymbolicPerson.of(book.questions, "person"))


def _without_examples(document: Document) -> Document:
    """A copy of a file without the examples, so that they can't refuse a rule."""
    if "rules" not in document.data:
        return document
    rules = [
        {key: rule[key] for key in rule if key != "examples"} for rule in document.data["rules"]
    ]
    return replace(document, data={**document.data, "rules": rules})
