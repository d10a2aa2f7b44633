"""Sentences that the headless half says and the window translates.

A sentence is a template in English plus values. The window looks the template up in Qt's own
translation; whatever has no window says it in English.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name that Qt's extractor looks for
    """Mark `text` for Qt's translation tools and return it unchanged."""
    return text


class Sentence(Struct, frozen=True):
    """One sentence for people: `text` is a template, `values` fill its {braces}. `**stars**` mean bold."""

    context: str
    text: str
    values: Mapping[str, str | int | Sentence] = {}

    def said(self, translate: Callable[[str, str], str] = lambda context, text: text) -> str:
        """The sentence with its values filled in. `translate(context, text)` gives the template in another language."""
        filled = {
            name: value.said(translate) if isinstance(value, Sentence) else value for name, value in self.values.items()
        }
        return translate(self.context, self.text).format_map(_Gaps(filled))

    def __str__(self) -> str:
        return self.said()


class _Gaps(dict[str, str | int]):
    """A value that a damaged recording lacks leaves a visible gap instead of ending the program."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"
