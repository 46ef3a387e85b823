"""Names of locales, each in one spelling."""

import re

#: The most names of a list such as ``fr:en``.
MOST_NAMES = 10
#: A language with script, territory and variants, or none; an encoding and a modifier follow.
_NAME = (
    r"([A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,3}|C|POSIX)"
    r"(\.[A-Za-z0-9_-]{1,20})?(@[A-Za-z0-9_-]{1,20})?"
)
#: A list of names, as a regular expression.
LIST_OF_NAMES = rf"{_NAME}(:{_NAME}){{0,{MOST_NAMES - 1}}}"
#: The locales of programs that are not translated.
_UNTRANSLATED = ("C", "POSIX")


def canonical(name: str) -> str | None:
    """The one spelling of a locale's name; ``None`` for what is none.

    ``pt_BR`` for ``pt-br`` and ``pt_BR.UTF-8@euro``, ``zh_Hant_TW`` for ``ZH-hant-tw``, ``en`` for
    ``C`` and ``POSIX``.
    """
    found = re.fullmatch(_NAME, name)
    if not found:
        return None
    if found[1] in _UNTRANSLATED:
        return "en"
    language, *others = re.split("[_-]", found[1])
    return "_".join([language.lower(), *map(_spelt, others)])


def canonical_list(names: str) -> str | None:
    """The same of names with colons between them, as in ``LANGUAGE``; ``None`` if one is none."""
    each = [canonical(name) for name in names.split(":", MOST_NAMES)]
    spelt = [name for name in each if name]
    return ":".join(spelt) if len(spelt) == len(each) <= MOST_NAMES else None


def script_of(name: str) -> str | None:
    """The script that a canonical name gives, such as ``Latn``."""
    return next((part for part in name.split("_")[1:] if len(part) == 4 and part.isalpha()), None)


def _spelt(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    is_territory = len(part) == 2 or (len(part) == 3 and part.isdigit())
    return part.upper() if is_territory else part.lower()
