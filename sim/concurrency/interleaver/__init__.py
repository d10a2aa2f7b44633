"""A controlled scheduler over real Python threads, and the explorer of its schedules."""
