"""The English side of the grammar."""
