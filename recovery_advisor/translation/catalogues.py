"""Reads the gettext catalogues of a rules folder. A refused one does not affect the others."""

from __future__ import annotations

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from recovery_advisor.rulebook.book import RuleBook
from recovery_advisor.rulebook.languages import Languages
from recovery_advisor.translation.acceptance import CatalogueRefused, translator_of
from recovery_advisor.translation.catalogue_layout import BadLayout, check_layout
from recovery_advisor.values.locale_names import canonical
from recovery_advisor.values.translator import ENGLISH, Translator

#: The subfolder of a rules folder with the catalogues, one folder for each language.
LOCALE = "locale"
#: The greatest size of a catalogue.
MOST_BYTES = 1_000_000
#: The most languages that are read; the others are refused.
MOST_LANGUAGES = 100
#: Where a catalogue lies in the folder of its language.
CATALOGUE = "LC_MESSAGES/recovery_advisor.mo"


def read_languages(root: Path, book: RuleBook) -> Languages:
    """Read the translations in a rules folder, validated for its rule book."""
    usable: dict[str, Translator] = {}
    refused: dict[str, str] = {}
    for number, folder in enumerate(_folders(root / LOCALE)):
        try:
            if number >= MOST_LANGUAGES:
                raise CatalogueRefused(f"a folder has at most {MOST_LANGUAGES} languages")
            usable[folder.name] = translator_of(_read(folder, root), folder.name, book)
        except CatalogueRefused as error:
            refused[folder.name] = str(error)
    return Languages(usable, refused)


def _folders(locale: Path) -> list[Path]:
    try:
        return sorted(one for one in locale.iterdir() if one.is_dir() and one.name[0] != ".")
    except OSError:
        return []


def _read(folder: Path, root: Path) -> GNUTranslations:
    name = canonical(folder.name)
    if name is None:
        raise CatalogueRefused("its folder must be named for a language, such as de or pt_BR")
    if name != folder.name:
        raise CatalogueRefused(f"its folder must be named {name}")
    if name == ENGLISH.locale:
        raise CatalogueRefused("English is the source, and is never translated")
    return _parsed(_content(folder / CATALOGUE, root))


def _content(path: Path, root: Path) -> bytes:
    try:
        if not path.resolve().is_relative_to(root.resolve()):
            raise CatalogueRefused("a link that leads out of the folder is not followed")
        if path.exists() and not path.is_file():
            raise CatalogueRefused(f"{CATALOGUE} is not a file")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CatalogueRefused(
            f"there is no {CATALOGUE} in its folder; compile it with msgfmt"
        ) from None
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "its links go round in a circle"
        raise CatalogueRefused(f"{CATALOGUE} can't be read: {reason}") from None
    if len(content) > MOST_BYTES:
        raise CatalogueRefused(f"{CATALOGUE} is larger than {MOST_BYTES} bytes")
    return content


def _parsed(content: bytes) -> GNUTranslations:
    try:
        check_layout(content)
        return GNUTranslations(BytesIO(content))
    except BadLayout as error:
        raise CatalogueRefused(f"{CATALOGUE} is no catalogue: {error}") from None
    # The standard library's reader can raise almost any exception on a corrupt file.
    except Exception as error:
        raise CatalogueRefused(
            f"{CATALOGUE} is no catalogue: {type(error).__name__}, {error}"
        ) from None
