"""The Models page: what is kept here, and getting more."""
