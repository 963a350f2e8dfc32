"""The French side of the grammar."""
