"""The desktop shell: window, player, live feed, settings, command line."""
