"""The threads: what can happen between them, and the world it makes."""
