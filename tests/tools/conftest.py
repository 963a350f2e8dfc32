"""What holds for tests of tools that draw: no display is needed."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
