"""Checks the cases and claims of a folder that can't be compiled, as far as its rules can be read."""

from __future__ import annotations

from collections.abc import Sequence

from recovery_advisor.loading.case_answers import check_case_answers
from recovery_advisor.loading.citations import read_works
from recovery_advisor.loading.claims import check_claims
from recovery_advisor.loading.document import Document
from recovery_advisor.loading.packs import read_packs
from recovery_advisor.loading.place import Faults
from recovery_advisor.loading.questions import read_questions
from recovery_advisor.loading.rule_files import read_rule_files
from recovery_advisor.values.errors import Problem, RulesError


def faults_in_part(
    rules: Sequence[Document], cases: Sequence[Document], claims: Sequence[Document]
) -> Sequence[Problem]:
    """The faults of cases and claims, without those that the faults of the rules may lead to.

    Args:
        rules: the files of a folder that can't be compiled, all of which could be parsed.
        cases: its files of cases.
        claims: its files of claims.
    """
    try:
        files = read_rule_files(rules, Faults())
        packs = read_packs(files)
    except RulesError:
        return ()
    questions = {question.id: question for question in read_questions(files, packs)}
    works = read_works(files).works
    faults = files.faults.names
    for document in cases:
        check_case_answers(document, questions, faults)
    check_claims(claims, questions, works, faults)
    return faults.problems
