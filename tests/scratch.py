"""Where tests put their files: into memory where there is room, for waiting for a disk proves nothing."""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes that have to be free there: two runs with two mongods each."""


def choose() -> None:
    """For this process and all that it starts; TMPDIR, where somebody set it, says otherwise."""
    if "TMPDIR" in os.environ or not os.access(MEMORY, os.W_OK):
        return
    if shutil.disk_usage(MEMORY).free >= ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)
