"""The most memory that this process has held."""

from pathlib import Path


def peak_bytes() -> int:
    """The most memory that this process has held at once (not on Windows)."""
    status = Path("/proc/self/status")
    if status.exists():
        # Unlike ru_maxrss, which a process inherits from the one that started it, however large that was.
        line = next(line for line in status.read_text(encoding="ascii").split("\n") if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    import resource  # not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # in bytes on macOS
