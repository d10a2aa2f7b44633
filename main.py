"""Starts Socketscope: the window, or one of the commands that work without it."""

import sys

if __name__ == "__main__":
    if len(sys.argv) > 1:
        from app.command_line import main

        sys.exit(main(sys.argv[1:]))
    # Nothing of the commands is read for the window alone: the person waits for it.
    from app.start import open_window

    sys.exit(open_window())
