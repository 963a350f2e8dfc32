"""The published benchmark of the three architectures: Multi30k, German to English, trained and scored anew."""
