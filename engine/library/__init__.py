"""The models that are kept here: listing, exporting, importing, duplicating and renaming them."""
