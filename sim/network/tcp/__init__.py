"""TCP itself, without any I/O."""
