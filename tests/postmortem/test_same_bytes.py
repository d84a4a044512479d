"""The same thread gives the same bytes, in whichever process and order of hashes it is told."""

import os
import subprocess
import sys
from pathlib import Path

TOLD = """
from tests.postmortem.test_draft import document
from tests.rehearsal import settled
from tests.stories import thread
import sys
sys.stdout.buffer.write(document(settled(thread('''
10:00 ana opened Checkout is down
10:02 ana wrote /ack
10:03 ana wrote /scribe @cleo
10:04 ben wrote /hypothesis the pool is empty
10:05 eve wrote errors began
10:06 cleo pinned eve
10:10 ben wrote /started about 09:50
10:11 cleo wrote /started 09:45
10:13 ana wrote /update Status: payments fail
    ETA: 10:40
10:20 ana wrote /sev 1
10:30 ben wrote /factor all zones
    /impact many
    /action add limits @ana
10:37 ben wrote /customers told
10:45 ana wrote /resolve done
'''))).encode())
"""


def told(seed):
    """The draft as a process of its own writes it."""
    environ = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": str(Path(__file__).parents[2])}
    made = subprocess.run([sys.executable, "-c", TOLD], env=environ, capture_output=True, check=True)
    return made.stdout


def test_every_process_writes_the_same():
    once, again, other, another = told(0), told(0), told(1), told(4_242)

    assert b"| In all |" in once
    assert once == again == other == another
