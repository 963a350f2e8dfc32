"""The headless half of the program: models, training, decoding, experiments."""

import os

# oneDNN compiles code for each shape of a product in bfloat16 and keeps it, for 1,024 shapes: a gigabyte after some
# thousand sentences. With 32 memory stays flat, and nothing is slower: neighbouring products have the same shapes.
# Read when torch is imported.
for name in ("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "LRU_CACHE_CAPACITY"):
    os.environ.setdefault(name, "32")
