"""Network namespaces: networks of their own within one computer (Linux). Nothing leads out of them."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
THREADS_OWN = "/proc/thread-self/ns/net"


def unshare(kinds: int) -> None:
    """Move the calling thread into new namespaces of these kinds. Raises OSError where the system forbids it.

    CPython has `os.unshare` from 3.12 on.
    """
    _call("unshare", kinds)


class Namespace:
    """A new network namespace. It lives until `close`, and as long as a process is in it.

    Raises OSError where the system forbids it; see `private_network` for how an ordinary user may.
    """

    def __init__(self) -> None:
        with _coming_back():
            unshare(CLONE_NEWNET)
            self._handle = os.open(THREADS_OWN, os.O_RDONLY)

    def fileno(self) -> int:
        """The handle by which the kernel knows it."""
        return self._handle

    @contextmanager
    def inside(self) -> Iterator[None]:
        """The calling thread is in it meanwhile. Sockets and processes made there stay there."""
        with _coming_back():
            _call("setns", self._handle, CLONE_NEWNET)
            yield

    def close(self) -> None:
        """Let it go. A second time does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


@contextmanager
def _coming_back() -> Iterator[None]:
    home = os.open(THREADS_OWN, os.O_RDONLY)
    try:
        yield
    finally:
        _call("setns", home, CLONE_NEWNET)
        os.close(home)


def _call(name: str, *arguments: int) -> None:
    if getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments):
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
