"""Views and controls. They know worlds and theme tokens, and nothing of where events come from.

A view is given `(world, time)` through `show_world` and paints the same pixels for the same pair.
"""
