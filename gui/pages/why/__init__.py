"""The experiments that make the case for attention."""
