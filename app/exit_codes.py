"""What the commands end with. 0 is done, 3 (`app.start.NOT_HERE`) that it cannot run like that on this computer."""

PROBLEM = 1
"""The experiment told of a problem, or not all of a file could be read."""
BAD_INPUT = 2
"""What was asked for makes no sense, or nothing of a file could be read."""
