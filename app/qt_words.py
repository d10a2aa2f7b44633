"""Words of Qt's own dialogs that Qt's Chinese catalogue lacks; ours gives them, under Qt's own contexts."""

from __future__ import annotations

from sim.words import QT_TRANSLATE_NOOP

MISSING = {
    "QFileDialog": (
        QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
        QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    ),
    "QAbstractFileIconProvider": (
        QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Drive"),
        QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
        QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Unknown"),
    ),
}
"""By the context in which Qt asks for them. Nothing reads this: it is where the catalogue gets them from."""
