"""Source *model*: a lesson's programs on our own TCP/IP stack, on a clock of its own, the same every time.

The nouns, from the outside in:

* A *run* (`run.py`) starts the programs on two hosts and tells what happens.
* The *scheduler* (`scheduler.py`) owns the clock. Every thread of every program is a real thread, but exactly one runs
  at a time; whoever waits gives way, and time leaps to whatever happens next. On a real clock it is waited for.
* The *town* (`town.py`) is the two hosts (`sim.network.hosts`) and the cable between them (`sim.network.traffic`).
* A *program* (`program.py`) has modules of its own (`modules.py`): Python's socket.py, threading.py, queue.py and
  selectors.py as they are, loaded anew over stand-ins for what lies below them: `_socket` (`sockets.py`), `_thread`
  (`threads.py`), `time` and `select` (`times.py`). What they ask for, the *kernel* (`kernel.py`) of their host does.
"""
