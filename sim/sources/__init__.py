"""Where events come from: the only part of `sim` that touches sockets, files, processes and clocks.

A source runs in a child process, `python -m sim.sources`. It reads one request (`request.RunRequest`, a line of JSON)
from its standard input and writes events, a line of JSON each, to its standard output. When its input ends, because
the asking process wants no more or is gone, it stops its programs, says how it ended, and leaves nothing behind.
"""
