"""The conversation: what can happen on a network, and what follows from it."""
