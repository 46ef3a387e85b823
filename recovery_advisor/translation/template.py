"""Writes the texts to translate as a gettext template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recovery_advisor.translation.messages import Message

#: Without Plural-Forms, which is of a language: tools add it, and Babel reads no placeholder for it.
_HEAD = """\
# Texts of recovery_advisor and of one rules folder. Marked are those that say to stop or to seek help:
# a catalogue that lacks one of them, or changes a placeholder in braces, is refused whole.
# What no speaker of the language has reviewed is never shown to people.
msgid ""
msgstr ""
"Project-Id-Version: recovery_advisor\\n"
"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"
"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"
"Language-Team: LANGUAGE <LL@li.org>\\n"
"Language: \\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
_MUST = "#. stop or seek help: without it the language is refused\n"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def template(messages: Iterable[Message]) -> str:
    """The gettext template (``.pot``) of some messages."""
    return "\n".join([_HEAD, *("".join(_entry(message)) for message in messages)])


def _entry(message: Message) -> Iterator[str]:
    if message.must:
        yield _MUST
    for where in message.where:
        yield f"#. {where}\n"
    if message.filled:
        yield "#, python-brace-format\n"
    yield f"msgid {_quoted(message.text)}\n"
    if message.several is None:
        yield 'msgstr ""\n'
    else:
        yield f'msgid_plural {_quoted(message.several)}\nmsgstr[0] ""\nmsgstr[1] ""\n'


def _quoted(text: str) -> str:
    return '"' + "".join(_ESCAPES.get(character, character) for character in text) + '"'
