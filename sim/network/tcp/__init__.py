"""TCP itself, without any I/O.

The nouns, from the outside in:

* A *segment* (`segment.py`) is what crosses the wire: numbers, flags, window, options, data. Ports belong to the host.
* An *endpoint* (`endpoint.py`) is one end of one connection. Calls, segments and ticks in; segments and events out.
* A *listener* (`listener.py`) makes an endpoint for each caller and keeps the SYN queue and the accept queue.
* The *connection* (`connection.py`) is what RFC 9293 calls the TCB. Segments (`arrivals.py`, with `opening.py`,
  `acknowledgements.py` and `text.py`), calls (`calls.py`), permission to send (`transmitting.py`) and clocks
  (`timeouts.py`) change it; `states.py` alone says where it moves.

Time is a parameter everywhere: seconds as a float, never going back. Inside, sequence numbers are counted without end
(`numbers.py`), so that nothing but the edge of this package knows about modulo 2^32.
"""
