"""The engine without a window: one file for each subcommand of `python -m engine`."""
