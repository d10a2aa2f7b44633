"""How fast it is: `python3 dev.py bench`. Each figure stands beside its bound, or a yardstick of the same run."""
