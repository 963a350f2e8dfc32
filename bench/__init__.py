"""Measurements beside others, and of the window: programs that print JSON, run as `python -m bench.NAME`."""
