"""The model's hosts, without any I/O: frames, calls and ticks in; frames and events out. Time is a parameter.

The nouns, from the wire inwards:

* A *host* (`host.py`) has one network card with a MAC and an IPv4 address. It takes frames apart and makes them.
* Its *neighbour table* (`neighbours.py`) finds the MAC for an IP address by ARP.
* Its *ports* (`ports.py`) say which sockets own which port numbers.
* *TCP sockets* (`tcp_socket.py`) and *UDP sockets* (`udp_socket.py`) are what a program holds; `tcp_table.py` and
  `udp_table.py` find the one that a packet is for.

Whoever holds a host calls `on_tick` when `deadline` has come, and after every call takes `take_frames()` and
`take_events()`. Calls on sockets never wait: what cannot be done at once is said so, and errors are OSError with the
numbers and words of Linux (`errors.py`).
"""
