"""Sampling of trees: which sentence to say, before either language says it."""
