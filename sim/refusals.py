"""Why the system refuses a file, in words."""

from __future__ import annotations

import errno

from sim.words import QT_TRANSLATE_NOOP, Sentence

NO_FILE = QT_TRANSLATE_NOOP("refusals", "there is no such file")
NOT_ALLOWED = QT_TRANSLATE_NOOP("refusals", "that is not allowed")
IS_FOLDER = QT_TRANSLATE_NOOP("refusals", "it is a folder")
REASONS = {
    errno.ENOENT: NO_FILE,
    errno.ENOTDIR: NO_FILE,
    errno.EACCES: NOT_ALLOWED,
    errno.EPERM: NOT_ALLOWED,
    errno.EISDIR: IS_FOLDER,
}
"""What the usual errors are in words; others the system says in its own."""


def why_refused(error: OSError) -> Sentence | str:
    """Why a file cannot be read."""
    known = REASONS.get(error.errno or 0)
    return Sentence("refusals", known) if known is not None else error.strerror or str(error) or type(error).__name__
